// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;

/// The type of the marker for type variables without a default.
@PyTypeDef("NoDefaultType")
public final class PyNoDefault extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyNoDefaultTable.INSTANCE);
  public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

  private PyNoDefault() {
    super(TYPE);
  }

  /// The marker.
  @New("NoDefaultType(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError("NoDefaultType takes no arguments");
    }
    return NO_DEFAULT;
  }

  @Special("__repr__")
  String repr() {
    return "typing.NoDefault";
  }

  /// The name by which pickle finds the marker.
  @Method("__reduce__()")
  String reduce() {
    return "NoDefault";
  }
}
