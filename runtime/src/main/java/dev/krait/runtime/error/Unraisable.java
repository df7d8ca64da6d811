// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Exceptions that nobody can catch: those of finalisers, callbacks and the like. They go to `sys.unraisablehook`.
public final class Unraisable {
  private Unraisable() {
  }

  /// Hands the exception to the hook, with a message in front of the object's repr; the object may be null. Never raises.
  public static void report(ThreadState ts, PyException exception, String message, Object object) {
    try {
      Object sys = ts.interpreter().modules().get("sys");
      Object hook = sys == null ? null : Objects.findAttribute(ts, sys, "unraisablehook");
      if (hook != null && hook != PyNone.NONE) {
        Object make = Objects.findAttribute(ts, sys, "UnraisableHookArgs");
        Object traceback = exception.value.traceback == null ? PyNone.NONE : exception.value.traceback;
        Object[] fields = {exception.value.type, exception.value, traceback, message == null ? PyNone.NONE : message,
            object == null ? PyNone.NONE : object};
        Object args = Calls.call1(ts, make, dev.krait.runtime.object.PyTuple.of(fields));
        Calls.call1(ts, hook, args);
      }
    } catch (PyException e) {
      System.err.println("Exception ignored in sys.unraisablehook");
    }
  }
}
