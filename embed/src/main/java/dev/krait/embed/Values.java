// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import java.math.BigInteger;

/// Values at the boundary between Java and Python.
final class Values {
  private Values() {
  }

  /// The Python value of a Java value. A Java object of a class that has no counterpart is itself a Python object.
  static Object toPython(Object value) {
    if (value == null) {
      return PyNone.NONE;
    }
    if (value instanceof PythonObject o) {
      return o.value;
    }
    if (value instanceof Boolean b) {
      return PyBool.of(b);
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return PyInt.of(((Number) value).longValue());
    }
    if (value instanceof BigInteger b) {
      return b.bitLength() < Long.SIZE ? PyInt.of(b.longValue()) : PyLong.of(b);
    }
    if (value instanceof Double || value instanceof Float) {
      return new PyFloat(((Number) value).doubleValue());
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return Text.fromJava(value.toString());
    }
    return value instanceof byte[] bytes ? new PyBytes(bytes.clone()) : value;
  }

  /// The Java value of a Python value; what has none is wrapped.
  static Object toJava(PythonInterpreter interpreter, Object value) {
    if (value == PyNone.NONE) {
      return null;
    }
    if (value instanceof PyBool) {
      return value == PyBool.TRUE;
    }
    if (value instanceof PyInt i) {
      return i.value;
    }
    if (value instanceof PyBigInt b) {
      return b.value;
    }
    if (value instanceof PyFloat f) {
      return f.value;
    }
    if (value instanceof String || value instanceof PyWideStr) {
      return Text.toJava(value);
    }
    if (value instanceof PyBytes b && b.type == PyBytes.TYPE) {
      return b.array().clone();
    }
    return new PythonObject(interpreter, value);
  }
}
