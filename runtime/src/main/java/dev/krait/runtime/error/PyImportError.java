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
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A module, or a name in one, can not be imported.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "ImportError", subclassable = true)
public final class PyImportError extends PyBaseException {
  /// The message; null for None, as all members here.
  public Object message;
  public Object name;
  public Object path;
  public Object nameFrom;

  PyImportError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("ImportError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyImportError(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    Keywords keywords = Keywords.of("ImportError", arguments, keywordNames, "name", "path", "name_from");
    take(ts, keywords.positional());
    name = keywords.values()[0];
    path = keywords.values()[1];
    nameFrom = keywords.values()[2];
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    message = arguments.size() == 1 ? arguments.get(0) : null;
  }

  @Special("__str__")
  Object text(ThreadState ts) {
    return message instanceof String || message instanceof PyWideStr ? message : str(ts);
  }

  /// What pickle needs to make the exception anew.
  @Method("__reduce__()")
  Object reduction(ThreadState ts) {
    PyDict state = attributesOrNull();
    if (name != null || path != null || nameFrom != null) {
      state = copyOfAttributes(ts);
      putIfSet(state, "name", name);
      putIfSet(state, "path", path);
      putIfSet(state, "name_from", nameFrom);
    }
    return state == null ? PyTuple.of(type, args) : PyTuple.of(type, args, state);
  }

  private static void putIfSet(PyDict state, String key, Object value) {
    if (value != null) {
      state.put(key, value);
    }
  }

  /// the message
  @Getter("msg")
  Object getMessage() {
    return orNone(message);
  }

  @Setter("msg")
  void setMessage(Object value) {
    message = value;
  }

  /// the name of the module
  @Getter("name")
  Object getName() {
    return orNone(name);
  }

  @Setter("name")
  void setName(Object value) {
    name = value;
  }

  /// the path of the module
  @Getter("path")
  Object getPath() {
    return orNone(path);
  }

  @Setter("path")
  void setPath(Object value) {
    path = value;
  }

  /// the name that was to be imported from the module
  @Getter("name_from")
  Object getNameFrom() {
    return orNone(nameFrom);
  }

  @Setter("name_from")
  void setNameFrom(Object value) {
    nameFrom = value;
  }
}
