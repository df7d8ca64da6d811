// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.ThreadState;
import java.util.concurrent.locks.ReentrantLock;

/// The lock of one stream. It may be held while a thread blocks in the stream below, so a thread that finds it taken leaves Python
/// while it waits. It may be taken again by its holder only for reading the state ([#enterNested]).
final class IoLock {
  private final ReentrantLock lock = new ReentrantLock();

  /// Takes the lock; RuntimeError if this thread has it already.
  void enter(ThreadState ts, Object owner) {
    if (lock.isHeldByCurrentThread()) {
      throw PyErrors.runtimeError("reentrant call inside " + Objects.reprText(ts, owner));
    }
    enterNested(ts);
  }

  /// Takes the lock, also if this thread has it already.
  void enterNested(ThreadState ts) {
    Blocking.lock(ts, lock, "lock of a stream");
  }

  void leave() {
    lock.unlock();
  }
}
