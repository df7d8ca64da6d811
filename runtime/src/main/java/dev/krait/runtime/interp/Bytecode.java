// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// CPython's instructions of one code object, decoded: arguments with their prefixes, jump targets, where blocks start, how deep the
/// stack is, which handler covers what. Positions are in units of two bytes; instructions are numbered from 0. Immutable once made.
final class Bytecode {
  /// A range of the exception table.
  record Handler(int start, int end, int target, int depth, boolean wantsPc) {
  }

  final int count;
  /// The unit of the first prefix, which is where jumps go, and that of the opcode.
  final int[] starts;
  final int[] units;
  final int[] opcodes;
  final int[] args;
  /// The stack's depth before each instruction, or -1 if it can not be reached.
  final int[] depths;
  /// Whether a jump or a handler leads to the instruction.
  final boolean[] leaders;
  final List<Handler> handlers = new ArrayList<>();
  private final int[] numbers;

  Bytecode(CodeObject code) {
    byte[] bytes = code.code;
    int size = bytes.length / 2;
    int[] first = new int[size];
    int[] unit = new int[size];
    int[] op = new int[size];
    int[] arg = new int[size];
    numbers = new int[size + 1];
    Arrays.fill(numbers, -1);
    int found = 0;
    for (int at = 0; at < size;) {
      int start = at;
      int value = bytes[2 * at + 1] & 0xff;
      while ((bytes[2 * at] & 0xff) == Opcode.EXTENDED_ARG && at + 1 < size) {
        at++;
        value = value << 8 | bytes[2 * at + 1] & 0xff;
      }
      int opcode = Opcode.base(bytes[2 * at] & 0xff);
      numbers[start] = found;
      first[found] = start;
      unit[found] = at;
      op[found] = opcode;
      arg[found++] = value;
      at += 1 + Opcode.caches(opcode);
    }
    count = found;
    starts = Arrays.copyOf(first, found);
    units = Arrays.copyOf(unit, found);
    opcodes = Arrays.copyOf(op, found);
    args = Arrays.copyOf(arg, found);
    depths = new int[found];
    leaders = new boolean[found];
    readHandlers(code.exceptionTable);
    measure();
  }

  /// The unit of the first prefix of the instruction whose opcode is at the unit.
  int startOf(int unit) {
    int at = unit;
    while (numbers[at] < 0) {
      at--;
    }
    return at;
  }

  /// The number of the instruction that starts at the unit.
  int numberAt(int unit) {
    return numbers[unit];
  }

  /// The number of the first instruction that starts at the unit or after it.
  int numberFrom(int unit) {
    int at = unit;
    while (at < numbers.length && numbers[at] < 0) {
      at++;
    }
    return at >= numbers.length ? count : numbers[at];
  }

  /// The target of a jump as an instruction's number, or -1 if the instruction does not jump.
  int target(int number) {
    int after = units[number] + 1 + Opcode.caches(opcodes[number]);
    switch (opcodes[number]) {
      case Opcode.JUMP_FORWARD:
      case Opcode.POP_JUMP_IF_FALSE:
      case Opcode.POP_JUMP_IF_TRUE:
      case Opcode.POP_JUMP_IF_NONE:
      case Opcode.POP_JUMP_IF_NOT_NONE:
      case Opcode.FOR_ITER:
      case Opcode.SEND:
        return numbers[after + args[number]];
      case Opcode.JUMP_BACKWARD:
      case Opcode.JUMP_BACKWARD_NO_INTERRUPT:
        return numbers[after - args[number]];
      default:
        return -1;
    }
  }

  private static boolean endsFlow(int opcode) {
    return Opcode.isScopeExit(opcode) || Opcode.isUnconditionalJump(opcode);
  }

  private void readHandlers(byte[] table) {
    int[] at = {0};
    while (at[0] < table.length) {
      int start = varint(table, at);
      int length = varint(table, at);
      int target = varint(table, at);
      int depth = varint(table, at);
      handlers.add(new Handler(start, start + length, target, depth >> 1, (depth & 1) != 0));
    }
  }

  private static int varint(byte[] table, int[] at) {
    int next = table[at[0]++];
    int value = next & 63;
    while ((next & 64) != 0) {
      next = table[at[0]++];
      value = value << 6 | next & 63;
    }
    return value;
  }

  private void measure() {
    Arrays.fill(depths, -1);
    reach(0, 0);
    for (Handler h : handlers) {
      int target = numbers[h.target()];
      leaders[target] = true;
      reach(target, h.depth() + (h.wantsPc() ? 2 : 1));
    }
    // Once through in order is enough, unless something can be reached by a jump backwards only.
    boolean[] done = new boolean[count];
    boolean again = true;
    while (again) {
      again = false;
      for (int i = 0; i < count; i++) {
        if (depths[i] >= 0 && !done[i]) {
          done[i] = true;
          again |= follow(i);
        }
      }
    }
  }

  /// Tells the depth to the instructions after this one; true if one of them lies before it and was not known to be reached.
  private boolean follow(int number) {
    int opcode = opcodes[number];
    int target = Opcode.hasJump(opcode) ? target(number) : -1;
    boolean back = false;
    if (target >= 0) {
      leaders[target] = true;
      back = depths[target] < 0 && target < number;
      reach(target, depths[number] + Opcode.stackEffect(opcode, args[number], true));
    }
    if (number + 1 < count && depths[number + 1] < 0 && !endsFlow(opcode)) {
      depths[number + 1] = depths[number] + Opcode.stackEffect(opcode, args[number], false);
    }
    return back;
  }

  private void reach(int number, int depth) {
    if (depths[number] < 0) {
      depths[number] = depth;
    }
  }
}
