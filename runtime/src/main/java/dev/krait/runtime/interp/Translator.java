// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.object.PyInt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Translates CPython's bytecode to the register form.
///
/// # How
/// It walks the instructions once, in order, with a model of the stack ([Operands]) that says in which register each value is. Loads
/// of locals and constants only push the register; the instruction that uses the value names it as operand. A store to a local
/// redirects the result of the instruction before.
///
/// # What keeps it exact
/// - Before a local changes, values that were loaded from it are copied (`x + (x := 5)`), and before a call too, since the callee may
///   change locals through the frame.
/// - Where jumps meet, and where an exception range with values below it starts, all values lie in the registers of CPython's stack
///   slots, so that a handler finds them by depth.
/// - Loads of locals that may be unbound are checked where CPython checks them.
///
/// The traced form keeps all values in their slots after each instruction, fuses nothing, and starts each instruction with an event.
final class Translator {
  /// So many constants at most have a register in each frame; the others are loaded where they are used.
  private static final int MOST_CONSTANT_REGISTERS = 20;
  /// Temporaries beyond CPython's stack: for results that meet a named slot, and for breaking cycles.
  private static final int SPARE = 3;

  private final PyCode code;
  private final boolean traced;
  private final Bytecode bytecode;
  private final Emitter out = new Emitter();
  private final Operands stack;
  private final int constantBase;
  private final List<Object> constants = new ArrayList<>();
  private final Map<Integer, Integer> constantRegisters = new HashMap<>();
  private final Object[] consts;
  private int sites;
  /// The instruction at hand.
  private int at;
  /// The pc that [#stateAt] asks about, or -1, and its answer.
  private int watched = -1;
  private int[] state;

  Translator(PyCode code, boolean traced) {
    this.code = code;
    this.traced = traced;
    this.bytecode = new Bytecode(code.object);
    this.consts = code.consts();
    int stackBase = code.localNames().length;
    constantBase = stackBase + code.object.stackSize + SPARE;
    stack = new Operands(out, stackBase, constantBase);
  }

  /// What the stack looks like where the plain form stands at a pc: the number of the next instruction, then the register of each
  /// value, from the lowest on. Values that the plain form keeps in constants are there too. Null if no instruction starts there.
  static int[] stateAt(PyCode code, int pc) {
    Translator translator = new Translator(code, false);
    translator.watched = pc;
    translator.translate();
    return translator.state;
  }

  private void observe() {
    if (out.pc() == watched && state == null) {
      state = new int[stack.depth() + 1];
      state[0] = at;
      for (int i = 1; i < state.length; i++) {
        state[i] = stack.peek(state.length - i);
      }
    }
  }

  RegisterCode translate() {
    int[] pcs = new int[bytecode.count + 1];
    boolean[] rangeStarts = rangeStarts();
    boolean alive = true;
    for (at = 0; at < bytecode.count; at++) {
      if (bytecode.leaders[at]) {
        if (alive) {
          observe();
          stack.canonicalise(stack.depth());
        }
        alive = bytecode.depths[at] >= 0;
        stack.reset(Math.max(0, bytecode.depths[at]));
        out.seal();
      } else if (alive && rangeStarts[at]) {
        stack.canonicalise(stack.depth());
        out.seal();
      }
      pcs[at] = out.pc();
      if (alive) {
        observe();
        int first = at;
        alive = instruction();
        for (int skipped = first + 1; skipped <= at; skipped++) {
          pcs[skipped] = out.pc();
        }
      }
    }
    pcs[bytecode.count] = out.pc();
    out.resolve(pcs);
    return new RegisterCode(code, out.words(), stack.own(0), constantBase, constants.toArray(), sites, out.starts(), out.offsets(),
        handlers(pcs), traced);
  }

  private boolean[] rangeStarts() {
    boolean[] starts = new boolean[bytecode.count + 1];
    for (Bytecode.Handler h : bytecode.handlers) {
      starts[bytecode.numberFrom(h.start())] |= h.depth() > 0;
    }
    return starts;
  }

