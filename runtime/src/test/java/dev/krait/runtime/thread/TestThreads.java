// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.interp.Interpreter;

/// Gives unit tests a thread that runs Python, in an interpreter without modules.
public final class TestThreads {
  private TestThreads() {
  }

  /// The current thread's state; a new interpreter's if it had none.
  public static ThreadState current() {
    ThreadState ts = ThreadState.currentOrNull();
    if (ts == null) {
      ts = new ThreadState(new Interpreter(), Thread.currentThread(), 1000);
      ThreadState.setCurrent(ts);
    }
    return ts;
  }
}
