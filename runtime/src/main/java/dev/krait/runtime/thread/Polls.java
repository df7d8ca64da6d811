// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.protocol.Calls;

/// What a thread does when a poll finds a request.
final class Polls {
  private Polls() {
  }

  /// Serves all requests of the current thread: the stop of the world first, then the GIL, then what may run Python code:
  /// what is meant for the program, so that a finaliser does not swallow it, and finalisers last.
  static void handle(ThreadState ts) {
    Threads threads = ts.interpreter().threads();
    if ((ts.poll & ThreadState.POLL_STOP) != 0) {
      ts.clearRequest(ThreadState.POLL_STOP);
      ts.detach(Activity.WORLD, null);
      ts.attach();
    }
    if ((ts.poll & ThreadState.POLL_GIL) != 0) {
      ts.handOver();
    }
    if ((ts.poll & ThreadState.POLL_SIGNAL) != 0) {
      ts.clearRequest(ThreadState.POLL_SIGNAL);
      threads.signals().run(ts);
    }
    if ((ts.poll & ThreadState.POLL_EXCEPTION) != 0) {
      ts.clearRequest(ThreadState.POLL_EXCEPTION);
      raise(ts, ts.takeAsyncException());
    }
    if ((ts.poll & ThreadState.POLL_FINALIZE) != 0) {
      ts.clearRequest(ThreadState.POLL_FINALIZE);
      ts.interpreter().finalizers().drainSome(ts);
    }
  }

  private static void raise(ThreadState ts, Object exception) {
    if (exception == null) {
      return;
    }
    Object value = exception instanceof PyBaseException ? exception : Calls.call0(ts, exception);
    if (value instanceof PyBaseException e) {
      throw new PyException(e);
    }
    throw PyErrors.typeError("exceptions must derive from BaseException");
  }
}
