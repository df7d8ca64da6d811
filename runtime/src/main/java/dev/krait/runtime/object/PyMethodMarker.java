// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// What `classmethod` and `staticmethod` have in common: a function, which they look like.
///
/// Thread rule: the function is set once, by the constructor or `__init__`; attributes copied from it are in a dictionary of the object's
/// own, which is made under the object's monitor.
abstract class PyMethodMarker extends PyAttributeOwner {
  /// Null until `__init__` has run.
  private volatile Object function;

  PyMethodMarker(PyType type, Object function) {
    super(type);
    this.function = function;
  }

  /// The function, or null if `__init__` has not run.
  public Object function() {
    return function;
  }

  @Override
  protected PyDict firstAttributes() {
    PyDict first = new PyDict();
    ThreadState ts = ThreadState.currentOrNull();
    if (function != null && ts != null) {
      copyAttributes(ts, first);
    }
    return first;
  }

  /// Wraps the function.
  @Special("__init__(function, /)")
  void init(ThreadState ts, Object function) {
    this.function = function;
    PyDict copied = new PyDict();
    copyAttributes(ts, copied);
    replaceAttributes(copied);
  }

  /// Makes the object look like its function.
  private void copyAttributes(ThreadState ts, PyDict target) {
    Object source = function;
    String[] names = {"__module__", "__name__", "__qualname__", "__doc__"};
    for (String name : names) {
      Object value = Objects.findAttribute(ts, source, name);
      if (value != null) {
        target.put(name, value);
      }
    }
  }

  /// The function.
  @Getter("__func__")
  Object getFunction() {
    return function == null ? PyNone.NONE : function;
  }

  /// The function, as functools.wraps notes it.
  @Getter("__wrapped__")
  Object getWrapped() {
    return function == null ? PyNone.NONE : function;
  }

  /// Whether the function is abstract.
  @Getter("__isabstractmethod__")
  boolean isAbstract(ThreadState ts) {
    return PyProperty.isAbstract(ts, function);
  }

  private Object copied(ThreadState ts, String name) {
    PyDict own = dictForWrite();
    Object value = own.get(name);
    if (value == null) {
      value = Objects.getAttribute(ts, checked(), name);
      own.put(name, value);
    }
    return value;
  }

  /// The annotations of the function.
  @Getter("__annotations__")
  Object getAnnotations(ThreadState ts) {
    return copied(ts, "__annotations__");
  }

  @Setter("__annotations__")
  void setAnnotations(ThreadState ts, Object value) {
    setCopied(ts, "__annotations__", value);
  }

  /// What computes the annotations of the function.
  @Getter("__annotate__")
  Object getAnnotate(ThreadState ts) {
    return copied(ts, "__annotate__");
  }

  @Setter("__annotate__")
  void setAnnotate(ThreadState ts, Object value) {
    setCopied(ts, "__annotate__", value);
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }

  private void setCopied(ThreadState ts, String name, Object value) {
    if (value != null) {
      dictForWrite().put(name, value);
    } else if (dictForWrite().remove(ts, name) == null) {
      throw PyErrors.attributeError(this, name, "'" + kind() + "' object has no attribute '" + name + "'");
    }
  }

  /// The name of the builtin type.
  abstract String kind();

  final Object checked() {
    Object callee = function;
    if (callee == null) {
      throw PyErrors.runtimeError("uninitialized " + kind() + " object");
    }
    return callee;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<" + kind() + "(" + Objects.reprText(ts, checked()) + ")>");
  }
}
