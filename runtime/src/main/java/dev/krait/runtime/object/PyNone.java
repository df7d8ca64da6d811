// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.type.PyType;

/// The class of None, its only instance.
@PyTypeDef("NoneType")
public final class PyNone extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyNoneTable.INSTANCE);
  public static final PyNone NONE = new PyNone();

  private PyNone() {
    super(TYPE);
  }

  @New("NoneType(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError("NoneType takes no arguments");
    }
    return NONE;
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "None";
  }

  /// Whether self counts as true.
  @Special("__bool__")
  boolean truth() {
    return false;
  }
}
