// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// Guards the passes over a tree against trees that are too deep for the thread's stack: they count levels, each of which takes at most
/// about a kilobyte. One instance belongs to one compilation and one thread.
public final class Recursion {
  /// What every thread has stack for.
  private static final int SHALLOW = 500;
  private static final int DEEP = 50_000;
  private static final int CODE_COST = 20;
  private static final long DEEP_STACK = 64L << 20;

  private final int limit;
  private int depth;

  private Recursion(int limit) {
    this.limit = limit;
  }

  /// A guard for a thread of whatever stack.
  public static Recursion shallow() {
    return new Recursion(SHALLOW);
  }

  /// A guard for a thread of [#thread].
  public static Recursion deep() {
    return new Recursion(DEEP);
  }

  /// A thread with the stack that a deep tree needs, not started yet.
  public static Thread thread(Runnable task) {
    return new Thread(null, task, "deep-compilation", DEEP_STACK);
  }

  /// Goes one level deeper, or raises the [dev.krait.compiler.CompileError] of kind `RECURSION`.
  public void descend() {
    if (++depth > limit) {
      throw SyntaxErrors.tooDeep();
    }
  }

  public void ascend() {
    depth--;
  }

  /// Goes one code object deeper. Its qualified name has those of all around it, so that these cost more than stack.
  public void descendIntoCode() {
    depth += CODE_COST - 1;
    descend();
  }

  public void ascendFromCode() {
    depth -= CODE_COST;
  }
}