  private int[] handlers(int[] pcs) {
    int[] table = new int[bytecode.handlers.size() * RegisterCode.HANDLER_WORDS];
    int i = 0;
    for (Bytecode.Handler h : bytecode.handlers) {
      table[i++] = pcs[bytecode.numberFrom(h.start())];
      table[i++] = pcs[bytecode.numberFrom(h.end())];
      table[i++] = pcs[bytecode.numberAt(h.target())];
      table[i++] = h.depth();
      table[i++] = h.wantsPc() ? 1 : 0;
    }
    return table;
  }

  /// Translates the instruction at hand; false if the flow of control ends with it.
  private boolean instruction() {
    int opcode = bytecode.opcodes[at];
    int arg = bytecode.args[at];
    out.offset = bytecode.units[at];
    if (traced) {
      stack.canonicalise(stack.depth());
      out.seal();
      event(opcode, arg);
    }
    switch (opcode) {
      case Opcode.RESUME:
      case Opcode.NOP:
      case Opcode.NOT_TAKEN:
      case Opcode.CACHE:
        return true;
      case Opcode.POP_TOP:
      case Opcode.END_FOR:
      case Opcode.POP_ITER:
        stack.pop();
        return true;
      case Opcode.PUSH_NULL:
        stack.push(Operands.NULL);
        return true;
      case Opcode.COPY:
        stack.push(stack.peek(arg));
        return true;
      case Opcode.SWAP:
        stack.swap(arg);
        return true;
      case Opcode.LOAD_FAST:
      case Opcode.LOAD_FAST_BORROW:
        stack.push(arg);
        return true;
      case Opcode.LOAD_FAST_LOAD_FAST:
      case Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
        stack.push(arg >> 4);
        stack.push(arg & 15);
        return true;
      case Opcode.LOAD_FAST_CHECK:
        out.op(Op.CHECK_LOCAL).word(arg);
        stack.push(arg);
        return true;
      case Opcode.LOAD_FAST_AND_CLEAR:
        loadAndClear(arg);
        return true;
      case Opcode.STORE_FAST:
        storeLocal(arg);
        return true;
      case Opcode.STORE_FAST_STORE_FAST:
        storeLocal(arg >> 4);
        storeLocal(arg & 15);
        return true;
      case Opcode.STORE_FAST_LOAD_FAST:
        storeLocal(arg >> 4);
        stack.push(arg & 15);
        return true;
      case Opcode.DELETE_FAST:
        stack.rescue(arg, stack.depth());
        out.op(Op.STACK).word(opcode).word(arg).word(0);
        return true;
      case Opcode.LOAD_CONST:
        loadConstant(arg, consts[arg]);
        return true;
      case Opcode.LOAD_SMALL_INT:
        loadConstant(-1 - arg, PyInt.of(arg));
        return true;
      default:
        return jump(opcode, arg);
    }
  }

  private void event(int opcode, int arg) {
    out.op(Op.EVENT).word(opcode).word(bytecode.units[at]).word(arg).word(stack.own(stack.depth() - 1));
    out.seal();
  }

  private void loadConstant(int key, Object value) {
    Integer register = constantRegisters.get(key);
    if (register == null) {
      if (constants.size() >= MOST_CONSTANT_REGISTERS && key >= 0) {
        int result = stack.pushResult();
        out.op(Op.LOAD_CONST, result).word(key);
        return;
      }
      register = constantBase + constants.size();
      constants.add(value);
      constantRegisters.put(key, register);
    }
    stack.push(register);
  }

  private void loadAndClear(int local) {
    stack.rescue(local, stack.depth());
    int result = stack.pushResult();
    out.op(Op.MOVE, result).word(local);
    out.op(Op.LOAD_NULL, local);
    out.seal();
  }

  private void storeLocal(int local) {
    boolean rescued = stack.rescue(local, stack.depth() - 1);
    int value = stack.pop();
    if (value == local) {
      return;
    }
    if (rescued || traced || !stack.isTemporary(value) || stack.names(value) || !out.redirect(value, local)) {
      out.move(local, value);
    } else if (out.pc() == watched) {
      state = null;
    }
  }

