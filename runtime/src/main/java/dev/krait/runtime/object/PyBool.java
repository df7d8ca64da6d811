// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The two truth values; a kind of int that prints as True and False.
@PyTypeDef("bool")
public final class PyBool extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyBoolTable.INSTANCE, PyLong.TYPE);
  public static final PyBool TRUE = new PyBool(PyInt.ONE);
  public static final PyBool FALSE = new PyBool(PyInt.ZERO);

  /// 1 or 0.
  public final PyInt value;

  private PyBool(PyInt value) {
    super(TYPE);
    this.value = value;
  }

  public static PyBool of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  /// The truth of an object, as one of the two values.
  @New("bool(object=False, /)")
  static Object create(ThreadState ts, PyType cls, Object object) {
    return of(Objects.isTrue(ts, object));
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return this == TRUE ? "True" : "False";
  }

  /// ~self, which is deprecated.
  @Special("__invert__")
  Object invert(ThreadState ts) {
    Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns"
        + " the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for"
        + " boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.", 1);
    return PyLong.invert(value);
  }

  /// The result of self & value.
  @Special("__and__")
  Object and(ThreadState ts, Object other) {
    return other instanceof PyBool b ? of(this == TRUE && b == TRUE) : PyLong.and(value, other);
  }

  /// The result of value & self, for a value that can not tell.
  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object other) {
    return and(ts, other);
  }

  /// The result of self | value.
  @Special("__or__")
  Object or(ThreadState ts, Object other) {
    return other instanceof PyBool b ? of(this == TRUE || b == TRUE) : PyLong.or(value, other);
  }

  /// The result of value | self, for a value that can not tell.
  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object other) {
    return or(ts, other);
  }

  /// The result of self ^ value.
  @Special("__xor__")
  Object xor(ThreadState ts, Object other) {
    return other instanceof PyBool b ? of(this != b) : PyLong.xor(value, other);
  }

  /// The result of value ^ self, for a value that can not tell.
  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object other) {
    return xor(ts, other);
  }
}
