// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;

/// The type of the marker that leaves a positional argument of a partial call open.
@PyTypeDef(value = "_PlaceholderType", module = "functools")
final class PyPlaceholder extends PyObject {
  static final PyType TYPE = PyType.builtin(PyPlaceholderTable.INSTANCE);
  static final PyPlaceholder PLACEHOLDER = new PyPlaceholder();

  private PyPlaceholder() {
    super(TYPE);
  }

  /// The marker.
  @New("_PlaceholderType(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError("_PlaceholderType takes no arguments");
    }
    return PLACEHOLDER;
  }

  @Special("__repr__")
  String repr() {
    return "Placeholder";
  }

  /// The name by which pickle finds the marker.
  @Method("__reduce__()")
  String reduce() {
    return "Placeholder";
  }
}