  /// Jumps, and what ends or suspends the frame.
  private boolean jump(int opcode, int arg) {
    switch (opcode) {
      case Opcode.JUMP_FORWARD:
      case Opcode.JUMP_BACKWARD_NO_INTERRUPT:
        stack.canonicalise(stack.depth());
        out.op(Op.JUMP).target(bytecode.target(at));
        return false;
      case Opcode.JUMP_BACKWARD:
        stack.canonicalise(stack.depth());
        out.op(Op.JUMP_BACK).target(bytecode.target(at));
        return false;
      case Opcode.POP_JUMP_IF_FALSE:
        return branch(Op.BRANCH_FALSE);
      case Opcode.POP_JUMP_IF_TRUE:
        return branch(Op.BRANCH_TRUE);
      case Opcode.POP_JUMP_IF_NONE:
        return branch(Op.BRANCH_NONE);
      case Opcode.POP_JUMP_IF_NOT_NONE:
        return branch(Op.BRANCH_NOT_NONE);
      case Opcode.FOR_ITER:
        stack.canonicalise(stack.depth());
        int iterator = stack.peek(1);
        out.op(traced ? Op.TRACED_FOR_ITER : Op.FOR_ITER, stack.pushResult()).word(iterator).target(bytecode.target(at));
        return true;
      case Opcode.SEND:
        stack.canonicalise(stack.depth());
        out.op(traced ? Op.TRACED_SEND : Op.SEND, stack.peek(1)).word(stack.peek(2)).word(stack.peek(1)).target(bytecode.target(at));
        out.seal();
        return true;
      case Opcode.RETURN_VALUE:
        out.op(Op.RETURN).word(stack.pop());
        return false;
      case Opcode.RAISE_VARARGS:
      case Opcode.RERAISE:
        stack.canonicalise(stack.depth());
        out.op(Op.RAISE).word(opcode).word(arg).word(stack.own(stack.depth() - 1));
        return false;
      default:
        value(opcode, arg);
        return true;
    }
  }

  private boolean branch(int op) {
    stack.canonicalise(stack.depth() - 1);
    out.op(op).word(stack.pop()).target(bytecode.target(at));
    return true;
  }

  /// Whether the next instruction pops a truth value and jumps, and can be fused with this one.
  private boolean branchFollows() {
    if (traced || at + 1 >= bytecode.count || bytecode.leaders[at + 1]) {
      return false;
    }
    int next = bytecode.opcodes[at + 1];
    return next == Opcode.POP_JUMP_IF_FALSE || next == Opcode.POP_JUMP_IF_TRUE;
  }

  /// A fused comparison: the flag is 1 to jump if it holds.
  private void fusedBranch(int op, boolean inverted) {
    boolean jumpIf = bytecode.opcodes[at + 1] == Opcode.POP_JUMP_IF_TRUE != inverted;
    stack.canonicalise(stack.depth() - 2);
    int b = stack.pop();
    int a = stack.pop();
    out.flagged(op, jumpIf ? 1 : 0).word(a).word(b).target(bytecode.target(at + 1));
    at++;
  }

  private void value(int opcode, int arg) {
    switch (opcode) {
      case Opcode.BINARY_OP:
        binary(arg);
        return;
      case Opcode.COMPARE_OP:
        if (branchFollows()) {
          fusedBranch(Op.BRANCH_LT + (arg >> 5), false);
        } else {
          two(Op.COMPARE).word(arg);
        }
        return;
      case Opcode.IS_OP:
        if (branchFollows()) {
          fusedBranch(Op.BRANCH_IS, arg == 1);
        } else {
          two(Op.IS).word(arg);
        }
        return;
      case Opcode.CONTAINS_OP:
        if (branchFollows()) {
          fusedBranch(Op.BRANCH_IN, arg == 1);
        } else {
          two(Op.CONTAINS).word(arg);
        }
        return;
      case Opcode.TO_BOOL:
        truth();
        return;
      case Opcode.UNARY_NOT:
        one(Op.NOT);
        return;
      case Opcode.GET_ITER:
        one(Op.GET_ITER);
        return;
      case Opcode.FORMAT_SIMPLE:
        one(Op.FORMAT);
        return;
      case Opcode.END_SEND:
        int sent = stack.pop();
        stack.pop();
        stack.push(sent);
        return;
      default:
        named(opcode, arg);
    }
  }

