// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A number in double precision.
@PyTypeDef(value = "float", subclassable = true, self = Object.class)
public final class PyFloatType {
  public static final PyType TYPE = PyType.builtin(PyFloatTypeTable.INSTANCE);

  private PyFloatType() {
  }
}
