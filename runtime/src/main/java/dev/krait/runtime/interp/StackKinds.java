// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;

/// What kind of value lies in each slot of CPython's stack before each instruction: enough to say whether a jump from one line to another
/// finds what the code there expects. Immutable once made.
final class StackKinds {
  static final byte OBJECT = 1, ITERATOR = 2, EXCEPTION = 3, NULL = 4, LAST_INSTRUCTION = 5;

  private final Bytecode bytecode;
  /// By the instruction's number, from the lowest slot on; null where the instruction can not be reached.
  private final byte[][] stacks;
  private final ArrayDeque<Integer> work = new ArrayDeque<>();

  StackKinds(Bytecode bytecode) {
    this.bytecode = bytecode;
    this.stacks = new byte[bytecode.count][];
    reach(0, new byte[0]);
    boolean more = true;
    while (more) {
      while (!work.isEmpty()) {
        follow(work.pop());
      }
      more = reachHandlers();
    }
  }

  byte[] before(int number) {
    return stacks[number];
  }

  private void reach(int number, byte[] stack) {
    if (number < bytecode.count && stacks[number] == null) {
      stacks[number] = stack;
      work.push(number);
    }
  }

  private boolean reachHandlers() {
    for (Bytecode.Handler h : bytecode.handlers) {
      byte[] start = stacks[bytecode.numberFrom(h.start())];
      int target = bytecode.numberAt(h.target());
      if (start != null && stacks[target] == null) {
        byte[] stack = Arrays.copyOf(start, Math.min(start.length, h.depth()));
        reach(target, push(h.wantsPc() ? push(stack, LAST_INSTRUCTION) : stack, EXCEPTION));
      }
    }
    return !work.isEmpty();
  }

  private void follow(int number) {
    int opcode = bytecode.opcodes[number];
    int arg = bytecode.args[number];
    byte[] stack = stacks[number];
    int target = bytecode.target(number);
    if (target >= 0) {
      reach(target, after(opcode, arg, stack, true));
    }
    if (!Opcode.isScopeExit(opcode) && !Opcode.isUnconditionalJump(opcode)) {
      reach(number + 1, after(opcode, arg, stack, false));
    }
  }

  private static byte[] after(int opcode, int arg, byte[] stack, boolean jumps) {
    int top = stack.length - 1;
    switch (opcode) {
      case Opcode.GET_ITER:
      case Opcode.GET_AITER:
        return replace(stack, top, ITERATOR);
      case Opcode.PUSH_EXC_INFO:
        return push(stack, EXCEPTION);
      case Opcode.PUSH_NULL:
        return push(stack, NULL);
      case Opcode.LOAD_GLOBAL:
        return (arg & 1) != 0 ? push(push(stack, OBJECT), NULL) : push(stack, OBJECT);
      case Opcode.LOAD_ATTR:
        return (arg & 1) != 0 ? push(replace(stack, top, OBJECT), NULL) : replace(stack, top, OBJECT);
      case Opcode.COPY:
        return push(stack, stack[stack.length - arg]);
      case Opcode.SWAP:
        byte other = stack[stack.length - arg];
        return replace(replace(stack, stack.length - arg, stack[top]), top, other);
      case Opcode.CALL:
        return push(Arrays.copyOf(stack, stack.length - arg - 2), OBJECT);
      case Opcode.CALL_KW:
        return push(Arrays.copyOf(stack, stack.length - arg - 3), OBJECT);
      case Opcode.CALL_FUNCTION_EX:
        return push(Arrays.copyOf(stack, stack.length - 4), OBJECT);
      default:
    }
    int effect = Opcode.stackEffect(opcode, arg, jumps);
    byte[] made = Arrays.copyOf(stack, stack.length + effect);
    if (effect > 0) {
      Arrays.fill(made, stack.length, made.length, OBJECT);
    }
    return made;
  }

  private static byte[] push(byte[] stack, byte kind) {
    byte[] made = Arrays.copyOf(stack, stack.length + 1);
    made[stack.length] = kind;
    return made;
  }

  private static byte[] replace(byte[] stack, int at, byte kind) {
    byte[] made = stack.clone();
    made[at] = kind;
    return made;
  }

  /// Whether code that expects one stack can go on with another, from which values may be popped.
  static boolean isCompatible(byte[] from, byte[] to) {
    if (from == null || to == null || from.length < to.length) {
      return false;
    }
    for (int i = 0; i < to.length; i++) {
      boolean fits = to[i] == NULL || (to[i] == OBJECT ? from[i] != NULL : from[i] == to[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
