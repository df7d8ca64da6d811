// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyListIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyRangeIterator;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Formatting;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The evaluation loop over the register form.
///
/// # Invariants
/// - `pc` stays at an instruction until it has done its work, so that an exception finds its handler; an instruction reads all its
///   operands before it writes its result.
/// - What may call out stores `pc` in the frame first: tracebacks and frame objects read it there.
/// - The method stays far below 8,000 bytes of bytecode, since HotSpot's compiler neither compiles larger ones nor inlines into
///   them: only the commonest cases of common instructions are written out here.
final class Loop {
  private Loop() {
  }

  /// Runs a new frame as the innermost one.
  static Object enter(ThreadState ts, Frame frame) {
    Frame back = ts.frame;
    if (!ts.enterFrame()) {
      throw Unwinding.recursion();
    }
    frame.back = back;
    frame.state = Frame.RUNNING;
    ts.frame = frame;
    try {
      return run(ts, frame, null);
    } finally {
      ts.frame = back;
      ts.leaveFrame();
    }
  }

  /// Runs the frame from its pc, or from the handler of an exception that is thrown into it.
  static Object run(ThreadState ts, Frame frame, PyException thrown) {
    RegisterCode form = frame.code;
    int[] code = form.words;
    Object[] r = frame.r;
    int pc = frame.pc;
    while (true) {
      try {
        if (thrown != null) {
          PyException injected = thrown;
          thrown = null;
          throw injected;
        }
        if (ts.poll != 0) {
          frame.poll(ts);
        }
        while (true) {
          int word = code[pc];
          switch (word & 0xff) {
            case Op.MOVE:
              r[word >>> 8] = r[code[pc + 1]];
              pc += 2;
              break;
            case Op.LOAD_CONST:
              r[word >>> 8] = form.code.consts()[code[pc + 1]];
              pc += 2;
              break;
            case Op.LOAD_NULL:
              r[word >>> 8] = null;
              pc += 1;
              break;
            case Op.CHECK_LOCAL:
              if (r[code[pc + 1]] == null) {
                throw Names.unboundLocal(form.code, code[pc + 1]);
              }
              pc += 2;
              break;
            case Op.JUMP:
              pc = code[pc + 1];
              break;
            case Op.JUMP_BACK:
              if (ts.poll != 0) {
                frame.pc = pc;
                frame.poll(ts);
              }
              pc = code[pc + 1];
              break;
            case Op.BRANCH_TRUE: {
              Object a = r[code[pc + 1]];
              frame.pc = pc;
              pc = a == PyBool.TRUE || a != PyBool.FALSE && Objects.isTrue(ts, a) ? code[pc + 2] : pc + 3;
              break;
            }
            case Op.BRANCH_FALSE: {
              Object a = r[code[pc + 1]];
              frame.pc = pc;
              pc = a == PyBool.FALSE || a != PyBool.TRUE && !Objects.isTrue(ts, a) ? code[pc + 2] : pc + 3;
              break;
            }
            case Op.BRANCH_NONE:
              pc = r[code[pc + 1]] == PyNone.NONE ? code[pc + 2] : pc + 3;
              break;
            case Op.BRANCH_NOT_NONE:
              pc = r[code[pc + 1]] != PyNone.NONE ? code[pc + 2] : pc + 3;
              break;
            case Op.BRANCH_LT: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              boolean holds;
              if (a instanceof PyInt x && b instanceof PyInt y) {
                holds = x.value < y.value;
              } else {
                frame.pc = pc;
                holds = Operators.test(ts, 0, a, b);
              }
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_LE: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              boolean holds;
              if (a instanceof PyInt x && b instanceof PyInt y) {
                holds = x.value <= y.value;
              } else {
                frame.pc = pc;
                holds = Operators.test(ts, 1, a, b);
              }
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_EQ: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              boolean holds;
              if (a instanceof PyInt x && b instanceof PyInt y) {
                holds = x.value == y.value;
              } else {
                frame.pc = pc;
                holds = Operators.test(ts, 2, a, b);
              }
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_NE: {
              frame.pc = pc;
              boolean holds = Operators.test(ts, 3, r[code[pc + 1]], r[code[pc + 2]]);
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_GT: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              boolean holds;
              if (a instanceof PyInt x && b instanceof PyInt y) {
                holds = x.value > y.value;
              } else {
                frame.pc = pc;
                holds = Operators.test(ts, 4, a, b);
              }
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_GE: {
              frame.pc = pc;
              boolean holds = Operators.test(ts, 5, r[code[pc + 1]], r[code[pc + 2]]);
              pc = holds == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_IS: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              pc = (a == b || Identity.same(a, b)) == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.BRANCH_IN: {
              frame.pc = pc;
              pc = Operators.contains(ts, r[code[pc + 2]], r[code[pc + 1]]) == (word >>> 8 != 0) ? code[pc + 3] : pc + 4;
              break;
            }
            case Op.FOR_ITER: {
              Object iterator = r[code[pc + 1]];
              frame.pc = pc;
              Object item;
              if (iterator instanceof PyRangeIterator range) {
                item = range.next(ts);
              } else if (iterator instanceof PyListIterator list) {
                item = list.next(ts);
              } else {
                item = iterator instanceof PyIterator i && !i.type.isHeap() ? i.next(ts) : Iterators.next(ts, iterator);
              }
              if (item != null) {
                r[word >>> 8] = item;
                pc += 3;
              } else {
                pc = code[pc + 2];
              }
              break;
            }
            case Op.RETURN:
              frame.pc = pc;
              frame.state = Frame.COMPLETED;
              return r[code[pc + 1]];
            case Op.YIELD: {
              frame.pc = pc;
              frame.state = Frame.SUSPENDED;
              return form.takeYielded(r, pc);
            }
            case Op.SEND: {
              frame.pc = pc;
              Object sent = Suspendable.sendTo(ts, r[code[pc + 1]], r[code[pc + 2]]);
              if (sent != null) {
                r[word >>> 8] = sent;
                pc += 4;
              } else {
                r[word >>> 8] = ts.stopValue;
                ts.stopValue = null;
                pc = code[pc + 3];
              }
              break;
            }
            case Op.RETURN_GENERATOR:
              frame.pc = pc;
              return Suspendable.of(ts, frame);
            case Op.ADD: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              if (a instanceof PyInt x && b instanceof PyInt y) {
                long sum = x.value + y.value;
                if (((x.value ^ sum) & (y.value ^ sum)) >= 0) {
                  r[word >>> 8] = PyInt.of(sum);
                  pc += 4;
                  break;
                }
              }
              frame.pc = pc;
              r[word >>> 8] = Operators.add(ts, a, b, code[pc + 3]);
              pc += 4;
              break;
            }
            case Op.SUB: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              if (a instanceof PyInt x && b instanceof PyInt y) {
                long difference = x.value - y.value;
                if (((x.value ^ y.value) & (x.value ^ difference)) >= 0) {
                  r[word >>> 8] = PyInt.of(difference);
                  pc += 4;
                  break;
                }
              }
              frame.pc = pc;
              r[word >>> 8] = Operators.subtract(ts, a, b, code[pc + 3]);
              pc += 4;
              break;
            }
            case Op.MUL: {
              frame.pc = pc;
              r[word >>> 8] = Operators.multiply(ts, r[code[pc + 1]], r[code[pc + 2]], code[pc + 3]);
              pc += 4;
              break;
            }
            case Op.BINARY: {
              frame.pc = pc;
              r[word >>> 8] = Operators.binary(ts, code[pc + 3], r[code[pc + 1]], r[code[pc + 2]]);
              pc += 4;
              break;
            }
            case Op.SUBSCRIPT: {
              frame.pc = pc;
              r[word >>> 8] = Operators.subscript(ts, r[code[pc + 1]], r[code[pc + 2]]);
              pc += 3;
              break;
            }
            case Op.COMPARE: {
              frame.pc = pc;
              r[word >>> 8] = Operators.compare(ts, code[pc + 3], r[code[pc + 1]], r[code[pc + 2]]);
              pc += 4;
              break;
            }
            case Op.STORE_SUBSCRIPT: {
              frame.pc = pc;
              Operators.storeSubscript(ts, r[code[pc + 1]], r[code[pc + 2]], r[code[pc + 3]]);
              pc += 4;
              break;
            }
            case Op.NOT: {
              frame.pc = pc;
              r[word >>> 8] = PyBool.of(!Objects.isTrue(ts, r[code[pc + 1]]));
              pc += 2;
              break;
            }
            case Op.TO_BOOL: {
              frame.pc = pc;
              r[word >>> 8] = PyBool.of(Objects.isTrue(ts, r[code[pc + 1]]));
              pc += 2;
              break;
            }
            case Op.IS: {
              Object a = r[code[pc + 1]];
              Object b = r[code[pc + 2]];
              r[word >>> 8] = PyBool.of((a == b || Identity.same(a, b)) == (code[pc + 3] == 0));
              pc += 4;
              break;
            }
            case Op.CONTAINS: {
              frame.pc = pc;
              r[word >>> 8] = PyBool.of(Operators.contains(ts, r[code[pc + 2]], r[code[pc + 1]]) == (code[pc + 3] == 0));
              pc += 4;
              break;
            }
            case Op.LOAD_GLOBAL: {
              Object value;
              if (form.sites[code[pc + 2]] instanceof GlobalSite site && (value = site.get(frame.function)) != null) {
                r[word >>> 8] = value;
              } else {
                frame.pc = pc;
                r[word >>> 8] = GlobalSite.load(ts, frame, code[pc + 1], code[pc + 2]);
              }
              pc += 3;
              break;
            }
            case Op.LOAD_NAME: {
              frame.pc = pc;
              r[word >>> 8] = Names.load(ts, frame, code[pc + 1]);
              pc += 2;
              break;
            }
            case Op.STORE_NAME: {
              frame.pc = pc;
              Names.store(ts, frame, code[pc + 2], r[code[pc + 1]]);
              pc += 3;
              break;
            }
            case Op.LOAD_ATTR: {
              frame.pc = pc;
              r[word >>> 8] = AttributeSites.load(ts, form, r[code[pc + 1]], code[pc + 2], code[pc + 3]);
              pc += 4;
              break;
            }
            case Op.LOAD_METHOD: {
              frame.pc = pc;
              AttributeSites.loadMethod(ts, form, r, pc);
              pc += 5;
              break;
            }
            case Op.STORE_ATTR: {
              frame.pc = pc;
              AttributeSites.store(ts, form, r[code[pc + 1]], r[code[pc + 2]], code[pc + 3], code[pc + 4]);
              pc += 5;
              break;
            }
            case Op.LOAD_DEREF: {
              Object value = ((PyCell) r[code[pc + 1]]).get();
              if (value == null) {
                throw Names.unboundCell(form.code, code[pc + 1]);
              }
              r[word >>> 8] = value;
              pc += 2;
              break;
            }
            case Op.STORE_DEREF:
              ((PyCell) r[code[pc + 1]]).set(r[code[pc + 2]]);
              pc += 3;
              break;
            case Op.CALL0: {
              frame.pc = pc;
              Object f = r[code[pc + 1]];
              r[word >>> 8] = f instanceof PyFunction p ? p.call0(ts) : Calls.call0(ts, f);
              pc += 2;
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL1: {
              frame.pc = pc;
              Object f = r[code[pc + 1]];
              r[word >>> 8] = f instanceof PyFunction p ? p.call1(ts, r[code[pc + 2]]) : Calls.call1(ts, f, r[code[pc + 2]]);
              pc += 3;
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL2: {
              frame.pc = pc;
              Object f = r[code[pc + 1]];
              Object a = r[code[pc + 2]];
              Object b = r[code[pc + 3]];
              r[word >>> 8] = f instanceof PyFunction p ? p.call2(ts, a, b) : Calls.call2(ts, f, a, b);
              pc += 4;
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL3: {
              frame.pc = pc;
              Object f = r[code[pc + 1]];
              Object a = r[code[pc + 2]];
              Object b = r[code[pc + 3]];
              Object c = r[code[pc + 4]];
              r[word >>> 8] = f instanceof PyFunction p ? p.call3(ts, a, b, c) : Calls.call3(ts, f, a, b, c);
              pc += 5;
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL: {
              frame.pc = pc;
              r[word >>> 8] = CallSites.call(ts, code, r, pc);
              pc += 3 + code[pc + 2];
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL_METHOD: {
              frame.pc = pc;
              r[word >>> 8] = CallSites.callMethod(ts, code, r, pc);
              pc += 4 + code[pc + 3];
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.CALL_KEYWORDS: {
              frame.pc = pc;
              r[word >>> 8] = CallSites.callKeywords(ts, code, r, pc);
              pc += 5 + code[pc + 4];
              if (ts.instrumented && !form.traced) {
                return Instrumentation.goOn(ts, frame, pc);
              }
              break;
            }
            case Op.GET_ITER: {
              frame.pc = pc;
              r[word >>> 8] = Iterators.of(ts, r[code[pc + 1]]);
              pc += 2;
              break;
            }
            case Op.BUILD_TUPLE: {
              int count = code[pc + 1];
              r[word >>> 8] = PyTuple.of(CallSites.collect(code, r, pc + 2, count));
              pc += 2 + count;
              break;
            }
            case Op.BUILD_LIST: {
              int count = code[pc + 1];
              r[word >>> 8] = PyList.of(CallSites.collect(code, r, pc + 2, count));
              pc += 2 + count;
              break;
            }
            case Op.UNPACK: {
              frame.pc = pc;
              Unpacking.exact(ts, code, r, pc);
              pc += 3 + code[pc + 2];
              break;
            }
            case Op.LIST_APPEND:
              Operators.append(ts, r[code[pc + 1]], r[code[pc + 2]]);
              pc += 3;
              break;
            case Op.BUILD_STRING: {
              int count = code[pc + 1];
              r[word >>> 8] = FormatParts.join(code, r, pc + 2, count);
              pc += 2 + count;
              break;
            }
            case Op.FORMAT: {
              frame.pc = pc;
              r[word >>> 8] = Formatting.format(ts, r[code[pc + 1]], "");
              pc += 2;
              break;
            }
            case Op.STACK:
              frame.pc = pc;
              StackOps.run(ts, frame, code[pc + 1], code[pc + 2], code[pc + 3]);
              pc += 4;
              break;
            case Op.LOAD_SUPER:
              frame.pc = pc;
              AttributeSites.loadSuper(ts, form, r, pc);
              pc += 7;
              break;
            case Op.RAISE:
              frame.pc = pc;
              throw Raising.raise(ts, frame, code[pc + 1], code[pc + 2], code[pc + 3]);
            default:
              frame.pc = pc;
              pc = Events.tell(ts, frame, pc);
          }
        }
      } catch (PyException e) {
        if (frame.code != form) {
          throw e;
        }
        frame.pc = pc;
        if (ts.instrumented && !form.traced) {
          return Instrumentation.goOn(ts, frame, e);
        }
        pc = Unwinding.handle(ts, frame, e);
      } catch (Throwable t) {
        if (frame.code != form) {
          throw t;
        }
        frame.pc = pc;
        pc = Unwinding.handle(ts, frame, Unwinding.asPython(t));
      }
    }
  }
}
