// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIntSub;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Arithmetic over any objects, and conversions to integers.
public final class Numbers {
  private static final String[] SYMBOLS = {"+", "-", "*", "@", "/", "//", "%", "divmod()", "** or pow()", "<<", ">>", "&", "|", "^"};
  private static final int[] OPERATORS = {Slot.ADD, Slot.SUB, Slot.MUL, Slot.MATMUL, Slot.TRUEDIV, Slot.FLOORDIV, Slot.MOD, Slot.DIVMOD, Slot.POW,
      Slot.LSHIFT, Slot.RSHIFT, Slot.AND, Slot.OR, Slot.XOR};

  private Numbers() {
  }

  private static int reflected(int slot) {
    return slot + 1;
  }

  private static int inPlace(int slot) {
    return slot + 2;
  }

  private static String symbol(int slot) {
    for (int i = 0; i < OPERATORS.length; i++) {
      if (OPERATORS[i] == slot) {
        return SYMBOLS[i];
      }
    }
    throw new IllegalArgumentException(Slot.name(slot));
  }

  /// `lhs op rhs`; the slot is that of the plain operator, such as [Slot#ADD].
  public static Object binary(ThreadState ts, int slot, Object lhs, Object rhs) {
    Object result = binaryOrNotImplemented(ts, slot, lhs, rhs);
    if (result == PyNotImplemented.NOT_IMPLEMENTED) {
      throw unsupported(symbol(slot), lhs, rhs);
    }
    return result;
  }

  private static PyException unsupported(String symbol, Object lhs, Object rhs) {
    return PyErrors.typeError(
        "unsupported operand type(s) for " + symbol + ": '" + Types.nameOf(lhs) + "' and '" + Types.nameOf(rhs) + "'");
  }

  /// A slot of a builtin sequence: concatenation and repetition come after the other operand's own method.
  private static boolean isSequenceSlot(int slot, Object method) {
    return (slot == Slot.ADD || slot == Slot.MUL) && method instanceof PyWrapperDescr w && w.owner.has(PyType.CONCATENATES);
  }

  private static Object binaryOrNotImplemented(ThreadState ts, int slot, Object lhs, Object rhs) {
    PyType left = Types.of(lhs);
    PyType right = Types.of(rhs);
    Object method = left.slot(slot);
    Object reverse = left == right ? null : right.slot(reflected(slot));
    if (reverse != null && (isSequenceSlot(slot, method)
        || right.isSubtypeOf(left) && reverse != left.slot(reflected(slot)))) {
      Object result = isSequenceSlot(slot, reverse) ? PyNotImplemented.NOT_IMPLEMENTED : Calls.slot1(ts, reverse, rhs, lhs);
      if (result != PyNotImplemented.NOT_IMPLEMENTED) {
        return result;
      }
      if (!isSequenceSlot(slot, reverse)) {
        reverse = null;
      }
    }
    if (method != null) {
      Object result = Calls.slot1(ts, method, lhs, rhs);
      if (result != PyNotImplemented.NOT_IMPLEMENTED) {
        return result;
      }
    }
    return reverse == null ? PyNotImplemented.NOT_IMPLEMENTED : Calls.slot1(ts, reverse, rhs, lhs);
  }

  /// `lhs op= rhs`: the in-place method, else the plain operator. The slot is that of the plain operator.
  public static Object inPlace(ThreadState ts, int slot, Object lhs, Object rhs) {
    Object method = Types.of(lhs).slot(inPlace(slot));
    if (method != null) {
      Object result = Calls.slot1(ts, method, lhs, rhs);
      if (result != PyNotImplemented.NOT_IMPLEMENTED) {
        return result;
      }
    }
    Object result = binaryOrNotImplemented(ts, slot, lhs, rhs);
    if (result == PyNotImplemented.NOT_IMPLEMENTED) {
      throw unsupported((slot == Slot.POW ? "**" : symbol(slot)) + "=", lhs, rhs);
    }
    return result;
  }

