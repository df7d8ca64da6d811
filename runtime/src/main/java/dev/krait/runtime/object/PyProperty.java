// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import java.util.Collections;
import java.util.List;
import dev.krait.runtime.type.Types;

/// An attribute that is computed: reading, setting and deleting it call functions.
///
/// Java: the functions are null where there are none; all is set by `__init__`.
@PyTypeDef(value = "property", subclassable = true)
public class PyProperty extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PyPropertyTable.INSTANCE);

  private volatile Object getter;
  private volatile Object setter;
  private volatile Object deleter;
  private volatile Object doc = PyNone.NONE;
  /// The name it has in its class, or null.
  private volatile Object name;
  private boolean docOfGetter;

  private PyProperty(PyType type) {
    super(type);
  }

  /// A property without functions, which `__init__` sets.
  @New("property(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyProperty(cls);
  }

  /// Sets the functions.
  @Special("__init__(fget=None, fset=None, fdel=None, doc=None)")
  void init(ThreadState ts, Object fget, Object fset, Object fdel, Object doc) {
    getter = orNull(fget);
    setter = orNull(fset);
    deleter = orNull(fdel);
    this.doc = doc;
    docOfGetter = false;
    if (doc == PyNone.NONE && getter != null) {
      Object found = Objects.findAttribute(ts, getter, "__doc__");
      if (found != null && found != PyNone.NONE) {
        this.doc = found;
        docOfGetter = true;
      }
    }
    if (type != TYPE) {
      storeDoc(ts);
    }
  }

  /// An instance of a subclass shows the documentation of its class unless it has an attribute of its own.
  private void storeDoc(ThreadState ts) {
    try {
      Objects.setAttribute(ts, this, "__doc__", doc);
    } catch (PyException e) {
      if (docOfGetter || doc == PyNone.NONE) {
        if (e.value.type.isSubtypeOf(Exceptions.ATTRIBUTE_ERROR)) {
          return;
        }
      }
      throw e;
    }
  }

  private static Object orNull(Object value) {
    return value == PyNone.NONE ? null : value;
  }

  private static Object orNone(Object value) {
    return value == null ? PyNone.NONE : value;
  }

  @Special("__get__")
  Object get(ThreadState ts, Object instance, Object owner) {
    if (instance == PyNone.NONE && owner != PyNone.TYPE) {
      if (owner == PyNone.NONE) {
        throw PyErrors.typeError("__get__(None, None) is invalid");
      }
      return this;
    }
    return read(ts, instance);
  }

  /// What reading the attribute of the instance gives.
  public final Object read(ThreadState ts, Object instance) {
    Object function = getter;
    if (function == null) {
      throw missing(ts, instance, "getter");
    }
    return Calls.call1(ts, function, instance);
  }

  /// The function that reads the attribute, or null.
  public final Object getterFunction() {
    return getter;
  }

  /// Adds the three functions, null where there is none.
  public final void addReferences(List<Object> found) {
    Collections.addAll(found, getter, setter, deleter);
  }

  @Special("__set__")
  void set(ThreadState ts, Object instance, Object value) {
    Object function = setter;
    if (function == null) {
      throw missing(ts, instance, "setter");
    }
    Calls.call2(ts, function, instance, value);
  }

  @Special("__delete__")
  void delete(ThreadState ts, Object instance) {
    Object function = deleter;
    if (function == null) {
      throw missing(ts, instance, "deleter");
    }
    Calls.call1(ts, function, instance);
  }

  private PyException missing(ThreadState ts, Object instance, String what) {
    Object own = findName(ts);
    String property = own == null ? "property" : "property " + Objects.reprText(ts, own);
    String message = property + " of " + Objects.reprText(ts, Types.of(instance).qualName()) + " object has no " + what;
    return PyErrors.of(Exceptions.ATTRIBUTE_ERROR, Text.fromJava(message));
  }

  private Object findName(ThreadState ts) {
    Object own = name;
    if (own != null) {
      return own;
    }
    return getter == null ? null : Objects.findAttribute(ts, getter, "__name__");
  }

  private Object copy(ThreadState ts, Object newGetter, Object newSetter, Object newDeleter) {
    Object get = newGetter == null || newGetter == PyNone.NONE ? orNone(getter) : newGetter;
    Object set = newSetter == null || newSetter == PyNone.NONE ? orNone(setter) : newSetter;
    Object delete = newDeleter == null || newDeleter == PyNone.NONE ? orNone(deleter) : newDeleter;
    Object text = docOfGetter ? PyNone.NONE : doc;
    Object made = Calls.call(ts, type, get, set, delete, text);
    if (made instanceof PyProperty p && name != null) {
      p.name = name;
    }
    return made;
  }

  /// A copy with another function that reads the attribute.
  @Method("getter(object, /)")
  Object withGetter(ThreadState ts, Object object) {
    return copy(ts, object, null, null);
  }

  /// A copy with another function that sets the attribute.
  @Method("setter(object, /)")
  Object withSetter(ThreadState ts, Object object) {
    return copy(ts, null, object, null);
  }

  /// A copy with another function that deletes the attribute.
  @Method("deleter(object, /)")
  Object withDeleter(ThreadState ts, Object object) {
    return copy(ts, null, null, object);
  }

  /// Notes the name that the property has in its class.
  @Method("__set_name__(*args)")
  void setOwnName(Object[] args) {
    if (args.length != 2) {
      throw PyErrors.typeError("__set_name__() takes 2 positional arguments but " + args.length + " were given");
    }
    name = args[1];
  }

  /// The function that reads the attribute, or None.
  @Getter("fget")
  Object fget() {
    return orNone(getter);
  }

  /// The function that sets the attribute, or None.
  @Getter("fset")
  Object fset() {
    return orNone(setter);
  }

  /// The function that deletes the attribute, or None.
  @Getter("fdel")
  Object fdel() {
    return orNone(deleter);
  }

  /// What the attribute is for.
  @Getter("__doc__")
  Object getDoc() {
    return doc;
  }

  @Setter("__doc__")
  void setDoc(Object value) {
    doc = orNone(value);
    docOfGetter = false;
  }

  /// The name that the property has in its class, or that of its getter.
  @Getter("__name__")
  Object getName(ThreadState ts) {
    Object found = findName(ts);
    if (found == null) {
      throw PyErrors.attributeError(this, "__name__", "'" + type.name() + "' object has no attribute '__name__'");
    }
    return found;
  }

  @Setter("__name__")
  void setName(Object value) {
    name = value;
  }

  /// Whether one of the functions is abstract.
  @Getter("__isabstractmethod__")
  boolean isAbstract(ThreadState ts) {
    return isAbstract(ts, getter) || isAbstract(ts, setter) || isAbstract(ts, deleter);
  }

  /// Whether a function, which may be null, is marked as abstract.
  static boolean isAbstract(ThreadState ts, Object function) {
    Object mark = function == null ? null : Objects.findAttribute(ts, function, "__isabstractmethod__");
    return mark != null && Objects.isTrue(ts, mark);
  }
}
