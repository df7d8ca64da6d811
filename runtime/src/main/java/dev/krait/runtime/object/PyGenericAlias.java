// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A class together with type arguments, such as `list[int]`.
@PyTypeDef(value = "GenericAlias", module = "types", subclassable = true)
public class PyGenericAlias extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyGenericAliasTable.INSTANCE);

  private final Object origin;
  private final PyTuple args;

  public PyGenericAlias(Object origin, Object args) {
    super(TYPE);
    this.origin = origin;
    this.args = args instanceof PyTuple t ? t : PyTuple.of(args);
  }

  /// The class.
  @Getter("__origin__")
  Object getOrigin() {
    return origin;
  }

  /// The type arguments.
  @Getter("__args__")
  Object getArgs() {
    return args;
  }
}
