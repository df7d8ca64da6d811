// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.type.PyType;

/// The class of `...`, its only instance.
@PyTypeDef("ellipsis")
public final class PyEllipsis extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyEllipsisTable.INSTANCE);
  public static final PyEllipsis ELLIPSIS = new PyEllipsis();

  private PyEllipsis() {
    super(TYPE);
  }

  @New("ellipsis(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError("EllipsisType takes no arguments");
    }
    return ELLIPSIS;
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "Ellipsis";
  }

  /// Return the name by which pickle finds the singleton.
  @Method("__reduce__()")
  String reduce() {
    return "Ellipsis";
  }
}
