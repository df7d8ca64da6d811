// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;

/// Finds the loads of locals whose value is used up while the local still holds it, within one block; those need no
/// reference of their own. A symbolic stack says which instruction pushed each value and from which local.
///
/// As in CPython, an empty block ends the walk, a handler is only looked at when something jumps to it, and what an
/// instruction pushes on top of inputs that it leaves counts as pushed by the block's first instruction.
final class BorrowedLoads {
  private static final int NO_INSTR = -1;
  private static final int NO_LOCAL = -1;

  private final ArrayDeque<BasicBlock> todo;
  /// For each value on the stack the index of the instruction that pushed it, and the local it came from.
  private int[] pushers = new int[16];
  private int[] locals = new int[16];
  private int depth;
  /// Marks the instructions of the block whose value needs its own reference.
  private boolean[] owned = new boolean[32];

  private BorrowedLoads(FlowGraph graph) {
    todo = graph.startTraversal();
  }

  static void optimize(FlowGraph graph) {
    var loads = new BorrowedLoads(graph);
    loads.enter(graph.entry, 0);
    while (!loads.todo.isEmpty()) {
      loads.optimize(loads.todo.pop());
    }
  }

  private void enter(BasicBlock block, int startDepth) {
    if (!block.visited) {
      block.visited = true;
      block.startDepth = startDepth;
      todo.push(block);
    }
  }

  private void optimize(BasicBlock block) {
    if (owned.length < block.size) {
      owned = new boolean[block.size * 2];
    }
    Arrays.fill(owned, 0, block.size, false);
    depth = 0;
    for (int i = 0; i < block.startDepth; i++) {
      push(NO_INSTR, NO_LOCAL);
    }
    for (int i = 0; i < block.size; i++) {
      step(block.instrs[i], i);
    }
    Instr last = block.last();
    if (last != null && block.fallsThrough()) {
      enter(block.next, depth);
    }
    for (int i = 0; i < depth; i++) {
      own(pushers[i]);
    }
    for (int i = 0; i < block.size; i++) {
      Instr instr = block.instrs[i];
      if (!owned[i]) {
        if (instr.opcode == Opcode.LOAD_FAST) {
          instr.opcode = Opcode.LOAD_FAST_BORROW;
        } else if (instr.opcode == Opcode.LOAD_FAST_LOAD_FAST) {
          instr.opcode = Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
        }
      }
    }
  }

  private void push(int pusher, int local) {
    if (depth == pushers.length) {
      pushers = Arrays.copyOf(pushers, depth * 2);
      locals = Arrays.copyOf(locals, depth * 2);
    }
    pushers[depth] = pusher;
    locals[depth++] = local;
  }

  private void pop(int count) {
    depth -= count;
  }

  private void pushResults(int index, int count) {
    for (int i = 0; i < count; i++) {
      push(index, NO_LOCAL);
    }
  }

  private void own(int pusher) {
    if (pusher != NO_INSTR) {
      owned[pusher] = true;
    }
  }

  /// The local changes: values loaded from it that are still on the stack need their own references.
  private void kill(int local) {
    for (int i = 0; i < depth; i++) {
      if (locals[i] == local) {
        own(pushers[i]);
      }
    }
  }

  private void store(int local) {
    depth--;
    int pusher = pushers[depth];
    kill(local);
    own(pusher);
  }

  private void step(Instr instr, int index) {
    int oparg = instr.oparg;
    switch (instr.opcode) {
      case Opcode.DELETE_FAST -> kill(oparg);
      case Opcode.LOAD_FAST -> push(index, oparg);
      case Opcode.LOAD_FAST_AND_CLEAR -> {
        kill(oparg);
        push(index, oparg);
      }
      case Opcode.LOAD_FAST_LOAD_FAST -> {
        push(index, oparg >> 4);
        push(index, oparg & 15);
      }
      case Opcode.STORE_FAST -> store(oparg);
      case Opcode.STORE_FAST_LOAD_FAST -> {
        store(oparg >> 4);
        push(index, oparg & 15);
      }
      case Opcode.STORE_FAST_STORE_FAST -> {
        store(oparg >> 4);
        store(oparg & 15);
      }
      case Opcode.COPY -> push(pushers[depth - oparg], locals[depth - oparg]);
      case Opcode.SWAP -> swap(oparg);
      default -> stepPartial(instr, index);
    }
  }

  private void swap(int oparg) {
    int other = depth - oparg;
    int pusher = pushers[other];
    int local = locals[other];
    pushers[other] = pushers[depth - 1];
    locals[other] = locals[depth - 1];
    pushers[depth - 1] = pusher;
    locals[depth - 1] = local;
  }