  private Emitter one(int op) {
    int a = stack.pop();
    return out.op(op, stack.pushResult()).word(a);
  }

  private Emitter two(int op) {
    int b = stack.pop();
    int a = stack.pop();
    return out.op(op, stack.pushResult()).word(a).word(b);
  }

  private void truth() {
    if (branchFollows()) {
      at++;
      branch(bytecode.opcodes[at] == Opcode.POP_JUMP_IF_TRUE ? Op.BRANCH_TRUE : Op.BRANCH_FALSE);
    } else if (!traced && at + 1 < bytecode.count && !bytecode.leaders[at + 1] && bytecode.opcodes[at + 1] == Opcode.UNARY_NOT) {
      at++;
      one(Op.NOT);
    } else {
      one(Op.TO_BOOL);
    }
  }

  private void binary(int operator) {
    if (operator == Oparg.NB_SUBSCR) {
      two(Op.SUBSCRIPT);
      return;
    }
    int plain = operator >= Oparg.NB_INPLACE ? operator - Oparg.NB_INPLACE : operator;
    int op = plain == Oparg.NB_ADD ? Op.ADD : plain == Oparg.NB_SUBTRACT ? Op.SUB : plain == Oparg.NB_MULTIPLY ? Op.MUL : Op.BINARY;
    two(op).word(operator);
  }

  /// Names, attributes, cells, stores.
  private void named(int opcode, int arg) {
    switch (opcode) {
      case Opcode.LOAD_GLOBAL:
        out.op(Op.LOAD_GLOBAL, stack.pushResult()).word(arg >> 1).word(sites++);
        if ((arg & 1) != 0) {
          stack.push(Operands.NULL);
        }
        return;
      case Opcode.LOAD_NAME:
        out.op(Op.LOAD_NAME, stack.pushResult()).word(arg);
        return;
      case Opcode.STORE_NAME:
        out.op(Op.STORE_NAME).word(stack.pop()).word(arg);
        return;
      case Opcode.LOAD_ATTR:
        loadAttribute(arg);
        return;
      case Opcode.LOAD_SUPER_ATTR:
        loadSuper(arg);
        return;
      case Opcode.STORE_ATTR:
        int owner = stack.pop();
        int stored = stack.pop();
        out.op(Op.STORE_ATTR).word(owner).word(stored).word(arg).word(sites++);
        return;
      case Opcode.STORE_SUBSCR:
        int key = stack.pop();
        int container = stack.pop();
        int item = stack.pop();
        out.op(Op.STORE_SUBSCRIPT).word(container).word(key).word(item);
        return;
      case Opcode.LOAD_DEREF:
        out.op(Op.LOAD_DEREF, stack.pushResult()).word(arg);
        return;
      case Opcode.STORE_DEREF:
        out.op(Op.STORE_DEREF).word(arg).word(stack.pop());
        return;
      case Opcode.MAKE_CELL:
      case Opcode.COPY_FREE_VARS:
        out.op(Op.STACK).word(opcode).word(arg).word(0);
        return;
      default:
        call(opcode, arg);
    }
  }

  private void loadAttribute(int arg) {
    int object = stack.pop();
    if ((arg & 1) == 0) {
      out.op(Op.LOAD_ATTR, stack.pushResult()).word(object).word(arg >> 1).word(sites++);
    } else {
      int method = stack.pushResult();
      int self = stack.pushResult();
      out.op(Op.LOAD_METHOD, method).word(object).word(arg >> 1).word(sites++).word(self);
    }
    out.seal();
  }

