// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.type.PyType;

/// Makes a function a classmethod of the class that it is an attribute of.
@PyTypeDef(value = "classmethod", subclassable = true)
public class PyClassMethod extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyClassMethodTable.INSTANCE);

  private final Object function;

  public PyClassMethod(Object function) {
    super(TYPE);
    this.function = function;
  }

  /// The function, as it is read through a class or an instance.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    return function;
  }
}
