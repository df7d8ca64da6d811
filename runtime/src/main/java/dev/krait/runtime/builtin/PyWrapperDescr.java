// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// A special method of a builtin type.
///
/// Java: what CPython calls a slot wrapper, as the type's dictionary and slots hold it: `list.__add__`. The interpreter calls the
/// row of the table directly; there a null result of `__next__` means exhausted, which only the entries here turn
/// into StopIteration.
@PyTypeDef("wrapper_descriptor")
public final class PyWrapperDescr extends PyDescr {
  public static final PyType TYPE = PyType.builtin(PyWrapperDescrTable.INSTANCE);

  public final BuiltinTable table;
  public final int row;

  PyWrapperDescr(PyType owner, BuiltinTable table, int row) {
    super(TYPE, owner, table.name(row));
    this.table = table;
    this.row = row;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    if (positional == 0) {
      throw PyErrors.typeError("descriptor '" + name + "' of '" + owner.messageName() + "' object needs an argument");
    }
    Object self = checked(args[0]);
    return result(table.call(row, ts, self, args, 1, positional - 1, knownKeywords(self, keywordNames)));
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return result(table.call0(row, ts, checked(a)));
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return result(table.call1(row, ts, checked(a), b));
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return result(table.call2(row, ts, checked(a), b, c));
  }

  /// The initialiser of a class with a constructor of its own may be called with keywords that only that one knows.
  public String[] knownKeywords(Object self, String[] keywordNames) {
    boolean ignored = keywordNames != null && table.isInitializer(row) && !table.isRaw(row)
        && Types.of(self).slot(Slot.NEW) != owner.slot(Slot.NEW) && table.signature(row).refusesKeywords();
    return ignored ? null : keywordNames;
  }

  private Object checked(Object receiver) {
    if (!accepts(receiver)) {
      throw PyErrors
          .typeError("descriptor '" + name + "' requires a '" + owner.messageName() + "' object but received a '" + Types.nameOf(receiver) + "'");
    }
    return receiver;
  }

  /// What Python code sees of a row's result.
  static Object result(Object value) {
    if (value == null) {
      throw exhausted();
    }
    return value;
  }

  private static PyException exhausted() {
    return PyErrors.of(dev.krait.runtime.error.Exceptions.STOP_ITERATION);
  }

  /// Bind the method to an instance.
  @Special("__get__")
  Object get(Object instance, Object ownerArgument) {
    if (isClassAccess(instance, ownerArgument)) {
      return this;
    }
    if (!accepts(instance)) {
      throw wrongReceiver(instance);
    }
    return new PyMethodWrapper(this, instance);
  }

  /// Make a call of self.
  @Special("__call__")
  Object callRow(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, keywordNames == null ? args.length : args.length - keywordNames.length, keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "<slot wrapper '" + name + "' of '" + owner.messageName() + "' objects>";
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
