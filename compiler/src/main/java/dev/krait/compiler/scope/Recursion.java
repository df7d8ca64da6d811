// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// How deep the passes over the tree may go. Each level takes a few hundred bytes of the thread's stack.
public final class Recursion {
  private static final int LIMIT = 2_000;

  private Recursion() {
  }

  public static int limit() {
    return LIMIT;
  }
}
