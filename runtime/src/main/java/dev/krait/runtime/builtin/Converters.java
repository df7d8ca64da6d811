// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFloatSub;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;

/// The conversions between Python values and the Java parameters and results of builtins. The type of a Java parameter says
/// which conversion its argument goes through:
///
/// | Java parameter | Accepts | Raises |
/// |---|---|---|
/// | `Object` | anything, unchanged | |
/// | `boolean` | anything: its truth | what `__bool__` raises |
/// | `int` | an int, or an object with `__index__` | TypeError; OverflowError "Python int too large to convert to C int" |
/// | `long` | an int, or an object with `__index__` | TypeError; OverflowError "Python int too large to convert to C ssize_t" |
/// | `double` | a float, or an object with `__float__` or `__index__` | TypeError "must be real number, not str" |
/// | `BigInteger` | an int of any size, or an object with `__index__` | TypeError |
/// | `String` | a str, which arrives in Java's UTF-16 | TypeError "f() argument 'x' must be str, not int" |
/// | `PyList` and other subclasses of `PyObject` | an instance of that Java class | TypeError, as above |
/// | `Object[]` or `PyTuple` for `*args` | all positional arguments that are left | |
/// | `PyDict` for `**kwargs` | the keywords that are left, or null | |
///
/// A `String` or `PyObject` parameter with the default `None` also accepts None, and gets it as null. Where a default is
/// `<unrepresentable>` or the like, an omitted argument is null.
///
/// | Java result | Python value |
/// |---|---|
/// | `void` | None |
/// | `boolean` | bool |
/// | `int`, `long`, `BigInteger` | int |
/// | `double` | float |
/// | `String` or any other class | itself: a `String` must be a `str` in canonical form, see [Text] |
public final class Converters {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Converters() {
  }

  public static boolean toBoolean(ThreadState ts, Object value) {
    return value instanceof PyBool ? value == PyBool.TRUE : Objects.isTrue(ts, value);
  }

  public static long toLong(ThreadState ts, Object value) {
    if (value instanceof PyInt i) {
      return i.value;
    }
    Object index = Numbers.index(ts, value);
    if (index instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
  }

  public static int toInt(ThreadState ts, Object value) {
    Object index = value instanceof PyInt ? value : Numbers.index(ts, value);
    if (index instanceof PyInt i && i.value == (int) i.value) {
      return (int) i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C int");
  }

  public static BigInteger toBigInteger(ThreadState ts, Object value) {
    Object index = Numbers.index(ts, value);
    return index instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) index).value;
  }

  /// Warns of a `__float__` that gave an instance of a subclass.
  public static void warnOfFloat(ThreadState ts, Object value, Object result) {
    Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, Types.nameOf(value) + ".__float__ returned non-float (type " + Types.nameOf(result)
        + ").  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.",
        1);
  }

  public static double toDouble(ThreadState ts, Object value) {
    if (value instanceof PyFloat f) {
      return f.value;
    }
    if (value instanceof PyFloatSub f) {
      return f.value;
    }
    if (value instanceof PyInt i) {
      return i.value;
    }
    Object slot = Types.of(value).slot(Slot.FLOAT);
    if (slot != null && Numbers.intOrNull(value) == null) {
      Object result = Calls.slot0(ts, slot, value);
      if (result instanceof PyFloat f) {
        return f.value;
      }
      if (result instanceof PyFloatSub f) {
        warnOfFloat(ts, value, result);
        return f.value;
      }
      throw PyErrors.typeError(Types.nameOf(value) + ".__float__ returned non-float (type " + Types.nameOf(result) + ")");
    }
    if (!Numbers.hasIndex(value)) {
      throw PyErrors.typeError("must be real number, not " + Types.nameOf(value));
    }
    double result = toBigInteger(ts, value).doubleValue();
    if (Double.isInfinite(result)) {
      throw PyErrors.overflowError("int too large to convert to float");
    }
    return result;
  }

  /// The text of a `str` argument in Java's UTF-16; the table, the row and the position of the parameter are for the message.
  public static String toText(BuiltinTable table, int row, int position, Object value) {
    if (value instanceof String s) {
      return s;
    }
    if (Text.isStr(value)) {
      return Text.toJava(value);
    }
    throw badArgument(table, row, position, "str", value);
  }

  /// Never returns: the argument is not an instance of the Java class that its parameter asks for.
  public static Object wrongType(BuiltinTable table, int row, int position, Object value, String expected) {
    throw badArgument(table, row, position, expected, value);
  }

  private static PyException badArgument(BuiltinTable table, int row, int position, String expected, Object value) {
    Signature signature = table.signature(row);
    boolean only = signature.size() == 1 && signature.positionalOnly == 1;
    String argument = only ? "argument"
        : position < signature.positionalOnly ? "argument " + (position + 1) : "argument '" + signature.names[position] + "'";
    return PyErrors.typeError(table.shortName(row) + "() " + argument + " must be " + expected
        + (signature.isNullable(position) ? " or None" : "") + ", not " + (value == PyNone.NONE ? "None" : Types.nameOf(value)));
  }

  public static Object ofBoolean(boolean value) {
    return value ? PyBool.TRUE : PyBool.FALSE;
  }

  public static Object ofLong(long value) {
    return PyInt.of(value);
  }

  public static Object ofDouble(double value) {
    return new PyFloat(value);
  }

  public static Object ofBigInteger(BigInteger value) {
    return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0 ? PyInt.of(value.longValue()) : PyLong.of(value);
  }

  public static PyTuple tuple(Object[] elements) {
    return PyTuple.of(elements);
  }

  public static PyTuple emptyTuple() {
    return PyTuple.of();
  }

  public static Object emptyBytes() {
    return PyBytes.EMPTY;
  }
}
