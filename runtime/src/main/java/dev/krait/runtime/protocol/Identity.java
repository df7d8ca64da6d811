// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.thread.ThreadState;

/// `is` and `id`. Ints and floats have no identity beyond their value.
public final class Identity {
  private Identity() {
  }

  /// `lhs is rhs`.
  public static boolean same(Object lhs, Object rhs) {
    if (lhs == rhs) {
      return true;
    }
    if (lhs instanceof PyInt i) {
      return rhs instanceof PyInt j && i.value == j.value;
    }
    if (lhs instanceof PyFloat || lhs instanceof PyBigInt) {
      return lhs.equals(rhs);
    }
    return lhs instanceof String s && s.length() <= 1 && s.equals(rhs);
  }

  /// `id(object)`: from the value for ints and floats, else a number given at the first question.
  public static long of(ThreadState ts, Object object) {
    if (object instanceof PyInt i) {
      return i.value * 32 + 0x7f0000000000L | 1;
    }
    if (object instanceof PyFloat f) {
      return (Double.doubleToRawLongBits(f.value) >>> 12 << 4 ^ Double.doubleToRawLongBits(f.value)) & 0x7fffffffffffffffL | 2;
    }
    return ts.interpreter().identities().of(object);
  }

  /// The hash of an object that compares by identity.
  public static long hash(ThreadState ts, Object object) {
    long id = of(ts, object);
    return id >>> 4 | id << 60;
  }
}
