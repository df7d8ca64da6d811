// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Exceptions that nobody can catch: those of finalisers, callbacks and the like. They go to `sys.unraisablehook`.
public final class Unraisable {
  /// The type of the hook's argument.
  public static final PyType ARGS = PyStructSequence.define("UnraisableHookArgs", "builtins", "What sys.unraisablehook is told.", 5,
      "exc_type", "exc_value", "exc_traceback", "err_msg", "object");

  private Unraisable() {
  }

  /// Hands the exception to the hook, with a message in front of the object's repr; the object may be null. Never raises.
  public static void report(ThreadState ts, PyException exception, String message, Object object) {
    try {
      Object hook = ts.interpreter().system().get("unraisablehook");
      if (hook != null && hook != PyNone.NONE) {
        Object traceback = exception.value.tracebackOrNone();
        Object[] fields = {exception.value.type, exception.value, traceback, message == null ? PyNone.NONE : Text.fromJava(message),
            object == null ? PyNone.NONE : object};
        Calls.call1(ts, hook, PyStructSequence.of(ARGS, fields));
      }
    } catch (PyException e) {
      System.err.println("Exception ignored in sys.unraisablehook");
    }
  }

  /// Like [#report], with the object's repr as the end of the message.
  public static void reportIn(ThreadState ts, PyException exception, String message, Object object) {
    String shown;
    try {
      shown = Objects.reprText(ts, object);
    } catch (PyException e) {
      shown = "<object repr() failed>";
    }
    report(ts, exception, message + shown, null);
  }
}
