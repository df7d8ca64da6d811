// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// An object has no such attribute.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "AttributeError", subclassable = true)
public final class PyAttributeError extends PyBaseException {
  /// The name; null for None.
  public Object name;
  /// The object; null for None.
  public Object object;

  PyAttributeError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("AttributeError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyAttributeError(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    Keywords keywords = Keywords.of("AttributeError", arguments, keywordNames, "name", "obj");
    args = keywords.positional();
    name = keywords.values()[0];
    object = keywords.values()[1];
  }

  /// What pickle keeps: the attributes, the name and the arguments, but not the object.
  @Method("__getstate__()")
  Object getState(ThreadState ts) {
    PyDict state = copyOfAttributes(ts);
    if (name != null) {
      state.put("name", name);
    }
    state.put("args", args);
    return state;
  }

  /// What pickle needs to make the exception anew.
  @Method("__reduce__()")
  Object reduction(ThreadState ts) {
    return PyTuple.of(type, args, getState(ts));
  }

  /// the name
  @Getter("name")
  Object getName() {
    return orNone(name);
  }

  @Setter("name")
  void setName(Object value) {
    name = value;
  }

  /// the object
  @Getter("obj")
  Object getObject() {
    return orNone(object);
  }

  @Setter("obj")
  void setObject(Object value) {
    object = value;
  }
}
