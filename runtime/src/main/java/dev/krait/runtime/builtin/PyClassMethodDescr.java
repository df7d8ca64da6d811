// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A class method of a builtin type.
///
/// Java: as the type's dictionary holds it, such as `dict.__dict__['fromkeys']`.
@PyTypeDef("classmethod_descriptor")
public final class PyClassMethodDescr extends PyDescr {
  public static final PyType TYPE = PyType.builtin(PyClassMethodDescrTable.INSTANCE);

  public final BuiltinTable table;
  public final int row;

  PyClassMethodDescr(PyType owner, BuiltinTable table, int row) {
    super(TYPE, owner, table.name(row));
    this.table = table;
    this.row = row;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    if (positional == 0) {
      throw PyErrors.typeError("descriptor '" + name + "' of '" + owner.messageName() + "' object needs an argument");
    }
    return table.call(row, ts, checked(args[0]), args, 1, positional - 1, keywordNames);
  }

  private PyType checked(Object cls) {
    if (!(cls instanceof PyType type)) {
      throw PyErrors.typeError(
          "descriptor '" + name + "' for type '" + owner.messageName() + "' needs a type, not a '" + Types.nameOf(cls) + "' as arg 2");
    }
    if (!type.isSubtypeOf(owner)) {
      throw PyErrors
          .typeError("descriptor '" + name + "' requires a subtype of '" + owner.messageName() + "' but received '" + type.messageName() + "'");
    }
    return type;
  }

  /// Bind the method to a class, or to the class of an instance.
  @Special("__get__")
  Object get(Object instance, Object ownerArgument) {
    Object cls = ownerArgument;
    if (cls == PyNone.NONE) {
      cls = isClassAccess(instance, ownerArgument) ? cls : Types.of(instance);
    }
    PyType type = checked(cls);
    return new PyBuiltinFunction(table, row, type, type, null);
  }

  /// Make a call of self.
  @Special("__call__")
  Object callRow(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, keywordNames == null ? args.length : args.length - keywordNames.length, keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "<method '" + name + "' of '" + owner.messageName() + "' objects>";
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

  /// The parameters, as text that inspect understands.
  @Getter("__text_signature__")
  Object pythonTextSignature() {
    return orNone(table.textSignature(row));
  }
}
