// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.type.PyType;

/// The exceptions of the test modules.
final class TestErrors {
  static final PyType SINGLEPHASE = error("_testsinglephase");
  static final PyType MULTIPHASE = error("_testimportexec");

  private TestErrors() {
  }

  private static PyType error(String module) {
    return PyType.builtinWithDict(new PlainTable("error", module, null, true), Exceptions.EXCEPTION);
  }
}