  /// `pow(base, exponent, modulus)` with three arguments.
  public static Object power(ThreadState ts, Object base, Object exponent, Object modulus) {
    Object method = Types.of(base).slot(Slot.POW);
    if (method != null) {
      Object result = Calls.slot2(ts, method, base, exponent, modulus);
      if (result != PyNotImplemented.NOT_IMPLEMENTED) {
        return result;
      }
    }
    Object reverse = Types.of(exponent) == Types.of(base) ? null : Types.of(exponent).slot(Slot.RPOW);
    if (reverse != null) {
      Object result = Calls.slot2(ts, reverse, exponent, base, modulus);
      if (result != PyNotImplemented.NOT_IMPLEMENTED) {
        return result;
      }
    }
    throw PyErrors.typeError("unsupported operand type(s) for ** or pow(): '" + Types.nameOf(base) + "', '" + Types.nameOf(exponent) + "', '"
        + Types.nameOf(modulus) + "'");
  }

  /// One of the slots NEG, POS, INVERT, ABS.
  public static Object unary(ThreadState ts, int slot, Object operand) {
    Object method = Types.of(operand).slot(slot);
    if (method != null) {
      return Calls.slot0(ts, method, operand);
    }
    String operation = slot == Slot.NEG ? "unary -" : slot == Slot.POS ? "unary +" : slot == Slot.INVERT ? "unary ~" : "abs()";
    throw PyErrors.typeError("bad operand type for " + operation + ": '" + Types.nameOf(operand) + "'");
  }

  /// The plain `int` ([PyInt] or [PyBigInt]) of an `int`, of an instance of a subclass, of a `bool`; null for anything else.
  public static Object intOrNull(Object object) {
    if (object instanceof PyInt || object instanceof PyBigInt) {
      return object;
    }
    return object instanceof PyIntSub sub ? sub.value : object instanceof PyBool b ? b.value : null;
  }

  /// `operator.index(object)`: a plain `int`, or a TypeError.
  public static Object index(ThreadState ts, Object object) {
    Object plain = intOrNull(object);
    if (plain != null) {
      return plain;
    }
    Object slot = Types.of(object).slot(Slot.INDEX);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object cannot be interpreted as an integer");
    }
    Object result = Calls.slot0(ts, slot, object);
    plain = intOrNull(result);
    if (plain == null) {
      throw PyErrors.typeError("__index__ returned non-int (type " + Types.nameOf(result) + ")");
    }
    if (plain != result) {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "__index__ returned non-int (type " + Types.nameOf(result)
          + ").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.",
          1);
    }
    return plain;
  }

  public static boolean hasIndex(Object object) {
    return intOrNull(object) != null || Types.of(object).slot(Slot.INDEX) != null;
  }

  /// An index or count, clamped to the range of a Java int; for slices and the like.
  public static int clampedIndex(ThreadState ts, Object object) {
    Object plain = index(ts, object);
    if (plain instanceof PyInt i) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, i.value));
    }
    return ((PyBigInt) plain).value.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  /// An index or count that must fit a Java long, or OverflowError; clamped to the range of a Java int.
  public static int clampedIndexForCall(ThreadState ts, Object object) {
    if (index(ts, object) instanceof PyInt i) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, i.value));
    }
    throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
  }

  /// An index that must fit, or IndexError.
  public static int indexOrError(ThreadState ts, Object object) {
    Object plain = index(ts, object);
    if (plain instanceof PyInt i) {
      return i.value == (int) i.value ? (int) i.value : i.value < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    throw PyErrors.indexError("cannot fit '" + Types.nameOf(object) + "' into an index-sized integer");
  }

  /// A count or width that must fit, or OverflowError.
  public static int indexOrOverflow(ThreadState ts, Object object) {
    Object plain = index(ts, object);
    if (plain instanceof PyInt i) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, i.value));
    }
    throw PyErrors.overflowError("cannot fit '" + Types.nameOf(object) + "' into an index-sized integer");
  }

  /// What a `__hash__` method returned, as a hash.
  static long hashResult(Object hash) {
    Object plain = intOrNull(hash);
    if (plain == null) {
      throw PyErrors.typeError("__hash__ method should return an integer");
    }
    if (plain instanceof PyInt i) {
      return i.value == -1 ? -2 : i.value;
    }
    return dev.krait.runtime.number.NumberHash.of(((PyBigInt) plain).value);
  }

  /// What a `__len__` method returned, as a length.
  static long lengthResult(ThreadState ts, Object length) {
    Object plain = index(ts, length);
    boolean negative = plain instanceof PyInt i ? i.value < 0 : ((PyBigInt) plain).value.signum() < 0;
    if (negative) {
      throw PyErrors.valueError("__len__() should return >= 0");
    }
    if (plain instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.overflowError("cannot fit '" + Types.nameOf(length) + "' into an index-sized integer");
  }
}
