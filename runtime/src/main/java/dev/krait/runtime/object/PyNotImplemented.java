// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.type.PyType;

/// The class of NotImplemented, its only instance.
@PyTypeDef("NotImplementedType")
public final class PyNotImplemented extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyNotImplementedTable.INSTANCE);
  public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

  private PyNotImplemented() {
    super(TYPE);
  }

  @New("NotImplementedType(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError("NotImplementedType takes no arguments");
    }
    return NOT_IMPLEMENTED;
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "NotImplemented";
  }

  /// Whether self counts as true.
  @Special("__bool__")
  boolean truth() {
    throw PyErrors.typeError("NotImplemented should not be used in a boolean context");
  }

  /// Return the name by which pickle finds the singleton.
  @Method("__reduce__()")
  String reduce() {
    return "NotImplemented";
  }
}
