// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.VarHandle;

/// A variable that a function shares with the functions inside it.
@PyTypeDef("cell")
public final class PyCell extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCellTable.INSTANCE);

  /// Null while the variable is unbound; replaced with release, so that a reader never sees a half-made object.
  private Object value;

  public PyCell(Object value) {
    super(TYPE);
    this.value = value;
  }

  /// The value, or null if the variable is unbound.
  public Object get() {
    return value;
  }

  /// Sets the variable; null unbinds it.
  public void set(Object next) {
    VarHandle.releaseFence();
    value = next;
  }
}
