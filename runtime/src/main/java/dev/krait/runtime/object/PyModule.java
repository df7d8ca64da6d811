// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A namespace that a file or the runtime fills, and that `import` gives to programs.
///
/// Java: the dictionary is the module's for life and holds all its attributes; inline caches hold cells of it.
@PyTypeDef(value = "module", subclassable = true)
public final class PyModule extends PyObject {
  public static final PyType TYPE = PyType.builtinWithDict(PyModuleTable.INSTANCE, PyType.OBJECT);

  private final PyDict dict;

  private PyModule(PyType type, PyDict dict) {
    super(type);
    this.dict = dict;
  }

  /// A module over a namespace, which gets the attributes that every module has.
  public static PyModule of(String name, Object doc, PyDict namespace) {
    PyModule module = new PyModule(TYPE, namespace);
    module.initialize(name, doc);
    return module;
  }

  @New("module(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    return new PyModule(cls, new PyDict());
  }

  @Special("__init__(name, doc=None)")
  void init(Object name, Object doc) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("module() argument 'name' must be str, not " + (name == PyNone.NONE ? "None" : Types.nameOf(name)));
    }
    initialize(name, doc);
  }

  private void initialize(Object name, Object doc) {
    dict.put("__name__", name);
    dict.put("__doc__", doc);
    dict.put("__package__", PyNone.NONE);
    dict.put("__loader__", PyNone.NONE);
    dict.put("__spec__", PyNone.NONE);
  }

  /// The namespace.
  public PyDict dict() {
    return dict;
  }

  @Override
  public PyDict dictOrNull() {
    return dict;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (ts.interpreter().modules().get("_frozen_importlib") instanceof PyModule bootstrap) {
      return Calls.call1(ts, bootstrap.dict.get("_module_repr"), this);
    }
    return Text.fromJava("<module '" + nameText("?") + "'>");
  }

  private String nameText(String absent) {
    Object name = dict.get("__name__");
    return name != null && Text.isStr(name) ? Text.toJava(name) : absent;
  }

  @Special("__getattribute__")
  Object getAttribute(ThreadState ts, Object name) {
    Object plain = Attributes.checkedName(name);
    Object found = Attributes.genericFind(ts, this, plain);
    if (found != null) {
      return found;
    }
    Object hook = dict.get("__getattr__");
    if (hook != null) {
      return Calls.call1(ts, hook, plain);
    }
    throw ModuleErrors.missing(ts, this, plain);
  }

  /// The names in the module.
  @Method("__dir__()")
  Object dir(ThreadState ts) {
    Object hook = dict.get("__dir__");
    if (!(Objects.getAttribute(ts, this, "__dict__") instanceof PyDict names)) {
      throw PyErrors.typeError("<module>.__dict__ is not a dictionary");
    }
    return hook != null ? Calls.call0(ts, hook) : PyList.of(Sequences.toArray(ts, names));
  }

  @Getter("__dict__")
  Object getDict() {
    return dict;
  }

  @Getter("__annotations__")
  Object getAnnotations(ThreadState ts) {
    Object known = dict.get("__annotations__");
    if (known != null) {
      return known;
    }
    Object annotate = dict.get("__annotate__");
    Object made;
    if (annotate != null && Calls.isCallable(annotate)) {
      made = Calls.call1(ts, annotate, PyInt.of(1));
      if (!(made instanceof PyDict)) {
        throw PyErrors.typeError("__annotate__ returned non-dict of type '" + Types.nameOf(made) + "'");
      }
    } else {
      made = new PyDict();
    }
    if (!ModuleErrors.isInitializing(ts, dict.get("__spec__"))) {
      dict.put("__annotations__", made);
    }
    return made;
  }

  @Setter("__annotations__")
  void setAnnotations(ThreadState ts, Object value) {
    if (value != null) {
      dict.put("__annotations__", value);
    } else if (dict.remove(ts, "__annotations__") == null) {
      throw PyErrors.attributeError(this, "__annotations__", "__annotations__");
    }
    dict.remove(ts, "__annotate__");
  }

  @Getter("__annotate__")
  Object getAnnotate(ThreadState ts) {
    return dict.putIfAbsent(ts, "__annotate__", PyNone.NONE);
  }

  @Setter("__annotate__")
  void setAnnotate(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("cannot delete __annotate__ attribute");
    }
    if (value != PyNone.NONE && !Calls.isCallable(value)) {
      throw PyErrors.typeError("__annotate__ must be callable or None");
    }
    dict.put("__annotate__", value);
    if (value != PyNone.NONE) {
      dict.remove(ts, "__annotations__");
    }
  }
}
