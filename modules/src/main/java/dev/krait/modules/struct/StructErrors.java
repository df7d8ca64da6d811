// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;

/// The exception `struct.error`.
final class StructErrors {
  static final PyType ERROR = PyType.builtinWithDict(new PlainTable("error", "struct", null, true), Exceptions.EXCEPTION);

  private StructErrors() {
  }

  static PyException error(String message) {
    return PyErrors.of(ERROR, Text.fromJava(message));
  }
}