  private void loadSuper(int arg) {
    int self = stack.pop();
    int cls = stack.pop();
    int proxy = stack.pop();
    int attribute = stack.pushResult();
    int receiver = (arg & 1) == 0 ? -1 : stack.pushResult();
    out.op(Op.LOAD_SUPER, attribute).word(proxy).word(cls).word(self).word(arg).word(sites++).word(receiver);
    out.seal();
  }

  /// Calls, displays, suspension.
  private void call(int opcode, int arg) {
    switch (opcode) {
      case Opcode.CALL:
        plainCall(arg);
        return;
      case Opcode.CALL_KW:
        keywordCall(arg);
        return;
      case Opcode.BUILD_TUPLE:
        build(Op.BUILD_TUPLE, arg);
        return;
      case Opcode.BUILD_LIST:
        build(Op.BUILD_LIST, arg);
        return;
      case Opcode.BUILD_STRING:
        build(Op.BUILD_STRING, arg);
        return;
      case Opcode.LIST_APPEND:
        int item = stack.pop();
        out.op(Op.LIST_APPEND).word(stack.peek(arg)).word(item);
        return;
      case Opcode.UNPACK_SEQUENCE:
        unpack(arg);
        return;
      case Opcode.YIELD_VALUE:
        stack.settle(stack.depth() - 1);
        int delegate = (arg & 1) != 0 ? stack.peek(2) : -1;
        int yielded = stack.pop();
        int firstDead = stack.firstFree();
        out.op(Op.YIELD, stack.pushResult()).word(yielded).word(delegate).word(firstDead);
        return;
      case Opcode.RETURN_GENERATOR:
        out.op(Op.RETURN_GENERATOR, stack.pushResult());
        return;
      default:
        onStack(opcode, arg);
    }
  }

  private int[] popArguments(int count) {
    int[] registers = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      registers[i] = stack.pop();
    }
    return registers;
  }

  private void plainCall(int count) {
    stack.settle(stack.depth() - count - 2);
    int[] arguments = popArguments(count);
    int self = stack.pop();
    int callee = stack.pop();
    int result = stack.pushResult();
    if (self != Operands.NULL) {
      out.op(Op.CALL_METHOD, result).word(callee).word(self).word(count);
    } else if (count <= 3) {
      out.op(Op.CALL0 + count, result).word(callee);
    } else {
      out.op(Op.CALL, result).word(callee).word(count);
    }
    words(arguments);
    afterCall(Opcode.CALL, count);
  }

  /// The traced form tells when a call has come back.
  private void afterCall(int opcode, int arg) {
    if (traced) {
      stack.canonicalise(stack.depth());
      event(Events.AFTER + opcode, arg);
    }
  }

  private void keywordCall(int count) {
    stack.settle(stack.depth() - count - 3);
    int names = stack.pop();
    int[] arguments = popArguments(count);
    int self = stack.pop();
    int callee = stack.pop();
    out.op(Op.CALL_KEYWORDS, stack.pushResult()).word(callee).word(self).word(names).word(count);
    words(arguments);
    afterCall(Opcode.CALL_KW, count);
  }

  private void words(int[] registers) {
    for (int register : registers) {
      out.word(register);
    }
  }

  private void build(int op, int count) {
    int[] items = popArguments(count);
    out.op(op, stack.pushResult()).word(count);
    words(items);
  }

  /// The first item ends on top of the stack.
  private void unpack(int count) {
    int source = stack.pop();
    int[] results = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      results[i] = stack.pushResult();
    }
    out.op(Op.UNPACK).word(source).word(count);
    words(results);
  }

  /// An instruction that works on the stack's own registers.
  private void onStack(int opcode, int arg) {
    stack.canonicalise(stack.depth());
    int depth = stack.depth();
    out.op(Op.STACK).word(opcode).word(arg).word(stack.own(depth - 1));
    stack.reset(depth + Opcode.stackEffect(opcode, arg, false));
    out.seal();
    if (opcode == Opcode.CALL_FUNCTION_EX) {
      afterCall(opcode, arg);
    }
  }

  /// Whether code of this kind keeps its locals in a mapping.
  static boolean usesMapping(CodeObject code) {
    return (code.flags & CodeObject.CO_OPTIMIZED) == 0;
  }
}
