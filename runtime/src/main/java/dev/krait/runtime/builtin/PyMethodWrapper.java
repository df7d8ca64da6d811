// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A special method of a builtin type, bound to an instance.
@PyTypeDef("method-wrapper")
public final class PyMethodWrapper extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMethodWrapperTable.INSTANCE);

  public final PyWrapperDescr descriptor;
  public final Object self;

  PyMethodWrapper(PyWrapperDescr descriptor, Object self) {
    super(TYPE);
    this.descriptor = descriptor;
    this.self = self;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    return PyWrapperDescr.result(descriptor.table.call(descriptor.row, ts, self, args, 0, positional, keywordNames));
  }

  @Override
  public Object call0(ThreadState ts) {
    return PyWrapperDescr.result(descriptor.table.call0(descriptor.row, ts, self));
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return PyWrapperDescr.result(descriptor.table.call1(descriptor.row, ts, self, a));
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return PyWrapperDescr.result(descriptor.table.call2(descriptor.row, ts, self, a, b));
  }

  /// Make a call of self.
  @Special("__call__")
  Object callRow(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, keywordNames == null ? args.length : args.length - keywordNames.length, keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<method-wrapper '" + descriptor.name + "' of " + Types.nameOf(self) + " object at 0x"
        + Long.toHexString(Identity.of(ts, self)) + ">");
  }

  /// Two are equal if they have the same method and the same instance.
  @Special("__eq__")
  Object equal(Object other) {
    return other instanceof PyMethodWrapper that ? PyBool.of(isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The opposite of equality.
  @Special("__ne__")
  Object notEqual(Object other) {
    return other instanceof PyMethodWrapper that ? PyBool.of(!isSame(that)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  private boolean isSame(PyMethodWrapper that) {
    return descriptor == that.descriptor && Identity.same(self, that.self);
  }

  /// The hash value of self.
  @Special("__hash__")
  long hash(ThreadState ts) {
    return Identity.hash(ts, self) * 31 + Identity.hash(ts, descriptor);
  }

  /// The name of the method.
  @Getter("__name__")
  String pythonName() {
    return descriptor.name;
  }

  /// The name with that of the type in front.
  @Getter("__qualname__")
  String pythonQualifiedName() {
    return descriptor.qualifiedName();
  }

  /// The type that the method belongs to.
  @Getter("__objclass__")
  Object pythonOwner() {
    return descriptor.owner;
  }

  /// The instance that the method is bound to.
  @Getter("__self__")
  Object pythonSelf() {
    return self;
  }

  /// What the method is for.
  @Getter("__doc__")
  Object pythonDoc() {
    return descriptor.pythonDoc();
  }

  /// The parameters, as text that inspect understands.
  @Getter("__text_signature__")
  Object pythonTextSignature() {
    return descriptor.pythonTextSignature();
  }

  /// Tells pickle to look the method up on the instance again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return Reductions.byAttribute(ts, self, descriptor.name);
  }
}
