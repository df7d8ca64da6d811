// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.object.PyUnion;

/// What the module typing has in Java.
@PyModuleDef(value = "_typing", types = {PyTypeVar.class, PyParamSpec.class, PyTypeVarTuple.class, PyParamSpecArgs.class, PyParamSpecKwargs.class,
    PyTypeAlias.class, PyGeneric.class, PyUnion.class})
final class TypingModule {
  /// The marker for type variables without a default.
  @Constant("NoDefault")
  static final PyNoDefault NO_DEFAULT = PyNoDefault.NO_DEFAULT;

  private TypingModule() {
  }

  /// Returns its argument.
  @Function("_idfunc(x, /)")
  static Object idFunc(Object x) {
    return x;
  }
}