  /// Instructions that leave some of their inputs on the stack.
  private void stepPartial(Instr instr, int index) {
    switch (instr.opcode) {
      case Opcode.GET_ANEXT, Opcode.GET_LEN, Opcode.IMPORT_FROM, Opcode.MATCH_KEYS, Opcode.MATCH_MAPPING, Opcode.MATCH_SEQUENCE,
          Opcode.WITH_EXCEPT_START -> push(0, NO_LOCAL);
      case Opcode.FORMAT_SIMPLE, Opcode.GET_YIELD_FROM_ITER -> {
      }
      case Opcode.DICT_MERGE, Opcode.DICT_UPDATE, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, Opcode.RERAISE, Opcode.SET_ADD, Opcode.SET_UPDATE -> pop(1);
      case Opcode.MAP_ADD -> pop(2);
      case Opcode.END_SEND, Opcode.SET_FUNCTION_ATTRIBUTE -> {
        pushers[depth - 2] = pushers[depth - 1];
        locals[depth - 2] = locals[depth - 1];
        depth--;
      }
      case Opcode.CHECK_EXC_MATCH -> {
        pop(1);
        push(index, NO_LOCAL);
      }
      case Opcode.FOR_ITER -> {
        enter(instr.target, depth + 1);
        push(index, NO_LOCAL);
      }
      case Opcode.LOAD_ATTR, Opcode.LOAD_SUPER_ATTR -> stepAttribute(instr, index);
      case Opcode.LOAD_SPECIAL, Opcode.PUSH_EXC_INFO -> {
        push(pushers[depth - 1], locals[depth - 1]);
        pushers[depth - 2] = index;
        locals[depth - 2] = NO_LOCAL;
      }
      case Opcode.SEND -> {
        enter(instr.target, depth);
        pop(1);
        push(index, NO_LOCAL);
      }
      default -> stepWhole(instr, index);
    }
  }

  private void stepAttribute(Instr instr, int index) {
    depth--;
    int pusher = pushers[depth];
    int local = locals[depth];
    if (instr.opcode == Opcode.LOAD_SUPER_ATTR) {
      pop(2);
    }
    push(index, NO_LOCAL);
    if ((instr.oparg & 1) != 0) {
      push(pusher, local);
    }
  }

  /// Instructions that use up all their inputs.
  private void stepWhole(Instr instr, int index) {
    int popped = popped(instr.opcode, instr.oparg);
    int pushed = popped + Opcode.stackEffect(instr.opcode, instr.oparg, false);
    if (instr.target != null) {
      enter(instr.target, depth - popped + pushed);
    }
    pop(popped);
    pushResults(index, pushed);
  }

  /// How many values an instruction takes that [#stepWhole] handles.
  private static int popped(int opcode, int oparg) {
    return switch (opcode) {
      case Opcode.BUILD_LIST, Opcode.BUILD_SET, Opcode.BUILD_TUPLE, Opcode.BUILD_STRING, Opcode.BUILD_SLICE, Opcode.RAISE_VARARGS -> oparg;
      case Opcode.BUILD_MAP -> 2 * oparg;
      case Opcode.BUILD_INTERPOLATION -> 2 + (oparg & 1);
      case Opcode.CALL -> 2 + oparg;
      case Opcode.CALL_KW -> 3 + oparg;
      case Opcode.CALL_FUNCTION_EX, Opcode.STORE_SLICE -> 4;
      case Opcode.BINARY_SLICE, Opcode.CLEANUP_THROW, Opcode.MATCH_CLASS, Opcode.STORE_SUBSCR -> 3;
      case Opcode.BINARY_OP, Opcode.BUILD_TEMPLATE, Opcode.CALL_INTRINSIC_2, Opcode.CHECK_EG_MATCH, Opcode.COMPARE_OP, Opcode.CONTAINS_OP,
          Opcode.DELETE_SUBSCR, Opcode.END_ASYNC_FOR, Opcode.FORMAT_WITH_SPEC, Opcode.IMPORT_NAME, Opcode.IS_OP, Opcode.STORE_ATTR -> 2;
      case Opcode.CALL_INTRINSIC_1, Opcode.CONVERT_VALUE, Opcode.DELETE_ATTR, Opcode.END_FOR, Opcode.EXIT_INIT_CHECK,
          Opcode.GET_AITER, Opcode.GET_AWAITABLE, Opcode.GET_ITER, Opcode.INTERPRETER_EXIT,
          Opcode.LOAD_FROM_DICT_OR_DEREF, Opcode.LOAD_FROM_DICT_OR_GLOBALS, Opcode.MAKE_FUNCTION, Opcode.POP_EXCEPT, Opcode.POP_ITER,
          Opcode.POP_JUMP_IF_FALSE, Opcode.POP_JUMP_IF_NONE, Opcode.POP_JUMP_IF_NOT_NONE, Opcode.POP_JUMP_IF_TRUE, Opcode.POP_TOP,
          Opcode.RETURN_VALUE, Opcode.STORE_DEREF, Opcode.STORE_GLOBAL, Opcode.STORE_NAME, Opcode.TO_BOOL, Opcode.UNARY_INVERT,
          Opcode.UNARY_NEGATIVE, Opcode.UNARY_NOT, Opcode.UNPACK_EX, Opcode.UNPACK_SEQUENCE, Opcode.YIELD_VALUE -> 1;
      default -> 0;
    };
  }
}
