// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.DigitLimit;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.Threads;
import dev.krait.runtime.thread.World;

/// The limits that `sys` reads and sets.
@PyModuleDef(value = "sys", part = true)
final class SysLimits {
  private static final double NANOSECONDS = 1e9;

  private SysLimits() {
  }

  /// Return the recursion limit.
  @Function("getrecursionlimit()")
  static long getrecursionlimit(ThreadState ts) {
    return ts.interpreter().threads().recursionLimit();
  }

  /// Set how deep calls may nest.
  @Function("setrecursionlimit(limit, /)")
  static void setrecursionlimit(ThreadState ts, int limit) {
    if (limit < 1) {
      throw PyErrors.valueError("recursion limit must be greater or equal than 1");
    }
    Threads threads = ts.interpreter().threads();
    int depth = threads.recursionLimit() - ts.framesLeft();
    if (depth >= limit) {
      throw PyErrors.recursionError("cannot set the recursion limit to " + limit + " at the recursion depth " + depth + ": the limit is too low");
    }
    World.stopped(ts, () -> threads.setRecursionLimit(limit));
  }

  /// Return the switch interval in seconds.
  @Function("getswitchinterval()")
  static double getswitchinterval(ThreadState ts) {
    return ts.interpreter().threads().gil().intervalNanos() / NANOSECONDS;
  }

  /// Set how long a thread may hold the global interpreter lock while others wait for it, in seconds.
  @Function("setswitchinterval(interval, /)")
  static void setswitchinterval(ThreadState ts, double interval) {
    if (!(interval > 0)) {
      throw PyErrors.valueError("switch interval must be strictly positive");
    }
    ts.interpreter().threads().gil().setIntervalNanos((long) (interval * NANOSECONDS));
  }

  /// Return how many digits conversions between int and str may have.
  @Function("get_int_max_str_digits()")
  static long getIntMaxStrDigits(ThreadState ts) {
    return ts.interpreter().digitLimit().digits;
  }

  /// Set how many digits conversions between int and str may have; 0 for no limit.
  @Function("set_int_max_str_digits(maxdigits)")
  static void setIntMaxStrDigits(ThreadState ts, int maxdigits) {
    if (maxdigits != 0 && maxdigits < DigitLimit.THRESHOLD) {
      throw PyErrors.valueError("maxdigits must be >= " + DigitLimit.THRESHOLD + " or 0 for unlimited");
    }
    ts.interpreter().digitLimit().digits = maxdigits;
  }
}
