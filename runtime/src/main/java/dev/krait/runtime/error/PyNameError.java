// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A name is not bound.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "NameError", subclassable = true)
public final class PyNameError extends PyBaseException {
  /// The name; null for None.
  public Object name;

  PyNameError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("NameError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyNameError(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    Keywords keywords = Keywords.of("NameError", arguments, keywordNames, "name");
    args = keywords.positional();
    name = keywords.values()[0];
  }

  /// the name
  @Getter("name")
  Object getName() {
    return orNone(name);
  }

  @Setter("name")
  void setName(Object value) {
    name = value;
  }
}
