// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Formatting;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// The less common instructions, as CPython describes them: on the registers of the stack's slots. `top` is the register of the
/// topmost value before the instruction; where values end up is as the stack effect says.
final class StackOps {
  private StackOps() {
  }

  static void run(ThreadState ts, Frame frame, int opcode, int arg, int top) {
    Object[] r = frame.r;
    switch (opcode) {
      case Opcode.UNARY_NEGATIVE:
        r[top] = Numbers.unary(ts, Slot.NEG, r[top]);
        return;
      case Opcode.UNARY_INVERT:
        r[top] = Numbers.unary(ts, Slot.INVERT, r[top]);
        return;
      case Opcode.BINARY_SLICE:
        r[top - 2] = Objects.getItem(ts, r[top - 2], new PySlice(r[top - 1], r[top], PyNone.NONE));
        return;
      case Opcode.STORE_SLICE:
        Objects.setItem(ts, r[top - 2], new PySlice(r[top - 1], r[top], PyNone.NONE), r[top - 3]);
        return;
      case Opcode.DELETE_SUBSCR:
        Objects.deleteItem(ts, r[top - 1], r[top]);
        return;
      case Opcode.DELETE_ATTR:
        Objects.setAttribute(ts, r[top], frame.code.code.names()[arg], null);
        return;
      case Opcode.GET_LEN:
        r[top + 1] = PyInt.of(Sequences.length(ts, r[top]));
        return;
      case Opcode.PUSH_EXC_INFO:
        Unwinding.pushHandled(ts, frame, top);
        return;
      case Opcode.POP_EXCEPT:
        Unwinding.popHandled(ts, frame, top);
        return;
      case Opcode.MAKE_FUNCTION:
        r[top] = new PyFunction(ts, (PyCode) r[top], frame.function.globals);
        return;
      case Opcode.SET_FUNCTION_ATTRIBUTE:
        ((PyFunction) r[top]).setAttribute(arg, r[top - 1]);
        r[top - 1] = r[top];
        return;
      case Opcode.MAKE_CELL:
        r[arg] = new PyCell(r[arg]);
        return;
      case Opcode.COPY_FREE_VARS:
        copyFreeVariables(frame, arg);
        return;
      case Opcode.DELETE_FAST:
        deleteLocal(ts, frame, arg);
        return;
      case Opcode.DELETE_DEREF:
        deleteCell(ts, frame, arg);
        return;
      default:
        displays(ts, frame, opcode, arg, top);
    }
  }

  private static void copyFreeVariables(Frame frame, int count) {
    Object[] cells = frame.function.closure.items();
    System.arraycopy(cells, 0, frame.r, frame.code.stackBase - count, count);
  }

  private static void deleteLocal(ThreadState ts, Frame frame, int register) {
    Object value = frame.r[register];
    if (value == null) {
      throw Names.unboundLocal(frame.code.code, register);
    }
    frame.r[register] = null;
    Garbage.noteDeleted(ts, value);
  }

  private static void deleteCell(ThreadState ts, Frame frame, int register) {
    PyCell cell = (PyCell) frame.r[register];
    Object value = cell.get();
    if (value == null) {
      throw Names.unboundCell(frame.code.code, register);
    }
    cell.set(null);
    Garbage.noteDeleted(ts, value);
  }

  private static void displays(ThreadState ts, Frame frame, int opcode, int arg, int top) {
    Object[] r = frame.r;
    switch (opcode) {
      case Opcode.BUILD_MAP:
        Displays.buildMap(ts, r, top, arg);
        return;
      case Opcode.BUILD_SET:
        Displays.buildSet(ts, r, top, arg);
        return;
      case Opcode.BUILD_SLICE:
        if (arg == 3) {
          r[top - 2] = new PySlice(r[top - 2], r[top - 1], r[top]);
        } else {
          r[top - 1] = new PySlice(r[top - 1], r[top], PyNone.NONE);
        }
        return;
      case Opcode.MAP_ADD:
        ((PyDict) r[top - 1 - arg]).put(ts, r[top - 1], r[top]);
        return;
      case Opcode.SET_ADD:
        ((PySet) r[top - arg]).add(ts, r[top]);
        return;
      case Opcode.SET_UPDATE:
        Displays.updateSet(ts, (PySet) r[top - arg], r[top]);
        return;
      case Opcode.LIST_EXTEND:
        Displays.extend(ts, (PyList) r[top - arg], r[top], frame);
        return;
      case Opcode.DICT_UPDATE:
        Displays.updateDict(ts, (PyDict) r[top - arg], r[top]);
        return;
      case Opcode.DICT_MERGE:
        Displays.mergeKeywords(ts, (PyDict) r[top - arg], r[top], r[top - arg - 3]);
        return;
      case Opcode.CALL_FUNCTION_EX:
        r[top - 3] = Displays.callUnpacked(ts, r[top - 3], r[top - 2], r[top - 1], r[top]);
        return;
      case Opcode.UNPACK_EX:
        Unpacking.starred(ts, r, top, arg & 0xff, arg >> 8);
        return;
      case Opcode.CONVERT_VALUE:
        r[top] = FormatParts.convert(ts, r[top], arg);
        return;
      case Opcode.FORMAT_WITH_SPEC:
        r[top - 1] = Formatting.format(ts, r[top - 1], r[top]);
        return;
      case Opcode.BUILD_INTERPOLATION:
        Templates.buildInterpolation(r, top, arg);
        return;
      case Opcode.BUILD_TEMPLATE:
        Templates.buildTemplate(r, top);
        return;
      default:
        names(ts, frame, opcode, arg, top);
    }
  }

