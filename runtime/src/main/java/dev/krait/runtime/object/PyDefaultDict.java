// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// A dictionary that makes a value for a missing key by calling a function.
@PyTypeDef(value = "defaultdict", module = "collections", subclassable = true)
public class PyDefaultDict extends PyDict {
  public static final PyType TYPE = PyType.builtin(PyDefaultDictTable.INSTANCE, PyDict.TYPE);

  private final PyInstance attributes;
  /// The function, or None.
  private volatile Object factory = PyNone.NONE;

  private PyDefaultDict(PyType type) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// A new dictionary, whatever the arguments: `__init__` fills it.
  @New("defaultdict(*args, **kwargs)")
  static Object make(PyType cls, Object[] args, String[] keywordNames) {
    return new PyDefaultDict(cls);
  }

  /// Sets the function and fills the dictionary.
  @Special("__init__")
  void initialize(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    Object[] rest = args;
    Object next = PyNone.NONE;
    if (positional > 0) {
      if (args[0] != PyNone.NONE && !Calls.isCallable(args[0])) {
        throw PyErrors.typeError("first argument must be callable or None");
      }
      next = args[0];
      rest = java.util.Arrays.copyOfRange(args, 1, args.length);
    }
    factory = next;
    DictUpdate.update(ts, this, rest, keywordNames, "dict");
  }

  /// Makes the value of a key that is not there, and stores it.
  @Method("__missing__(object, /)")
  Object missingKey(ThreadState ts, Object object) {
    Object function = factory;
    if (function == PyNone.NONE) {
      throw PyErrors.keyError(object);
    }
    Object value = Calls.call0(ts, function);
    return putIfAbsent(ts, object, value);
  }

  /// A dictionary with the same function and entries.
  @Method("copy()")
  Object shallowCopy(ThreadState ts) {
    return Calls.call2(ts, type, factory, this);
  }

  /// A dictionary with the same function and entries.
  @Method("__copy__()")
  Object copyForModule(ThreadState ts) {
    return shallowCopy(ts);
  }

  @Special("__or__")
  Object union(ThreadState ts, Object value) {
    if (!(value instanceof PyDict)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    Object made = shallowCopy(ts);
    DictUpdate.updateFrom(ts, (PyDict) made, value);
    return made;
  }

  @Special("__ror__")
  Object reflectedUnion(ThreadState ts, Object value) {
    if (!(value instanceof PyDict)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    Object made = Calls.call2(ts, type, factory, value);
    DictUpdate.updateFrom(ts, (PyDict) made, this);
    return made;
  }

  @Special("__repr__")
  Object text(ThreadState ts) {
    String function;
    if (Reprs.enter(ts, factory)) {
      try {
        function = Objects.reprText(ts, factory);
      } finally {
        Reprs.leave(ts);
      }
    } else {
      function = "...";
    }
    return Text.fromJava(type.name() + "(" + function + ", " + Text.toJava(DictUpdate.repr(ts, this)) + ")");
  }

  /// How pickle makes the dictionary again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object args = factory == PyNone.NONE ? PyTuple.EMPTY : PyTuple.of(factory);
    Object items = Iterators.of(ts, Calls.method(ts, this, "items"));
    return PyTuple.of(type, args, PyNone.NONE, PyNone.NONE, items);
  }

  /// The function that makes values, or None.
  @Getter("default_factory")
  Object getFactory() {
    return factory;
  }

  @Setter("default_factory")
  void setFactory(Object value) {
    factory = value == null ? PyNone.NONE : value;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object alias(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
