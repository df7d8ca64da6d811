// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Calls whose arguments are registers that an instruction lists.
final class CallSites {
  private CallSites() {
  }

  /// The values of `count` registers that are listed from the word `first` on.
  static Object[] collect(int[] code, Object[] r, int first, int count) {
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = r[code[first + i]];
    }
    return values;
  }

  /// `CALL`: callee, count, arguments.
  static Object call(ThreadState ts, int[] code, Object[] r, int pc) {
    Object callee = r[code[pc + 1]];
    int count = code[pc + 2];
    Frame frame = callee instanceof PyFunction f ? f.plainFrame(ts, count) : null;
    if (frame != null) {
      for (int i = 0; i < count; i++) {
        frame.r[i] = r[code[pc + 3 + i]];
      }
      return Loop.enter(ts, frame);
    }
    return Calls.call(ts, callee, collect(code, r, pc + 3, count), count, null);
  }

  /// `CALL_METHOD`: callee, the register of the receiver, count, arguments.
  static Object callMethod(ThreadState ts, int[] code, Object[] r, int pc) {
    Object callee = r[code[pc + 1]];
    Object self = r[code[pc + 2]];
    int count = code[pc + 3];
    if (self == null) {
      switch (count) {
        case 0:
          return Calls.call0(ts, callee);
        case 1:
          return Calls.call1(ts, callee, r[code[pc + 4]]);
        case 2:
          return Calls.call2(ts, callee, r[code[pc + 4]], r[code[pc + 5]]);
        default:
          return Calls.call(ts, callee, collect(code, r, pc + 4, count), count, null);
      }
    }
    switch (count) {
      case 0:
        return callee instanceof PyFunction f ? f.call1(ts, self) : Calls.call1(ts, callee, self);
      case 1:
        return callee instanceof PyFunction f ? f.call2(ts, self, r[code[pc + 4]]) : Calls.call2(ts, callee, self, r[code[pc + 4]]);
      case 2:
        return callee instanceof PyFunction f ? f.call3(ts, self, r[code[pc + 4]], r[code[pc + 5]])
            : Calls.call3(ts, callee, self, r[code[pc + 4]], r[code[pc + 5]]);
      default:
        return callManyWithSelf(ts, callee, self, code, r, pc, count);
    }
  }

  private static Object callManyWithSelf(ThreadState ts, Object callee, Object self, int[] code, Object[] r, int pc, int count) {
    Frame frame = callee instanceof PyFunction f ? f.plainFrame(ts, count + 1) : null;
    if (frame != null) {
      frame.r[0] = self;
      for (int i = 0; i < count; i++) {
        frame.r[i + 1] = r[code[pc + 4 + i]];
      }
      return Loop.enter(ts, frame);
    }
    Object[] args = new Object[count + 1];
    args[0] = self;
    for (int i = 0; i < count; i++) {
      args[i + 1] = r[code[pc + 4 + i]];
    }
    return Calls.call(ts, callee, args, count + 1, null);
  }

  /// `CALL_KEYWORDS`: callee, the register of the receiver or -1, that of the names, count, arguments.
  static Object callKeywords(ThreadState ts, int[] code, Object[] r, int pc) {
    Object self = code[pc + 2] < 0 ? null : r[code[pc + 2]];
    PyTuple names = (PyTuple) r[code[pc + 3]];
    int count = code[pc + 4];
    int shift = self == null ? 0 : 1;
    Object[] args = new Object[count + shift];
    if (self != null) {
      args[0] = self;
    }
    for (int i = 0; i < count; i++) {
      args[i + shift] = r[code[pc + 5 + i]];
    }
    return Calls.call(ts, r[code[pc + 1]], args, args.length - names.size(), keywordNames(names));
  }

  static String[] keywordNames(PyTuple names) {
    String[] result = new String[names.size()];
    for (int i = 0; i < result.length; i++) {
      Object name = names.get(i);
      result[i] = name instanceof String s ? s : Text.toJava(name);
    }
    return result;
  }
}
