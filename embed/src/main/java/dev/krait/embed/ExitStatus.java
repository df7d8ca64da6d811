// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// What an exception that nobody caught means for the process: what is printed, and the exit status.
final class ExitStatus {
  /// No status, but that the process is to end as one that SIGINT has ended, which its parent then sees.
  static final int INTERRUPTED = 0x102;
  private static final int SIGINT = 2;
  /// What a shell says of a process that SIGINT has ended.
  private static final int INTERRUPTED_STATUS = 128 + SIGINT;

  private ExitStatus() {
  }

  /// Prints the exception, unless it only asks to exit, and returns the status.
  static int of(ThreadState ts, PyException e) {
    if (PyErrors.is(e, Exceptions.SYSTEM_EXIT)) {
      return ofSystemExit(ts, e);
    }
    print(ts, e);
    return PyErrors.is(e, Exceptions.KEYBOARD_INTERRUPT) ? INTERRUPTED : 1;
  }

  /// Ends the process with SIGINT, whose handler is the system's again. Returns a status only where that fails.
  static int interrupt(ThreadState ts) {
    Signal.handle(new Signal("INT"), SignalHandler.SIG_DFL);
    try {
      Calls.call2(ts, Imports.attribute(ts, "posix", "kill"), PyInt.of(ProcessHandle.current().pid()), PyInt.of(SIGINT));
    } catch (PyException e) {
      return INTERRUPTED_STATUS;
    }
    return INTERRUPTED_STATUS;
  }

  private static int ofSystemExit(ThreadState ts, PyException e) {
    Object code = Objects.findAttribute(ts, e.value, "code");
    if (code == null || code == PyNone.NONE) {
      return 0;
    }
    Object number = Numbers.intOrNull(code);
    if (number != null) {
      return number instanceof PyInt i ? (int) i.value & 0xFF : 0xFF;
    }
    Object err = ts.interpreter().system().get("stderr");
    if (err != null && err != PyNone.NONE) {
      try {
        Calls.method(ts, err, "write", Objects.str(ts, code));
        Calls.method(ts, err, "write", "\n");
        Calls.method(ts, err, "flush");
      } catch (PyException failed) {
        return 1;
      }
    }
    return 1;
  }

  /// Shows the exception through `sys.excepthook`.
  static void print(ThreadState ts, PyException e) {
    flushOutput(ts);
    ts.interpreter().system().namespace().put("last_exc", e.value);
    Object traceback = e.value.tracebackOrNone();
    ts.interpreter().system().namespace().put("last_type", e.value.type);
    ts.interpreter().system().namespace().put("last_value", e.value);
    ts.interpreter().system().namespace().put("last_traceback", traceback);
    Object hook = ts.interpreter().system().get("excepthook");
    if (hook == null) {
      write(ts, "sys.excepthook is missing\n");
      hook = ts.interpreter().system().get("__excepthook__");
    }
    try {
      ts.interpreter().system().audit(ts, "sys.excepthook", hook, e.value.type, e.value, traceback);
      Calls.call3(ts, hook, e.value.type, e.value, traceback);
    } catch (PyException failed) {
      if (PyErrors.is(failed, Exceptions.SYSTEM_EXIT)) {
        throw failed;
      }
      write(ts, "Error in sys.excepthook:\n");
      Object original = ts.interpreter().system().get("__excepthook__");
      show(ts, original, failed);
      write(ts, "\nOriginal exception was:\n");
      show(ts, original, e);
    }
  }

  private static void flushOutput(ThreadState ts) {
    Object out = ts.interpreter().system().get("stdout");
    if (out != null && out != PyNone.NONE) {
      try {
        Calls.method(ts, out, "flush");
      } catch (PyException e) {
        return;
      }
    }
  }

  private static void show(ThreadState ts, Object hook, PyException e) {
    try {
      Calls.call3(ts, hook, e.value.type, e.value, e.value.tracebackOrNone());
    } catch (PyException failed) {
      write(ts, e.value.type.name() + "\n");
    }
  }

  private static void write(ThreadState ts, String text) {
    Object err = ts.interpreter().system().get("stderr");
    if (err != null && err != PyNone.NONE) {
      Calls.method(ts, err, "write", Text.fromJava(text));
    }
  }
}
