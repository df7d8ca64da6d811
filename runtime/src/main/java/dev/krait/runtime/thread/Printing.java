// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// The containers whose text form one thread is computing, so that one that contains itself is noticed.
///
/// Thread rule: used by its own thread only.
public final class Printing {
  /// Up to this depth a search from the innermost outwards is the quickest.
  private static final int FEW = 16;

  private Object[] stack = new Object[8];
  private int depth;
  /// What [#stack] holds beyond the first few; null until there is so much.
  private Set<Object> deep;

  /// Notes the object; false if it is there already.
  public boolean enter(Object object) {
    for (int i = Math.min(depth, FEW) - 1; i >= 0; i--) {
      if (stack[i] == object) {
        return false;
      }
    }
    if (depth >= FEW) {
      if (deep == null) {
        deep = Collections.newSetFromMap(new IdentityHashMap<>());
      }
      if (!deep.add(object)) {
        return false;
      }
    }
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, 2 * depth);
    }
    stack[depth++] = object;
    return true;
  }

  /// Takes back the object that was noted last.
  public void leave() {
    Object object = stack[--depth];
    stack[depth] = null;
    if (depth >= FEW) {
      deep.remove(object);
    }
  }
}
