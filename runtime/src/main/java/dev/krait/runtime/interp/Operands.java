// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.Arrays;

/// What the translator knows of CPython's stack at one point: the register that each value is in. A value may stay in the local
/// variable or constant that it was loaded from, and two slots may share a register.
///
/// Invariant: no register below [#top] changes while an entry names it; who writes one that may be named makes room first.
final class Operands {
  /// The entry of a NULL that CPython pushes beside a callable.
  static final int NULL = -1;

  /// Where moves are written to.
  private final Emitter emitter;
  private final int stackBase;
  private final int poolEnd;
  private int[] entries;
  private int top;

  Operands(Emitter emitter, int stackBase, int poolEnd) {
    this.emitter = emitter;
    this.stackBase = stackBase;
    this.poolEnd = poolEnd;
    this.entries = new int[poolEnd - stackBase + 4];
  }

  int depth() {
    return top;
  }

  /// Forgets everything: that many values lie in their own slots.
  void reset(int depth) {
    top = depth;
    for (int i = 0; i < depth; i++) {
      entries[i] = own(i);
    }
  }

  /// The register that CPython's stack slot has.
  int own(int position) {
    return stackBase + position;
  }

  void push(int register) {
    if (top == entries.length) {
      entries = Arrays.copyOf(entries, top * 2);
    }
    entries[top++] = register;
  }

  int pop() {
    return entries[--top];
  }

  /// The entry so many places below the top; 1 is the top.
  int peek(int places) {
    return entries[top - places];
  }

  void swap(int places) {
    int other = top - places;
    int kept = entries[top - 1];
    entries[top - 1] = entries[other];
    entries[other] = kept;
  }

  /// Whether a register is neither a local variable nor a constant, so that only the stack knows of it.
  boolean isTemporary(int register) {
    return register >= stackBase && register < poolEnd;
  }

  boolean names(int register) {
    for (int i = 0; i < top; i++) {
      if (entries[i] == register) {
        return true;
      }
    }
    return false;
  }

  /// The first of the temporaries at the end that nothing on the stack is in.
  int firstFree() {
    int register = poolEnd;
    while (register > stackBase && !names(register - 1)) {
      register--;
    }
    return register;
  }

  /// A register for the value about to be pushed: that of its slot if it is free.
  int result() {
    return free(own(top));
  }

  private int free(int preferred) {
    if (preferred < poolEnd && !names(preferred)) {
      return preferred;
    }
    for (int register = stackBase; register < poolEnd; register++) {
      if (!names(register)) {
        return register;
      }
    }
    throw new IllegalStateException("no free register");
  }

  /// Pushes a new value and returns the register it goes to.
  int pushResult() {
    int register = result();
    push(register);
    return register;
  }

  /// Copies what is still in the local variable to temporaries, before the variable changes; true if there was something.
  /// The values above `depth` are not looked at.
  boolean rescue(int local, int depth) {
    boolean found = false;
    for (int i = 0; i < depth; i++) {
      if (entries[i] == local) {
        relocate(local, free(own(i)));
        found = true;
      }
    }
    return found;
  }

  private void relocate(int from, int to) {
    emitter.move(to, from);
    for (int i = 0; i < top; i++) {
      if (entries[i] == from) {
        entries[i] = to;
      }
    }
  }

  /// Copies all locals below `depth` to temporaries: before calls, which may change locals through the frame.
  void settle(int depth) {
    for (int i = 0; i < depth; i++) {
      if (entries[i] >= 0 && entries[i] < stackBase) {
        int register = free(own(i));
        emitter.move(register, entries[i]);
        entries[i] = register;
      }
    }
  }

  /// Brings the lowest `depth` values into their own slots.
  void canonicalise(int depth) {
    while (true) {
      int pending = -1;
      boolean moved = false;
      for (int i = 0; i < depth; i++) {
        if (entries[i] != own(i)) {
          if (names(own(i))) {
            pending = i;
          } else {
            emitter.move(own(i), entries[i]);
            entries[i] = own(i);
            moved = true;
          }
        }
      }
      if (pending < 0) {
        return;
      }
      if (!moved) {
        relocate(own(pending), free(poolEnd - 1));
      }
    }
  }
}
