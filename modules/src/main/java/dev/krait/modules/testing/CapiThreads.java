// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.Threads;

/// Threads that Python has not started and that call in.
///
/// Java: one for each module object; [#temporary] is guarded by this.
@PyModuleDef(value = "_testcapi", extension = true, part = true)
public final class CapiThreads {
  private Thread temporary;

  CapiThreads() {
  }

  /// Call a function in a thread that is not Python's, and wait for the thread unless told otherwise.
  @Function("call_in_temporary_c_thread(callback, wait=True)")
  void callInTemporaryThread(ThreadState ts, Object callback, boolean wait) {
    Threads threads = ts.interpreter().threads();
    Thread thread = new Thread(null, () -> call(threads, callback), "temporary");
    thread.setDaemon(true);
    synchronized (this) {
      if (temporary != null) {
        throw PyErrors.runtimeError("a temporary thread is not joined yet");
      }
      temporary = thread;
    }
    Multi.enable();
    thread.start();
    if (wait) {
      joinTemporaryThread(ts);
    }
  }

  private static void call(Threads threads, Object callback) {
    ThreadState ts = threads.enter(0);
    try {
      Calls.call0(ts, callback);
    } catch (PyException e) {
      Unraisable.report(ts, e, null, callback);
    } finally {
      threads.leave(ts);
    }
  }

  /// Wait for the thread of the last call.
  @Function("join_temporary_c_thread()")
  void joinTemporaryThread(ThreadState ts) {
    Thread thread;
    synchronized (this) {
      thread = temporary;
      temporary = null;
    }
    if (thread == null) {
      throw PyErrors.runtimeError("there is no temporary thread");
    }
    Blocking.call(ts, Activity.LOCK, "join", () -> {
      thread.join();
      return null;
    });
  }
}
