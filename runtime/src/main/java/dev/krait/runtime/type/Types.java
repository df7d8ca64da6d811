// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.object.JavaObjects;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyStr;

/// Asks any value for its type.
public final class Types {
  private Types() {
  }

  /// The Python type of a value.
  public static PyType of(Object object) {
    if (object instanceof PyObject o) {
      return o.type;
    }
    if (object instanceof String) {
      return PyStr.TYPE;
    }
    if (object instanceof PyInt) {
      return PyLong.TYPE;
    }
    if (object instanceof PyFloat) {
      return PyFloatType.TYPE;
    }
    return JavaObjects.typeOf(object);
  }

  /// The name of the value's type, for messages.
  public static String nameOf(Object object) {
    return of(object).messageName();
  }

  /// Whether the value is an instance of the type or of one of its subclasses, going by the real type only.
  public static boolean isInstance(Object object, PyType type) {
    PyType t = of(object);
    return t == type || t.isSubtypeOf(type);
  }
}
