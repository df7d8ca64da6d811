// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.sys.StandardStreams;
import dev.krait.runtime.thread.ThreadState;

/// Ends an interpreter in CPython's order: threads that are no daemons end, `atexit` functions run, interpreters
/// that were made in it end, streams are flushed.
public final class Shutdown {
  /// The exit status where standard output could not be flushed.
  public static final int FLUSH_FAILED = 120;

  private Shutdown() {
  }

  /// Ends the interpreter; false if the standard streams could not be flushed.
  public static boolean run(ThreadState ts) {
    joinThreads(ts);
    ts.interpreter().exitFunctions().run(ts);
    if (ts.interpreter().membership().isMain()) {
      Subinterpreters.endAll(ts);
    }
    boolean flushed = StandardStreams.flush(ts);
    ts.interpreter().threads().setFinalizing(ts);
    ts.fresh.flush(ts);
    ts.interpreter().finalizers().drain(ts);
    ModuleTeardown.run(ts);
    return StandardStreams.flush(ts) && flushed;
  }

  private static void joinThreads(ThreadState ts) {
    Object threading = ts.interpreter().modules().get("threading");
    if (threading == null || threading == PyNone.NONE) {
      return;
    }
    try {
      Calls.call0(ts, Objects.getAttribute(ts, threading, "_shutdown"));
    } catch (PyException e) {
      Unraisable.report(ts, e, "Exception ignored on threading shutdown", threading);
    }
  }
}
