// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A computed attribute of a builtin type.
///
/// Java: a data descriptor even where the attribute is read-only.
@PyTypeDef("getset_descriptor")
public final class PyGetSetDescr extends PyDescr {
  public static final PyType TYPE = PyType.builtin(PyGetSetDescrTable.INSTANCE);

  public final BuiltinTable table;
  public final int row;

  PyGetSetDescr(PyType owner, BuiltinTable table, int row) {
    super(TYPE, owner, table.name(row));
    this.table = table;
    this.row = row;
  }

  /// Read the attribute of an instance.
  @Special("__get__")
  Object get(ThreadState ts, Object instance, Object ownerArgument) {
    if (isClassAccess(instance, ownerArgument)) {
      return this;
    }
    if (!accepts(instance)) {
      throw wrongReceiver(instance);
    }
    return table.call0(row, ts, instance);
  }

  /// Write the attribute of an instance.
  @Special("__set__")
  void set(ThreadState ts, Object instance, Object value) {
    if (!accepts(instance)) {
      throw wrongReceiver(instance);
    }
    if (table.kind(row) != BuiltinTable.WRITABLE) {
      throw readOnly(instance);
    }
    table.call1(row, ts, instance, value);
  }

  /// Remove the attribute from an instance.
  @Special("__delete__")
  void delete(ThreadState ts, Object instance) {
    set(ts, instance, null);
  }

  private PyException readOnly(Object instance) {
    if (table instanceof StructTable) {
      return PyErrors.attributeError(instance, name, "readonly attribute");
    }
    return PyErrors.attributeError(instance, name, "attribute '" + name + "' of '" + owner.messageName() + "' objects is not writable");
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "<attribute '" + name + "' of '" + owner.messageName() + "' objects>";
  }

  /// The name of the attribute.
  @Getter("__name__")
  String pythonName() {
    return name;
  }

  /// The name with that of the type in front.
  @Getter("__qualname__")
  String pythonQualifiedName() {
    return qualifiedName();
  }

  /// The type that the attribute belongs to.
  @Getter("__objclass__")
  Object pythonOwner() {
    return owner;
  }

  /// What the attribute is for.
  @Getter("__doc__")
  Object pythonDoc() {
    return orNone(table.doc(row));
  }
}
