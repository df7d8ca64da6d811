// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;

/// An integer of any size.
@PyTypeDef(value = "int", subclassable = true, self = Object.class)
public final class PyLong {
  public static final PyType TYPE = PyType.builtin(PyLongTable.INSTANCE);

  private PyLong() {
  }

  /// The `int` of this value in its canonical form.
  public static Object of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? PyInt.of(value.longValue()) : new PyBigInt(value);
  }

  static Object and(Object lhs, Object rhs) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  static Object or(Object lhs, Object rhs) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  static Object xor(Object lhs, Object rhs) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }
}
