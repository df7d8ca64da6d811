// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.util.function.Supplier;

/// Runs work that may recurse deeply on a thread of its own with a large stack, and waits for it.
final class DeepStack {
  /// Address space only: memory is used as far as the stack really grows.
  private static final long BYTES = 512L << 20;

  private DeepStack() {
  }

  private static final class Work<T> implements Runnable {
    private final Supplier<T> supplier;
    private T result;
    private RuntimeException failure;

    Work(Supplier<T> supplier) {
      this.supplier = supplier;
    }

    @Override
    public void run() {
      try {
        result = supplier.get();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
  }

  static <T> T call(Supplier<T> supplier) {
    Work<T> work = new Work<>(supplier);
    Thread thread = new Thread(null, work, "krait-parser", BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (work.failure != null) {
      throw work.failure;
    }
    return work.result;
  }
}
