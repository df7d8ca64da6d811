// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// A function together with the instance that it is called for.
///
/// Java: immutable.
@PyTypeDef("method")
public final class PyMethod extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMethodTable.INSTANCE);

  private final Object function;
  private final Object self;

  public PyMethod(Object function, Object self) {
    super(TYPE);
    this.function = function;
    this.self = self;
  }

  public Object function() {
    return function;
  }

  public Object self() {
    return self;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    return Calls.callPrepended(ts, function, self, args, positional, keywordNames);
  }

  @Override
  public Object call0(ThreadState ts) {
    return Calls.call1(ts, function, self);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return Calls.call2(ts, function, self, a);
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return Calls.call3(ts, function, self, a, b);
  }

  /// A method of a callable and the object that comes first in its arguments.
  @New("method(function, instance, /)")
  static Object create(ThreadState ts, PyType cls, Object function, Object instance) {
    if (!Calls.isCallable(function)) {
      throw PyErrors.typeError("first argument must be callable");
    }
    if (instance == PyNone.NONE) {
      throw PyErrors.typeError("instance must not be None");
    }
    return new PyMethod(function, instance);
  }

  @Special("__call__")
  Object pythonCall(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, args.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    Object name = Objects.findAttribute(ts, function, "__qualname__");
    if (name == null) {
      name = Objects.findAttribute(ts, function, "__name__");
    }
    return Text.fromJava("<bound method " + (name != null && Text.isStr(name) ? Text.toJava(name) : "?") + " of " + Objects.reprText(ts, self) + ">");
  }

  /// The answer to self == value.
  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    if (!(other instanceof PyMethod that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return PyBool.of(Identity.same(self, that.self) && Objects.identicalOrEqual(ts, function, that.function));
  }

  /// The answer to self != value.
  @Special("__ne__")
  Object notEqual(ThreadState ts, Object other) {
    Object same = equal(ts, other);
    return same == PyNotImplemented.NOT_IMPLEMENTED ? same : PyBool.of(same != PyBool.TRUE);
  }

  /// The hash value of self.
  @Special("__hash__")
  long hash(ThreadState ts) {
    return Identity.hash(ts, self) ^ Hashes.of(ts, function);
  }

  /// The attribute of this name; AttributeError if there is none.
  @Special("__getattribute__")
  Object getAttribute(ThreadState ts, Object name) {
    Object plain = Attributes.checkedName(name);
    Object descriptor = TYPE.lookup(plain);
    if (descriptor != null) {
      return Attributes.genericGet(ts, this, plain);
    }
    return Objects.getAttribute(ts, function, plain);
  }

  /// A method does not bind again.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    return this;
  }

  /// what a call of the method calls
  @Getter("__func__")
  Object pythonFunction() {
    return function;
  }

  /// the first argument of that call
  @Getter("__self__")
  Object pythonSelf() {
    return self;
  }

  /// The documentation of the function.
  @Getter("__doc__")
  Object pythonDoc(ThreadState ts) {
    Object doc = Objects.findAttribute(ts, function, "__doc__");
    return doc == null ? PyNone.NONE : doc;
  }

  /// Tells pickle to look the method up again on the object.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return PyTuple.of(ts.interpreter().builtin("getattr"), PyTuple.of(self, Objects.getAttribute(ts, function, "__name__")));
  }
}
