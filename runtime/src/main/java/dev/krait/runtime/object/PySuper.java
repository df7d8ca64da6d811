// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Looks attributes up as if the classes up to a certain one did not have them.
///
/// Without arguments, takes the class in whose method it is called, and that method's first argument.
@PyTypeDef(value = "super", subclassable = true)
public class PySuper extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PySuperTable.INSTANCE);

  /// Null until `__init__` has run.
  private volatile PyType start;
  /// The instance or class that attributes are bound to, or null.
  private volatile Object receiver;
  /// The class whose order of resolution is followed: that of the instance, or the class itself; null if there is no receiver.
  private volatile PyType receiverType;

  private PySuper(PyType type) {
    super(type);
  }

  /// An object that `__init__` tells what to do.
  @New("super(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PySuper(cls);
  }

  /// Sets the class and the object.
  @Special("__init__")
  void init(ThreadState ts, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("super() takes no keyword arguments");
    }
    if (args.length > 2) {
      throw PyErrors.typeError("super() expected at most 2 arguments, got " + args.length);
    }
    Object[] given = args.length > 0 ? args : argumentsOfCaller(ts);
    if (!(given[0] instanceof PyType cls)) {
      throw PyErrors.typeError("super() argument 1 must be a type, not " + Types.nameOf(given[0]));
    }
    Object object = given.length < 2 || given[1] == PyNone.NONE ? null : given[1];
    receiverType = object == null ? null : check(ts, cls, object);
    start = cls;
    receiver = object;
  }

  private static Object[] argumentsOfCaller(ThreadState ts) {
    if (ts.frame == null) {
      throw PyErrors.runtimeError("super(): no current frame");
    }
    return ts.frame.superArguments();
  }

  /// The class whose order an attribute lookup through `super(cls, object)` follows; TypeError if the two do not fit.
  public static PyType check(ThreadState ts, PyType cls, Object object) {
    if (object instanceof PyType t && t.isSubtypeOf(cls)) {
      return t;
    }
    PyType real = Types.of(object);
    if (real.isSubtypeOf(cls)) {
      return real;
    }
    Object claimed = Objects.findAttribute(ts, object, "__class__");
    if (claimed instanceof PyType t && t != real && t.isSubtypeOf(cls)) {
      return t;
    }
    String what = object instanceof PyType t ? "type " + t.name() : "instance of " + real.name();
    throw PyErrors.typeError("super(type, obj): obj (" + what + ") is not an instance or subtype of type (" + cls.name() + ").");
  }

  /// The attribute that comes after a class in an order of resolution, bound; null if there is none.
  public static Object find(ThreadState ts, PyType cls, Object object, PyType order, Object name) {
    Object raw = findRaw(ts, cls, order, name);
    if (raw == null) {
      return null;
    }
    Object get = Types.of(raw).slot(Slot.GET);
    return get == null ? raw : Calls.slot2(ts, get, raw, object == order ? PyNone.NONE : object, order);
  }

  /// The raw attribute that comes after a class in an order of resolution; null if there is none.
  public static Object findRaw(ThreadState ts, PyType cls, PyType order, Object name) {
    PyType[] mro = order.mro();
    int at = 0;
    while (at < mro.length && mro[at] != cls) {
      at++;
    }
    for (int i = at + 1; i < mro.length; i++) {
      Object found = mro[i].dict().get(ts, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Special("__getattribute__")
  Object getAttribute(ThreadState ts, Object name) {
    Object plain = Attributes.checkedName(name);
    PyType order = receiverType;
    if (order != null && !plain.equals("__class__")) {
      Object found = find(ts, start, receiver, order, plain);
      if (found != null) {
        return found;
      }
    }
    return Attributes.genericGet(ts, this, plain);
  }

  /// Binds an object made without a receiver, as an attribute of a class.
  @Special("__get__")
  Object get(ThreadState ts, Object instance, Object owner) {
    if (instance == PyNone.NONE || receiver != null) {
      return this;
    }
    if (type != TYPE) {
      return Calls.call2(ts, type, start, instance);
    }
    PySuper bound = new PySuper(TYPE);
    bound.receiverType = check(ts, start, instance);
    bound.start = start;
    bound.receiver = instance;
    return bound;
  }

  @Special("__repr__")
  Object repr() {
    String cls = start == null ? "NULL" : start.name();
    return Text.fromJava(
        receiverType == null ? "<super: <class '" + cls + "'>, NULL>" : "<super: <class '" + cls + "'>, <" + receiverType.name() + " object>>");
  }

  private static Object orNone(Object value) {
    return value == null ? PyNone.NONE : value;
  }

  /// The class given.
  @Getter("__thisclass__")
  Object thisClass() {
    return orNone(start);
  }

  /// The object given, or None.
  @Getter("__self__")
  Object self() {
    return orNone(receiver);
  }

  /// The class of the object given, or None.
  @Getter("__self_class__")
  Object selfClass() {
    return orNone(receiverType);
  }
}
