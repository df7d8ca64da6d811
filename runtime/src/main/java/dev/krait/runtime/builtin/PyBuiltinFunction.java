// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A builtin function, or a method of a builtin type bound to an instance or a class.
///
/// Java: immutable but for `__module__`. The functions of a module belong to an interpreter, like the module.
@PyTypeDef("builtin_function_or_method")
public class PyBuiltinFunction extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyBuiltinFunctionTable.INSTANCE);

  public final BuiltinTable table;
  public final int row;
  /// What the row is called with: the bound instance or class; for the function of a module, the module's state or null.
  public final Object receiver;
  /// The `__self__`: the bound instance or class, or the module.
  public final Object self;
  private volatile Object module;

  /// @param module the value of `__module__`; null for None
  public PyBuiltinFunction(BuiltinTable table, int row, Object receiver, Object self, Object module) {
    super(TYPE);
    this.table = table;
    this.row = row;
    this.receiver = receiver;
    this.self = self;
    this.module = module;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    return table.call(row, ts, receiver, args, 0, positional, keywordNames);
  }

  @Override
  public Object call0(ThreadState ts) {
    return table.call0(row, ts, receiver);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return table.call1(row, ts, receiver, a);
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return table.call2(row, ts, receiver, a, b);
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return table.call3(row, ts, receiver, a, b, c);
  }

  private boolean isFunction() {
    return table.kind(row) == BuiltinTable.FUNCTION;
  }

  /// Make a call of self.
  @Special("__call__")
  Object callRow(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, keywordNames == null ? args.length : args.length - keywordNames.length, keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (isFunction()) {
      return "<built-in function " + table.name(row) + ">";
    }
    return Text.fromJava("<built-in method " + table.name(row) + " of " + Types.nameOf(self) + " object at 0x"
        + Long.toHexString(Identity.of(ts, self)) + ">");
  }

  /// Two are equal if they have the same method and the same instance.
  @Special("__eq__")
  Object equal(Object other) {
    return other instanceof PyBuiltinFunction that ? PyBool.of(isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The opposite of equality.
  @Special("__ne__")
  Object notEqual(Object other) {
    return other instanceof PyBuiltinFunction that ? PyBool.of(!isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  private boolean isSame(PyBuiltinFunction that) {
    return table == that.table && row == that.row && Identity.same(self, that.self);
  }

  /// The hash value of self.
  @Special("__hash__")
  long hash(ThreadState ts) {
    return Identity.hash(ts, self) * 31 + table.name(row).hashCode();
  }

  /// The name of the function.
  @Getter("__name__")
  String pythonName() {
    return table.name(row);
  }

  /// The name, with that of the type in front if it is a method.
  @Getter("__qualname__")
  String pythonQualifiedName() {
    if (isFunction()) {
      return table.name(row);
    }
    PyType type = self instanceof PyType t ? t : Types.of(self);
    return type.qualName() + "." + table.name(row);
  }

  /// The instance or class that the method is bound to; for a function, its module.
  @Getter("__self__")
  Object pythonSelf() {
    return self == null ? PyNone.NONE : self;
  }

  /// The name of the module that the function belongs to.
  @Getter("__module__")
  Object pythonModule() {
    return PyDescr.orNone(module);
  }

  @Setter("__module__")
  void setModule(Object value) {
    module = value;
  }

  /// What the function does.
  @Getter("__doc__")
  Object pythonDoc() {
    return PyDescr.orNone(table.doc(row));
  }

  /// The parameters, as text that inspect understands.
  @Getter("__text_signature__")
  Object pythonTextSignature() {
    return PyDescr.orNone(table.textSignature(row));
  }

  /// Tells pickle to look the function up again, on its module or on what it is bound to.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return isFunction() ? table.name(row) : Reductions.byAttribute(ts, self, table.name(row));
  }
}
