// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterGroup;
import dev.krait.runtime.interp.Membership;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Finds interpreters, queues and channels by the numbers that Python code has of them. Stateless.
public final class InterpreterNumbers {
  private InterpreterNumbers() {
  }

  /// A number that is not negative, from an argument.
  ///
  /// @param tooBig what OverflowError says of a number that no long holds
  static long of(ThreadState ts, Object number, String what, String tooBig) {
    Object index = Numbers.intOrNull(number);
    if (index == null) {
      if (Types.of(number).slot(Slot.INDEX) == null) {
        throw PyErrors.typeError(what + " must be an int, got " + Types.nameOf(number));
      }
      index = Numbers.index(ts, number);
    }
    if (!(index instanceof PyInt i)) {
      throw PyErrors.overflowError(tooBig);
    }
    if (i.value < 0) {
      throw PyErrors.valueError(what + " must be a non-negative int, got " + i.value);
    }
    return i.value;
  }

  /// A number that an interpreter may have.
  public static long number(ThreadState ts, Object id) {
    return of(ts, id, "interpreter ID", "int too big to convert");
  }

  /// The interpreter with that number.
  public static Interpreter interpreter(ThreadState ts, Object id) {
    long number = number(ts, id);
    InterpreterGroup group = ts.interpreter().membership().group();
    Interpreter found = group.find(number);
    if (found == null) {
      throw PyErrors.of(InterpreterErrors.INTERPRETER_NOT_FOUND, Text.fromJava("unrecognized interpreter ID " + number));
    }
    return found;
  }

  /// The same; with the restriction, only one that Python code has made.
  ///
  /// @param doing what can not be done with another one
  static Interpreter interpreter(ThreadState ts, Object id, boolean restrict, String doing) {
    Interpreter found = interpreter(ts, id);
    if (restrict && found.membership().origin() != Membership.STDLIB) {
      throw InterpreterErrors.interpreterError("cannot " + doing + " unrecognized interpreter " + found.membership().id());
    }
    return found;
  }

  /// The same, but only one that has been started.
  static Interpreter started(ThreadState ts, Object id, boolean restrict, String doing) {
    Interpreter found = interpreter(ts, id, restrict, doing);
    if (!found.membership().isReady()) {
      throw InterpreterErrors.interpreterError("cannot " + doing + " interpreter " + found.membership().id() + " (not ready)");
    }
    return found;
  }
}
