// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A method of a builtin type.
///
/// Java: as the type's dictionary holds it: `list.append`. Called with the receiver as first argument. Who has checked that
/// the receiver's type is the owner or derives from it may call the row of the table directly.
@PyTypeDef("method_descriptor")
public final class PyMethodDescr extends PyDescr {
  public static final PyType TYPE = PyType.builtin(PyMethodDescrTable.INSTANCE);

  public final BuiltinTable table;
  public final int row;

  PyMethodDescr(PyType owner, BuiltinTable table, int row) {
    super(TYPE, owner, table.name(row));
    this.table = table;
    this.row = row;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    if (positional == 0) {
      throw PyErrors.typeError("unbound method " + table.fullName(row) + "() needs an argument");
    }
    return table.call(row, ts, checked(args[0]), args, 1, positional - 1, keywordNames);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return table.call0(row, ts, checked(a));
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return table.call1(row, ts, checked(a), b);
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return table.call2(row, ts, checked(a), b, c);
  }

  private Object checked(Object receiver) {
    if (!accepts(receiver)) {
      throw wrongReceiver(receiver);
    }
    return receiver;
  }

  /// Bind the method to an instance.
  @Special("__get__")
  Object get(Object instance, Object ownerArgument) {
    return isClassAccess(instance, ownerArgument) ? this : new PyBuiltinFunction(table, row, checked(instance), instance, null);
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

  /// Tells pickle to look the attribute up again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(ts);
  }
}
