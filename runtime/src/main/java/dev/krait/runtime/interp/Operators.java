// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// The operators as instructions use them: the commonest types first, then the protocol.
final class Operators {
  /// The slot of each operator of BINARY_OP.
  private static final int[] SLOTS = {Slot.ADD, Slot.AND, Slot.FLOORDIV, Slot.LSHIFT, Slot.MATMUL, Slot.MUL, Slot.MOD, Slot.OR, Slot.POW,
      Slot.RSHIFT, Slot.SUB, Slot.TRUEDIV, Slot.XOR};

  private Operators() {
  }

  private static Object generic(ThreadState ts, int operator, Object a, Object b) {
    return operator >= Oparg.NB_INPLACE ? Numbers.inPlace(ts, SLOTS[operator - Oparg.NB_INPLACE], a, b) : Numbers.binary(ts, SLOTS[operator], a, b);
  }

  static Object add(ThreadState ts, Object a, Object b, int operator) {
    if (a instanceof PyFloat x) {
      if (b instanceof PyFloat y) {
        return new PyFloat(x.value + y.value);
      }
      if (b instanceof PyInt y && y.value == (long) (double) y.value) {
        return new PyFloat(x.value + y.value);
      }
    }
    return generic(ts, operator, a, b);
  }

  static Object subtract(ThreadState ts, Object a, Object b, int operator) {
    if (a instanceof PyFloat x && b instanceof PyFloat y) {
      return new PyFloat(x.value - y.value);
    }
    return generic(ts, operator, a, b);
  }

  static Object multiply(ThreadState ts, Object a, Object b, int operator) {
    if (a instanceof PyInt x && b instanceof PyInt y) {
      long low = x.value * y.value;
      long high = Math.multiplyHigh(x.value, y.value);
      if (high == 0 && low >= 0 || high == -1 && low < 0) {
        return PyInt.of(low);
      }
    } else if (a instanceof PyFloat x && b instanceof PyFloat y) {
      return new PyFloat(x.value * y.value);
    }
    return generic(ts, operator, a, b);
  }

  static Object binary(ThreadState ts, int operator, Object a, Object b) {
    if (a instanceof PyInt x && b instanceof PyInt y) {
      Object result = integers(operator >= Oparg.NB_INPLACE ? operator - Oparg.NB_INPLACE : operator, x.value, y.value);
      if (result != null) {
        return result;
      }
    } else if (a instanceof PyFloat x && b instanceof PyFloat y && y.value != 0
        && (operator == Oparg.NB_TRUE_DIVIDE || operator == Oparg.NB_INPLACE_TRUE_DIVIDE)) {
      return new PyFloat(x.value / y.value);
    }
    return generic(ts, operator, a, b);
  }

  /// Null where it takes more.
  private static Object integers(int operator, long x, long y) {
    switch (operator) {
      case Oparg.NB_AND:
        return PyInt.of(x & y);
      case Oparg.NB_OR:
        return PyInt.of(x | y);
      case Oparg.NB_XOR:
        return PyInt.of(x ^ y);
      case Oparg.NB_REMAINDER:
        return y == 0 ? null : PyInt.of(Math.floorMod(x, y));
      case Oparg.NB_FLOOR_DIVIDE:
        return y == 0 || y == -1 ? null : PyInt.of(Math.floorDiv(x, y));
      case Oparg.NB_RSHIFT:
        return y < 0 ? null : PyInt.of(y > 63 ? x >> 63 : x >> y);
      case Oparg.NB_LSHIFT:
        return y < 0 || y > 62 || x << y >> y != x ? null : PyInt.of(x << y);
      default:
        return null;
    }
  }

