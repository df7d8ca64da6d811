// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;

/// A function made by `def` or `lambda`.
@PyTypeDef("function")
public final class PyFunction extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyFunctionTable.INSTANCE);

  PyFunction() {
    super(TYPE);
  }
}
