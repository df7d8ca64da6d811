// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// What all classes derive from.
///
/// Its own instances have neither attributes nor items; calling it takes no arguments.
///
/// Java: the methods that every object has.
@PyTypeDef(value = "object", subclassable = true, self = Object.class)
public final class PyBaseObject {
  private PyBaseObject() {
  }

  /// Makes an instance of a class.
  @New("object(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs != null && kwargs.size() > 0) {
      if (cls.slot(Slot.NEW) != PyType.OBJECT.slot(Slot.NEW)) {
        throw PyErrors.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
      }
      if (cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT)) {
        throw PyErrors.typeError(cls.name() + "() takes no arguments");
      }
    }
    return allocate(ts, cls);
  }

  /// A new instance of a class whose layout is that of `object`.
  static Object allocate(ThreadState ts, PyType cls) {
    if (cls.has(PyType.ABSTRACT)) {
      throw TypeNames.abstractInstance(ts, cls);
    }
    return new PyInstance(cls);
  }

  /// Set a new instance up; the class tells which arguments it takes.
  @Special("__init__")
  static void init(ThreadState ts, Object self, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      PyType cls = Types.of(self);
      if (cls.slot(Slot.INIT) != PyType.OBJECT.slot(Slot.INIT)) {
        throw PyErrors.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
      }
      if (cls.slot(Slot.NEW) == PyType.OBJECT.slot(Slot.NEW)) {
        throw PyErrors.typeError(cls.name() + ".__init__() takes exactly one argument (the instance to initialize)");
      }
    }
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  static Object repr(ThreadState ts, Object self) {
    PyType cls = Types.of(self);
    return dev.krait.runtime.object.Text
        .fromJava("<" + TypeNames.dotted(cls) + " object at 0x" + Long.toHexString(Identity.of(ts, self)) + ">");
  }

  /// The text that str() makes of self.
  @Special("__str__")
  static Object str(ThreadState ts, Object self) {
    return Objects.repr(ts, self);
  }

  /// The hash value of self.
  @Special("__hash__")
  static long hash(ThreadState ts, Object self) {
    return Identity.hash(ts, self);
  }

  /// The answer to self == value.
  @Special("__eq__")
  static Object equal(Object self, Object other) {
    return Identity.same(self, other) ? dev.krait.runtime.object.PyBool.TRUE : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The answer to self != value.
  @Special("__ne__")
  static Object notEqual(ThreadState ts, Object self, Object other) {
    return Objects.invertedEqual(ts, self, other);
  }

  /// The answer to self < value.
  @Special("__lt__")
  static Object less(Object self, Object other) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The answer to self <= value.
  @Special("__le__")
  static Object lessOrEqual(Object self, Object other) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The answer to self > value.
  @Special("__gt__")
  static Object greater(Object self, Object other) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The answer to self >= value.
  @Special("__ge__")
  static Object greaterOrEqual(Object self, Object other) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// The attribute of this name; AttributeError if there is none.
  @Special("__getattribute__")
  static Object getAttribute(ThreadState ts, Object self, Object name) {
    return Attributes.genericGet(ts, self, Attributes.checkedName(name));
  }

  /// Give the attribute of this name a value.
  @Special("__setattr__")
  static void setAttribute(ThreadState ts, Object self, Object name, Object value) {
    Attributes.genericSet(ts, self, Attributes.checkedName(name), value);
  }

  /// Remove the attribute of this name.
  @Special("__delattr__")
  static void deleteAttribute(ThreadState ts, Object self, Object name) {
    Attributes.genericSet(ts, self, Attributes.checkedName(name), null);
  }

  /// the class that the object is an instance of
  @Getter("__class__")
  static Object getClass(Object self) {
    return Types.of(self);
  }

  /// the class that the object is an instance of
  @Setter("__class__")
  static void setClass(ThreadState ts, Object self, Object value) {
    ts.interpreter().system().audit(ts, "object.__setattr__", self, "__class__", value == null ? PyNone.NONE : value);
    ClassAssignment.assign(ts, self, value);
  }

  /// The text of self by a format specification.
  ///
  /// Here only the empty specification has a meaning, that of `str`; others are a TypeError.
  @Method("__format__(format_spec, /)")
  static Object format(ThreadState ts, Object self, String formatSpec) {
    if (!formatSpec.isEmpty()) {
      throw PyErrors.typeError("unsupported format string passed to " + Types.nameOf(self) + ".__format__");
    }
    return Objects.str(ts, self);
  }

  /// How many bytes the object takes.
  @Method("__sizeof__()")
  static long sizeOf(Object self) {
    return 16;
  }

  /// How copy and pickle make the object anew, in the protocols before 2.
  @Method("__reduce__()")
  static Object reduce(ThreadState ts, Object self) {
    return Reduction.reduce(ts, self, 0);
  }

  /// How copy and pickle make the object anew, in a protocol.
  @Method("__reduce_ex__(protocol, /)")
  static Object reduceEx(ThreadState ts, Object self, int protocol) {
    return Reduction.reduceEx(ts, self, protocol);
  }

  /// The attributes that copy and pickle carry over.
  @Method("__getstate__()")
  static Object getState(ThreadState ts, Object self) {
    return Reduction.getState(ts, self, false);
  }

  /// The names of the attributes, for dir().
  @Method("__dir__()")
  static Object dir(ThreadState ts, Object self) {
    return Attributes.dir(ts, self);
  }

  /// Runs for each new class that derives from this one.
  ///
  /// Here it does nothing; a class defines it to have a say in what derives from it.
  @ClassMethod("__init_subclass__()")
  static Object initSubclass(PyType cls) {
    return PyNone.NONE;
  }

  /// Lets an abstract class decide what its subclasses are.
  ///
  /// `abc.ABCMeta` asks it first in `issubclass`: True and False are the answer, which is remembered, and NotImplemented
  /// leaves it to the usual rules.
  @ClassMethod("__subclasshook__(object, /)")
  static Object subclassHook(PyType cls, Object object) {
    return PyNotImplemented.NOT_IMPLEMENTED;
  }

}
