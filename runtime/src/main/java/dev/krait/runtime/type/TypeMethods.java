// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyMappingProxy;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStr;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyUnion;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;

/// The type of types. With one argument, tells an object's type; with three, makes a class.
///
/// Java: what Python sees of [PyType].
@PyTypeDef(value = "type", subclassable = true, self = PyType.class)
final class TypeMethods {
  private TypeMethods() {
  }

  /// Makes a class from its name, its bases and its namespace.
  @New("type(*args, **kwargs)")
  static Object create(ThreadState ts, PyType metatype, Object[] args, PyDict kwargs) {
    if (args.length != 3) {
      throw PyErrors.typeError(metatype == PyType.TYPE && args.length != 1 ? "type() takes 1 or 3 arguments"
          : "type.__new__() takes exactly 3 arguments (" + args.length + " given)");
    }
    Object name = Text.valueOrNull(args[0]);
    if (name == null) {
      throw PyErrors.typeError("type.__new__() argument 1 must be str, not " + Types.nameOf(args[0]));
    }
    if (!(args[1] instanceof PyTuple bases)) {
      throw PyErrors.typeError("type.__new__() argument 2 must be tuple, not " + Types.nameOf(args[1]));
    }
    if (!(args[2] instanceof PyDict namespace)) {
      throw PyErrors.typeError("type.__new__() argument 3 must be dict, not " + Types.nameOf(args[2]));
    }
    return TypeBuilder.build(ts, metatype, Text.toJava(name), bases, namespace, kwargs);
  }