  private static void names(ThreadState ts, Frame frame, int opcode, int arg, int top) {
    Object[] r = frame.r;
    switch (opcode) {
      case Opcode.DELETE_NAME:
        Names.delete(ts, frame, arg);
        return;
      case Opcode.DELETE_GLOBAL:
        Names.deleteGlobal(ts, frame, arg);
        return;
      case Opcode.STORE_GLOBAL:
        frame.function.globals.put(ts, frame.code.code.names()[arg], r[top]);
        return;
      case Opcode.LOAD_LOCALS:
        r[top + 1] = frame.locals;
        return;
      case Opcode.LOAD_FROM_DICT_OR_GLOBALS:
        Object global = Names.find(ts, r[top], frame.code.code.names()[arg]);
        r[top] = global != null ? global : Names.loadGlobal(ts, frame, frame.code.code.names()[arg]);
        return;
      case Opcode.LOAD_FROM_DICT_OR_DEREF:
        Object value = Names.find(ts, r[top], frame.code.code.localNames()[arg]);
        if (value == null) {
          value = ((PyCell) r[arg]).get();
          if (value == null) {
            throw Names.unboundCell(frame.code.code, arg);
          }
        }
        r[top] = value;
        return;
      case Opcode.LOAD_BUILD_CLASS:
        r[top + 1] = ClassBuilding.builder(ts, frame);
        return;
      case Opcode.LOAD_COMMON_CONSTANT:
        r[top + 1] = ClassBuilding.commonConstant(ts, arg);
        return;
      case Opcode.LOAD_SPECIAL:
        ContextManagers.load(ts, r, top, arg);
        return;
      case Opcode.WITH_EXCEPT_START:
        r[top + 1] = ContextManagers.exit(ts, r, top);
        return;
      case Opcode.SETUP_ANNOTATIONS:
        ClassBuilding.setupAnnotations(ts, frame);
        return;
      case Opcode.IMPORT_NAME:
        r[top - 1] = Imports.name(ts, frame, arg, r[top - 1], r[top]);
        return;
      case Opcode.IMPORT_FROM:
        r[top + 1] = Imports.from(ts, r[top], frame.code.code.names()[arg]);
        return;
      case Opcode.CALL_INTRINSIC_1:
        r[top] = Intrinsics.one(ts, frame, arg, r[top]);
        return;
      case Opcode.CALL_INTRINSIC_2:
        r[top - 1] = Intrinsics.two(ts, frame, arg, r[top - 1], r[top]);
        return;
      default:
        matching(ts, frame, opcode, arg, top);
    }
  }

  private static void matching(ThreadState ts, Frame frame, int opcode, int arg, int top) {
    Object[] r = frame.r;
    switch (opcode) {
      case Opcode.CHECK_EXC_MATCH:
        r[top] = Handlers.matches(ts, r[top - 1], r[top]);
        return;
      case Opcode.CHECK_EG_MATCH:
        Handlers.matchGroup(ts, r, top);
        return;
      case Opcode.MATCH_SEQUENCE:
        r[top + 1] = Matching.isSequence(r[top]);
        return;
      case Opcode.MATCH_MAPPING:
        r[top + 1] = Matching.isMapping(r[top]);
        return;
      case Opcode.MATCH_KEYS:
        r[top + 1] = Matching.keys(ts, r[top - 1], (PyTuple) r[top]);
        return;
      case Opcode.MATCH_CLASS:
        r[top - 2] = Matching.classPattern(ts, r[top - 2], r[top - 1], arg, (PyTuple) r[top]);
        return;
      case Opcode.GET_AWAITABLE:
        r[top] = Awaiting.awaitable(ts, r[top], arg);
        return;
      case Opcode.GET_YIELD_FROM_ITER:
        r[top] = Awaiting.yieldFromIterator(ts, frame, r[top]);
        return;
      case Opcode.GET_AITER:
        r[top] = Awaiting.asyncIterator(ts, r[top]);
        return;
      case Opcode.GET_ANEXT:
        r[top + 1] = Awaiting.asyncNext(ts, r[top]);
        return;
      case Opcode.END_ASYNC_FOR:
        Handlers.endAsyncFor(r, top);
        return;
      case Opcode.CLEANUP_THROW:
        Handlers.cleanUpThrow(ts, r, top);
        return;
      default:
        throw new IllegalStateException("no instruction " + Opcode.name(opcode));
    }
  }
}
