// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Seconds since 1970 as Python gives them: an int or a float.
final class Timestamps {
  private static final double LIMIT = 0x1p63;

  private Timestamps() {
  }

  static PyException outOfRange() {
    return PyErrors.overflowError("timestamp out of range for platform time_t");
  }

  private static long whole(ThreadState ts, Object timestamp) {
    if (Numbers.index(ts, timestamp) instanceof PyInt i) {
      return i.value;
    }
    throw outOfRange();
  }

  private static double checked(Object timestamp) {
    double value = PyFloatType.valueOf(timestamp);
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    return value;
  }

  private static long inRange(double seconds) {
    if (seconds < -LIMIT || seconds >= LIMIT) {
      throw outOfRange();
    }
    return (long) seconds;
  }

  /// The whole seconds of a timestamp, rounded down.
  static long floor(ThreadState ts, Object timestamp) {
    return PyFloatType.isFloat(timestamp) ? inRange(Math.floor(checked(timestamp))) : whole(ts, timestamp);
  }

  /// The seconds and microseconds of a timestamp, rounded half to even.
  static long[] parts(ThreadState ts, Object timestamp) {
    if (!PyFloatType.isFloat(timestamp)) {
      if (!Numbers.hasIndex(timestamp)) {
        throw PyErrors.typeError("argument must be int or float, not " + Types.nameOf(timestamp));
      }
      return new long[] {whole(ts, timestamp), 0};
    }
    double value = checked(timestamp);
    double seconds = value < 0 ? Math.ceil(value) : Math.floor(value);
    double micros = Math.rint((value - seconds) * PyTimeDelta.SECOND);
    if (micros >= PyTimeDelta.SECOND) {
      micros -= PyTimeDelta.SECOND;
      seconds += 1;
    } else if (micros < 0) {
      micros += PyTimeDelta.SECOND;
      seconds -= 1;
    }
    return new long[] {inRange(seconds), (long) micros};
  }
}