  /// Accepts what the constructor accepts.
  @Special("__init__")
  static void init(ThreadState ts, PyType self, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional == 1 && keywordNames != null) {
      throw PyErrors.typeError("type.__init__() takes no keyword arguments");
    }
    if (positional != 1 && positional != 3) {
      throw PyErrors.typeError("type.__init__() takes 1 or 3 arguments");
    }
  }

  /// Makes an instance.
  @Special("__call__")
  static Object call(ThreadState ts, PyType self, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    return Instantiation.make(ts, self, args, args.length - keywords, keywordNames);
  }

  /// The union of the type and another one.
  @Special("__or__")
  static Object or(ThreadState ts, PyType self, Object value) {
    return PyUnion.or(ts, self, value);
  }

  /// The union of another type and the type.
  @Special("__ror__")
  static Object reflectedOr(ThreadState ts, PyType self, Object value) {
    return PyUnion.or(ts, value, self);
  }

  /// The printable form of the type.
  @Special("__repr__")
  static Object repr(ThreadState ts, PyType self) {
    return Text.fromJava("<class '" + TypeNames.dotted(self) + "'>");
  }

  /// Reads an attribute of the type.
  @Special("__getattribute__")
  static Object getAttribute(ThreadState ts, PyType self, Object name) {
    return TypeAttributes.get(ts, self, Attributes.checkedName(name));
  }

  /// Sets an attribute of the type.
  @Special("__setattr__")
  static void setAttribute(ThreadState ts, PyType self, Object name, Object value) {
    TypeAttributes.set(ts, self, Attributes.checkedName(name), value);
  }

  /// Deletes an attribute of the type.
  @Special("__delattr__")
  static void deleteAttribute(ThreadState ts, PyType self, Object name) {
    TypeAttributes.set(ts, self, Attributes.checkedName(name), null);
  }

  /// The order in which attributes are looked up, as a list.
  @Method("mro()")
  static Object mro(PyType self) {
    return PyList.of((Object[]) Mro.of(self, self.bases()));
  }

  /// The classes directly derived from this one that are alive.
  @Method("__subclasses__()")
  static Object subclasses(ThreadState ts, PyType self) {
    List<PyType> live = TypeBuilder.subclassesOf(ts, self).live();
    return PyList.of(live.toArray());
  }

  /// Whether the object is an instance of the class.
  @Method("__instancecheck__(instance, /)")
  static boolean instanceCheck(ThreadState ts, PyType self, Object instance) {
    return Objects.realIsInstance(ts, instance, self);
  }

  /// Whether the class is derived from this one.
  @Method("__subclasscheck__(subclass, /)")
  static boolean subclassCheck(ThreadState ts, PyType self, Object subclass) {
    return Objects.realIsSubclass(ts, subclass, self);
  }

  /// The namespace in which the body of a class is to run.
  @ClassMethod("__prepare__(*args, **kwargs)")
  static Object prepare(PyType cls, Object[] args, PyDict kwargs) {
    return new PyDict();
  }

  /// The names of the attributes of the class and its bases.
  @Method("__dir__()")
  static Object dir(ThreadState ts, PyType self) {
    return Attributes.dir(ts, self);
  }

  /// The name of the type.
  @Getter("__name__")
  static Object getName(PyType self) {
    return Text.fromJava(self.name());
  }

  /// The name of the type.
  @Setter("__name__")
  static void setName(PyType self, Object value) {
    checkMutable(self, "__name__", value);
    Object text = Text.valueOrNull(value);
    if (text == null) {
      throw PyErrors.typeError("can only assign string to " + self.name() + ".__name__, not '" + Types.nameOf(value) + "'");
    }
    if (Text.toJava(text).indexOf('\0') >= 0) {
      throw PyErrors.valueError("type name must not contain null characters");
    }
    TypeBuilder.checkEncodable(ThreadState.current(), text);
    self.setName(Text.toJava(text));
  }

  private static void checkMutable(PyType self, String attribute, Object value) {
    if (self.has(PyType.IMMUTABLE)) {
      throw PyErrors.typeError("cannot set '" + attribute + "' attribute of immutable type '" + TypeNames.full(self) + "'");
    }
    if (value == null) {
      throw PyErrors.typeError("cannot delete '" + attribute + "' attribute of immutable type '" + self.name() + "'");
    }
    ThreadState ts = ThreadState.current();
    ts.interpreter().system().audit(ts, "object.__setattr__", self, attribute, value);
  }

  /// The qualified name of the type.
  @Getter("__qualname__")
  static Object getQualName(PyType self) {
    return self.qualName();
  }

  /// The qualified name of the type.
  @Setter("__qualname__")
  static void setQualName(PyType self, Object value) {
    checkMutable(self, "__qualname__", value);
    if (!Text.isStr(value)) {
      throw PyErrors.typeError("can only assign string to " + self.name() + ".__qualname__, not '" + Types.nameOf(value) + "'");
    }
    self.setQualName(value);
  }

  /// The module that defines the type.
  @Getter("__module__")
  static Object getModule(PyType self) {
    Object module = self.module();
    if (module == null) {
      throw PyErrors.attributeError(self, "__module__", "__module__");
    }
    return module;
  }

  /// The module that defines the type.
  @Setter("__module__")
  static void setModule(ThreadState ts, PyType self, Object value) {
    checkMutable(self, "__module__", value);
    self.setAttribute(ts, "__module__", value);
    self.setAttribute(ts, "__firstlineno__", null);
  }

  /// The bases of the type.
  @Getter("__bases__")
  static Object getBases(PyType self) {
    return TypeAttributes.tuple(self.bases());
  }

  /// The bases of the type.
  @Setter("__bases__")
  static void setBases(ThreadState ts, PyType self, Object value) {
    checkMutable(self, "__bases__", value);
    BaseAssignment.assign(ts, self, value);
  }

  /// The base that decides the layout, or None.
  @Getter("__base__")
  static Object getBase(PyType self) {
    return self.base() == null ? PyNone.NONE : self.base();
  }

  /// The method resolution order.
  @Getter("__mro__")
  static Object getMro(PyType self) {
    return TypeAttributes.tuple(self.mro());
  }

  /// The type's own attributes, read-only.
  @Getter("__dict__")
  static Object getDict(PyType self) {
    return new PyMappingProxy(self.dict());
  }

  /// The documentation of the type.
  @Getter("__doc__")
  static Object getDoc(ThreadState ts, PyType self) {
    if (!self.isHeap()) {
      return self.doc();
    }
    Object doc = self.dict().get("__doc__");
    if (doc == null) {
      return PyNone.NONE;
    }
    Object get = Types.of(doc).slot(Slot.GET);
    return get == null ? doc
        : Calls.slot2(ts, get, doc, PyNone.NONE, self);
  }

  /// The documentation of the type.
  @Setter("__doc__")
  static void setDoc(ThreadState ts, PyType self, Object value) {
    checkMutable(self, "__doc__", value);
    self.setAttribute(ts, "__doc__", value);
  }

  /// The parameters of calling the type, as text that inspect understands.
  @Getter("__text_signature__")
  static Object getTextSignature(PyType self) {
    String text = self.isHeap() || self.table() == null ? null : self.table().textSignature();
    return text == null ? PyNone.NONE : text;
  }

  /// The names of the abstract methods that are not implemented.
  @Getter("__abstractmethods__")
  static Object getAbstractMethods(PyType self) {
    Object names = self == PyType.TYPE ? null : self.dict().get("__abstractmethods__");
    if (names == null) {
      throw PyErrors.attributeError(self, "__abstractmethods__", "__abstractmethods__");
    }
    return names;
  }

  /// The names of the abstract methods that are not implemented.
  @Setter("__abstractmethods__")
  static void setAbstractMethods(ThreadState ts, PyType self, Object value) {
    if (value == null) {
      if (!self.setAttribute(ts, "__abstractmethods__", null)) {
        throw PyErrors.attributeError(self, "__abstractmethods__", "__abstractmethods__");
      }
      self.setFlag(PyType.ABSTRACT, false);
      return;
    }
    boolean some = Objects.isTrue(ts, value);
    self.setAttribute(ts, "__abstractmethods__", value);
    self.setFlag(PyType.ABSTRACT, some);
  }

  /// The annotations of the class, computed at the first question.
  @Getter("__annotations__")
  static Object getAnnotations(ThreadState ts, PyType self) {
    return ClassAnnotations.get(ts, self);
  }

  /// The annotations of the class.
  @Setter("__annotations__")
  static void setAnnotations(ThreadState ts, PyType self, Object value) {
    ClassAnnotations.set(ts, self, value);
  }

  /// The function that computes the annotations, or None.
  @Getter("__annotate__")
  static Object getAnnotate(ThreadState ts, PyType self) {
    return ClassAnnotations.getFunction(ts, self);
  }

  /// The function that computes the annotations.
  @Setter("__annotate__")
  static void setAnnotate(ThreadState ts, PyType self, Object value) {
    ClassAnnotations.setFunction(ts, self, value);
  }

  /// The type parameters of the class.
  @Getter("__type_params__")
  static Object getTypeParameters(PyType self) {
    Object parameters = self.isHeap() ? self.dict().get("__type_params__") : null;
    return parameters == null ? PyTuple.EMPTY : parameters;
  }

  /// The type parameters of the class.
  @Setter("__type_params__")
  static void setTypeParameters(ThreadState ts, PyType self, Object value) {
    checkMutable(self, "__type_params__", value);
    self.setAttribute(ts, "__type_params__", value);
  }

  /// The size of an instance in memory without its items, in bytes.
  @Getter("__basicsize__")
  static long basicSize(PyType self) {
    int header = self.solid() == PyLong.TYPE ? 24 : 16;
    return header + (self.has(PyType.HAS_DICT) ? 8 : 0) + 8L * self.reservedSlots();
  }

  /// The size of an item of an instance, for types whose instances hold items in line.
  @Getter("__itemsize__")
  static long itemSize(PyType self) {
    PyType solid = self.solid();
    return solid == PyTuple.TYPE ? 8 : solid == PyLong.TYPE ? 4 : solid == PyBytes.TYPE ? 1 : 0;
  }

  /// Where the attribute dictionary is: below zero if it is managed by the runtime, 0 if there is none.
  @Getter("__dictoffset__")
  static long dictOffset(PyType self) {
    return self.has(PyType.HAS_DICT) ? -1 : 0;
  }

  /// Where weak references are kept: not 0 if instances can have them.
  @Getter("__weakrefoffset__")
  static long weakReferenceOffset(PyType self) {
    return self.has(PyType.HAS_WEAKREF) ? -32 : 0;
  }

  /// Properties of the type as bits, with the meanings that CPython gives them.
  @Getter("__flags__")
  static long flags(PyType self) {
    long flags = 1L << 12 | 1L << 18;
    flags |= self.has(PyType.SEQUENCE) ? 1L << 5 : 0;
    flags |= self.has(PyType.MAPPING) ? 1L << 6 : 0;
    flags |= self.has(PyType.NO_INSTANCES) ? 1L << 7 : 0;
    flags |= self.has(PyType.IMMUTABLE) ? 1L << 8 : 0;
    flags |= self.isHeap() || self.has(PyType.MIXIN) ? 1L << 9 | 1L << 14 : 0;
    flags |= self.has(PyType.SUBCLASSABLE) ? 1L << 10 : 0;
    flags |= self.has(PyType.ABSTRACT) ? 1L << 20 : 0;
    PyType solid = self.solid();
    flags |= solid == PyLong.TYPE || solid == PyBool.TYPE ? 1L << 24 : 0;
    flags |= solid == PyList.TYPE ? 1L << 25 : 0;
    flags |= self.isSubtypeOf(PyTuple.TYPE) ? 1L << 26 : 0;
    flags |= solid == PyBytes.TYPE ? 1L << 27 : 0;
    flags |= solid == PyStr.TYPE ? 1L << 28 : 0;
    flags |= self.isSubtypeOf(PyDict.TYPE) ? 1L << 29 : 0;
    flags |= self.isSubtypeOf(PyBaseException.TYPE) ? 1L << 30 : 0;
    return self.isSubtypeOf(PyType.TYPE) ? flags | 1L << 31 : flags;
  }

  /// The size of the type in memory, in bytes.
  @Method("__sizeof__()")
  static long sizeOf(PyType self) {
    return self.isHeap() ? 1064 : 408;
  }
}
