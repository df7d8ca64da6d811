// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterLimits;
import dev.krait.runtime.interp.Membership;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.sys.SystemState;
import dev.krait.runtime.thread.InterpreterClosed;
import dev.krait.runtime.thread.ThreadState;
import java.util.function.Function;

/// Makes, enters and ends interpreters beside the one that runs: they start as the first one did, with its configuration, but have modules,
/// `sys`, threads and finalisers of their own.
///
/// Thread rule: any thread that runs Python may use it. Who ends an interpreter has taken it out of its group, so that one thread does.
public final class Subinterpreters {
  private Subinterpreters() {
  }

  /// A new interpreter, ready to run code; what goes wrong at its start is raised here and takes it out of the group again.
  public static Interpreter create(ThreadState ts, int origin, InterpreterLimits limits) {
    Interpreter made = new Interpreter(ts.interpreter(), origin, limits);
    SystemState system = ts.interpreter().membership().group().main().system();
    try {
      call(ts, made, inner -> {
        Startup.run(inner, system.configuration().forSubinterpreter());
        String first = system.firstPath();
        Object path = inner.interpreter().system().get("path");
        if (first != null && path != null && path != PyNone.NONE) {
          inner.interpreter().system().setFirstPath(first);
          Calls.method(inner, path, "insert", PyInt.ZERO, Text.fromJava(first));
        }
        return null;
      });
    } catch (RuntimeException e) {
      made.membership().group().remove(made);
      throw e;
    }
    made.membership().setReady();
    return made;
  }

  /// A new interpreter that has a number but has not been started: nothing can run in it.
  public static Interpreter reserve(ThreadState ts) {
    return new Interpreter(ts.interpreter(), Membership.UNKNOWN, InterpreterLimits.UNDECIDED);
  }

  /// Runs an action in an interpreter on the current thread, which may be in that one or in another.
  public static <T> T call(ThreadState ts, Interpreter target, Function<ThreadState, T> action) {
    if (ts.interpreter() == target) {
      return action.apply(ts);
    }
    try {
      ThreadState inner = target.threads().enterFrom(ts);
      try {
        return action.apply(inner);
      } finally {
        target.threads().leaveTo(inner, ts);
      }
    } catch (InterpreterClosed e) {
      if (ts.interpreter().threads().isShutOut(ts)) {
        throw e;
      }
      // The interruption that has woken this thread was not meant for the interpreter that goes on.
      Thread.interrupted();
      throw PyErrors.runtimeError(e.getMessage());
    }
  }

  /// Ends an interpreter in which no thread runs `__main__`: waits for its threads, runs its `atexit` functions, flushes its streams.
  public static void end(ThreadState ts, Interpreter interpreter) {
    if (!interpreter.membership().group().remove(interpreter)) {
      return;
    }
    if (interpreter.membership().isReady()) {
      call(ts, interpreter, inner -> Shutdown.run(inner));
    }
    interpreter.membership().group().tellEnd(interpreter);
  }

  /// Ends those that are left when the main interpreter ends. One whose `__main__` still runs goes with the process.
  static void endAll(ThreadState ts) {
    boolean warned = false;
    for (Interpreter interpreter : ts.interpreter().membership().group().all()) {
      if (interpreter == ts.interpreter()) {
        continue;
      }
      if (!warned) {
        warned = true;
        warn(ts);
      }
      if (interpreter.membership().startRunning()) {
        end(ts, interpreter);
      }
    }
  }

  private static void warn(ThreadState ts) {
    try {
      Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "remaining subinterpreters; close them with Interpreter.close()", 1);
    } catch (PyException e) {
      Unraisable.report(ts, e, null, null);
    }
  }
}
