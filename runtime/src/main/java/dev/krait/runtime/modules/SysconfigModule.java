// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;

/// How the interpreter was built; for the module sysconfig.
///
/// Java: stateless.
@PyModuleDef("_sysconfig")
final class SysconfigModule {
  private SysconfigModule() {
  }

  /// Return the variables that differ from the file of build variables.
  @Function("config_vars()")
  static Object configVars() {
    PyDict variables = new PyDict();
    variables.put("Py_GIL_DISABLED", PyInt.of(1));
    variables.put("Py_DEBUG", PyInt.of(0));
    return variables;
  }
}