  /// Compares for a jump; the comparison is one of the compiler's numbers from `<` to `>=`.
  static boolean test(ThreadState ts, int comparison, Object a, Object b) {
    if (a instanceof PyInt x && b instanceof PyInt y) {
      return integersCompare(comparison, x.value, y.value);
    }
    if (a instanceof PyFloat x && b instanceof PyFloat y) {
      return floatsCompare(comparison, x.value, y.value);
    }
    if (a instanceof String s && b instanceof String t && (comparison == Oparg.CMP_EQ || comparison == Oparg.CMP_NE)) {
      return s.equals(t) == (comparison == Oparg.CMP_EQ);
    }
    return Objects.isTrue(ts, Objects.compare(ts, Slot.LT + comparison, a, b));
  }

  static Object compare(ThreadState ts, int oparg, Object a, Object b) {
    int comparison = oparg >> 5;
    if (a instanceof PyInt x && b instanceof PyInt y) {
      return PyBool.of(integersCompare(comparison, x.value, y.value));
    }
    if (a instanceof String s && b instanceof String t && (comparison == Oparg.CMP_EQ || comparison == Oparg.CMP_NE)) {
      return PyBool.of(s.equals(t) == (comparison == Oparg.CMP_EQ));
    }
    Object result = Objects.compare(ts, Slot.LT + comparison, a, b);
    return (oparg & Oparg.COMPARE_TO_BOOL) != 0 && !(result instanceof PyBool) ? PyBool.of(Objects.isTrue(ts, result)) : result;
  }

  private static boolean integersCompare(int comparison, long x, long y) {
    switch (comparison) {
      case Oparg.CMP_LT:
        return x < y;
      case Oparg.CMP_LE:
        return x <= y;
      case Oparg.CMP_EQ:
        return x == y;
      case Oparg.CMP_NE:
        return x != y;
      case Oparg.CMP_GT:
        return x > y;
      default:
        return x >= y;
    }
  }

  private static boolean floatsCompare(int comparison, double x, double y) {
    switch (comparison) {
      case Oparg.CMP_LT:
        return x < y;
      case Oparg.CMP_LE:
        return x <= y;
      case Oparg.CMP_EQ:
        return x == y;
      case Oparg.CMP_NE:
        return x != y;
      case Oparg.CMP_GT:
        return x > y;
      default:
        return x >= y;
    }
  }

  static Object subscript(ThreadState ts, Object container, Object key) {
    if (container instanceof PyList l && l.type == PyList.TYPE && key instanceof PyInt i) {
      int size = l.size();
      long index = i.value < 0 ? i.value + size : i.value;
      if (index >= 0 && index < size) {
        Object item = l.getOrNull((int) index);
        if (item != null) {
          return item;
        }
      }
    } else if (container instanceof PyTuple t && t.type == PyTuple.TYPE && key instanceof PyInt i) {
      Object[] items = t.items();
      long index = i.value < 0 ? i.value + items.length : i.value;
      if (index >= 0 && index < items.length) {
        return items[(int) index];
      }
    } else if (container instanceof PyDict d && d.type == PyDict.TYPE) {
      Object value = d.get(ts, key);
      if (value != null) {
        return value;
      }
    }
    return Objects.getItem(ts, container, key);
  }

  static void storeSubscript(ThreadState ts, Object container, Object key, Object value) {
    if (container instanceof PyDict d && d.type == PyDict.TYPE) {
      d.put(ts, key, value);
    } else if (!(container instanceof PyList l && l.type == PyList.TYPE && key instanceof PyInt i && i.value >= 0 && i.value < l.size()
        && l.set((int) i.value, value))) {
      Objects.setItem(ts, container, key, value);
    }
  }

  static boolean contains(ThreadState ts, Object container, Object item) {
    if (container instanceof PyDict d && d.type == PyDict.TYPE) {
      return d.get(ts, item) != null;
    }
    return Sequences.contains(ts, container, item);
  }

  /// LIST_APPEND: to a list that a comprehension or display is building.
  static void append(ThreadState ts, Object list, Object item) {
    ((PyList) list).append(item);
  }
}
