// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import dev.krait.compiler.codegen.TreeWarnings;
import dev.krait.compiler.scope.Recursion;

/// A run of passes over a tree. It is tried on the caller's thread, and where the tree is too deep for that, once more on a thread with a
/// large stack. Warnings are kept until the run is over, so that they are given once and on the caller's thread.
abstract class Stage<T> {
  private T result;
  private Throwable failure;

  /// The passes themselves; may be run twice.
  abstract T run(TreeWarnings kept, Recursion recursion);

  /// Runs the passes, gives their warnings to `warnings`, and returns or throws what came out.
  final T complete(WarningSink warnings, String fileName) {
    TreeWarnings kept = attempt(Recursion.shallow());
    boolean tooDeep = failure instanceof CompileError error && error.kind() == CompileError.Kind.RECURSION;
    // A caller deep in calls of its own may have left less stack than the guard counts on.
    if (tooDeep || failure instanceof StackOverflowError) {
      kept = attemptDeep();
    }
    kept.give(warnings, fileName);
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return result;
  }

  private TreeWarnings attempt(Recursion recursion) {
    TreeWarnings kept = new TreeWarnings();
    failure = null;
    try {
      result = run(kept, recursion);
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    }
    return kept;
  }

  private TreeWarnings attemptDeep() {
    TreeWarnings[] kept = new TreeWarnings[1];
    Thread thread = Recursion.thread(new Runnable() {
      @Override
      public void run() {
        kept[0] = attempt(Recursion.deep());
      }
    });
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return kept[0];
  }
}
