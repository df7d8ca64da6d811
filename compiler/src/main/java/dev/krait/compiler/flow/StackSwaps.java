// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// Shortens runs of SWAP, and swaps the stores after a SWAP in its place.
final class StackSwaps {
  private StackSwaps() {
  }

  static void optimize(BasicBlock block) {
    for (int i = 0; i < block.size; i++) {
      if (block.instrs[i].opcode == Opcode.SWAP) {
        i = shortenRun(block, i);
        exchangeStores(block, i);
      }
    }
  }

  /// Rewrites the run of SWAPs and NOPs at `start` with the fewest SWAPs, kept at its end; returns the run's last index.
  private static int shortenRun(BasicBlock block, int start) {
    Instr[] instrs = block.instrs;
    int depth = instrs[start].oparg;
    int end = start + 1;
    boolean several = false;
    for (; end < block.size; end++) {
      int opcode = instrs[end].opcode;
      if (opcode == Opcode.SWAP) {
        depth = Math.max(depth, instrs[end].oparg);
        several = true;
      } else if (opcode != Opcode.NOP) {
        break;
      }
    }
    if (!several) {
      return start;
    }
    writeCycles(instrs, start, end, permutation(instrs, start, end, depth));
    return end - 1;
  }

  /// Which item, counted from the top before the run, each place holds after it.
  private static int[] permutation(Instr[] instrs, int start, int end, int depth) {
    int[] stack = new int[depth];
    for (int i = 0; i < depth; i++) {
      stack[i] = i;
    }
    for (int i = start; i < end; i++) {
      if (instrs[i].opcode == Opcode.SWAP) {
        int other = instrs[i].oparg - 1;
        int top = stack[0];
        stack[0] = stack[other];
        stack[other] = top;
      }
    }
    return stack;
  }

  /// Writes each cycle of the permutation as swaps with the top, from the end of the run backwards; the rest become NOPs.
  private static void writeCycles(Instr[] instrs, int start, int end, int[] stack) {
    int write = end - 1;
    for (int i = 0; i < stack.length; i++) {
      if (stack[i] < 0 || stack[i] == i) {
        continue;
      }
      int place = i;
      while (true) {
        if (place != 0) {
          instrs[write--].set(Opcode.SWAP, place + 1);
        }
        if (stack[place] < 0) {
          break;
        }
        int next = stack[place];
        stack[place] = -1;
        place = next;
      }
    }
    while (write >= start) {
      instrs[write--].toNop();
    }
  }

  /// Removes SWAPs up to `from` where exchanging the two stores that take the swapped values does the same.
  private static void exchangeStores(BasicBlock block, int from) {
    Instr[] instrs = block.instrs;
    for (int i = from; i >= 0; i--) {
      Instr swap = instrs[i];
      if (swap.opcode != Opcode.SWAP) {
        if (swap.opcode == Opcode.NOP || isSwappable(swap)) {
          continue;
        }
        return;
      }
      int first = nextSwappable(block, i, -1);
      if (first < 0) {
        return;
      }
      int second = first;
      int line = instrs[first].line();
      for (int count = swap.oparg - 1; count > 0; count--) {
        second = nextSwappable(block, second, line);
        if (second < 0) {
          return;
        }
      }
      if (!mayExchange(instrs, first, second)) {
        return;
      }
      swap.toNop();
      Instr store = instrs[first];
      instrs[first] = instrs[second];
      instrs[second] = store;
    }
  }

  private static boolean mayExchange(Instr[] instrs, int first, int second) {
    int a = storedLocal(instrs[first]);
    int b = storedLocal(instrs[second]);
    if (a < 0 && b < 0) {
      return true;
    }
    if (a == b) {
      return false;
    }
    for (int i = first + 1; i < second; i++) {
      int between = storedLocal(instrs[i]);
      if (between >= 0 && (between == a || between == b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSwappable(Instr instr) {
    return instr.opcode == Opcode.STORE_FAST || instr.opcode == Opcode.STORE_FAST_MAYBE_NULL || instr.opcode == Opcode.POP_TOP;
  }

  private static int storedLocal(Instr instr) {
    return instr.opcode == Opcode.STORE_FAST || instr.opcode == Opcode.STORE_FAST_MAYBE_NULL ? instr.oparg : -1;
  }

  /// The next store or pop after `index` with nothing but NOPs between, on `line` unless that is negative; else -1.
  private static int nextSwappable(BasicBlock block, int index, int line) {
    while (++index < block.size) {
      Instr instr = block.instrs[index];
      if (line >= 0 && instr.line() != line) {
        return -1;
      }
      if (instr.opcode != Opcode.NOP) {
        return isSwappable(instr) ? index : -1;
      }
    }
    return -1;
  }
}
