// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A value that compares by a function: what `cmp_to_key` makes for sorting.
@PyTypeDef(value = "KeyWrapper", module = "functools")
final class PyKeyWrapper extends PyObject {
  static final PyType TYPE = PyType.builtin(PyKeyWrapperTable.INSTANCE);

  private final Object comparison;
  /// Null for the key function itself.
  private volatile Object object;

  PyKeyWrapper(Object comparison, Object object) {
    super(TYPE);
    this.comparison = comparison;
    this.object = object;
  }

  /// The parameters of a call of the object.
  @Getter("__text_signature__")
  String textSignature() {
    return "(obj)";
  }

  @Special("__call__(obj)")
  Object wrap(Object obj) {
    return new PyKeyWrapper(comparison, obj);
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyKeyWrapper that)) {
      throw PyErrors.typeError("other argument must be K instance");
    }
    Object mine = object;
    Object theirs = that.object;
    if (mine == null || theirs == null) {
      throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, "object");
    }
    return Objects.compare(ts, slot, Calls.call2(ts, comparison, mine, theirs), PyInt.ZERO);
  }

  /// The value.
  @Getter("obj")
  Object getObject() {
    return object == null ? PyNone.NONE : object;
  }

  @Setter("obj")
  void setObject(Object value) {
    object = value;
  }
}
