// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
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

  /// A cell, empty unless contents are given.
  @New("cell(contents=<unrepresentable>, /)")
  static Object create(PyType cls, Object contents) {
    return new PyCell(contents);
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

  @Special("__repr__")
  Object repr(ThreadState ts) {
    Object contents = value;
    String what = contents == null ? "empty" : Types.nameOf(contents) + " object at 0x" + Long.toHexString(Identity.of(ts, contents));
    return Text.fromJava("<cell at 0x" + Long.toHexString(Identity.of(ts, this)) + ": " + what + ">");
  }

  /// The value of the variable; ValueError if it has none.
  @Getter("cell_contents")
  Object contents() {
    Object contents = value;
    if (contents == null) {
      throw PyErrors.valueError("Cell is empty");
    }
    return contents;
  }

  @Setter("cell_contents")
  void setContents(Object value) {
    set(value);
  }

  /// An empty cell comes before any other.
  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyCell that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    Object mine = value;
    Object others = that.value;
    if (mine != null && others != null) {
      return Objects.compare(ts, slot, mine, others);
    }
    return PyBool.of(ItemComparison.compareLengths(slot, mine == null ? 0 : 1, others == null ? 0 : 1));
  }
}
