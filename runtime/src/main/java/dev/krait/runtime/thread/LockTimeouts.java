// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.type.Types;

/// The `blocking` and `timeout` arguments of locks.
public final class LockTimeouts {
  private static final double NANOS = 1e9;
  /// The longest timeout in seconds: what fits a long of nanoseconds.
  static final double MAXIMUM = Math.floor(Long.MAX_VALUE / NANOS);

  private LockTimeouts() {
  }

  /// A number of seconds from an argument.
  public static double seconds(ThreadState ts, Object timeout) {
    if (!PyFloatType.isFloat(timeout) && !Numbers.hasIndex(timeout)) {
      throw PyErrors.typeError("'" + Types.nameOf(timeout) + "' object cannot be interpreted as an integer or float");
    }
    return Converters.toDouble(ts, timeout);
  }

  /// The wait in nanoseconds, where None stands for no limit and only a blocking call may have one.
  public static long optionalNanos(ThreadState ts, boolean blocking, Object timeout) {
    if (timeout == PyNone.NONE) {
      return blocking ? -1 : 0;
    }
    if (!blocking) {
      throw PyErrors.valueError("can't specify a timeout for a non-blocking call");
    }
    if (seconds(ts, timeout) < 0) {
      throw PyErrors.valueError("timeout value must be a non-negative number");
    }
    return nanos(ts, true, timeout);
  }

  /// The wait in nanoseconds: negative for ever, 0 not at all. Raises as CPython does for arguments that make no sense.
  static long nanos(ThreadState ts, boolean blocking, Object timeout) {
    double seconds = timeout instanceof PyInt i ? i.value : timeout instanceof PyFloat f ? f.value : seconds(ts, timeout);
    if (Double.isNaN(seconds)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (!blocking && seconds != -1) {
      throw PyErrors.valueError("can't specify a timeout for a non-blocking call");
    }
    if (seconds < 0 && seconds != -1) {
      throw PyErrors.valueError("timeout value must be a non-negative number");
    }
    if (seconds > MAXIMUM) {
      throw PyErrors.overflowError("timeout value is too large");
    }
    return !blocking ? 0 : seconds < 0 ? -1 : (long) Math.ceil(seconds * NANOS);
  }
}
