// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.type.PyType;

/// The type of the Ellipsis singleton.
@PyTypeDef("ellipsis")
public final class PyEllipsis extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyEllipsisTable.INSTANCE);
  public static final PyEllipsis ELLIPSIS = new PyEllipsis();

  private PyEllipsis() {
    super(TYPE);
  }

  /// Return repr(self).
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
