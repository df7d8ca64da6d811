// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;

/// The type of Token.MISSING.
///
/// Java: one instance, immutable.
@PyTypeDef("Token.MISSING")
final class PyTokenMissing extends PyObject {
  static final PyType TYPE = PyType.builtin(PyTokenMissingTable.INSTANCE);

  PyTokenMissing() {
    super(TYPE);
  }

  @Special("__repr__")
  Object repr() {
    return "<Token.MISSING>";
  }
}
