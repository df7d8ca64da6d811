// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values that context variables have in one flow of control.
///
/// Java: the map is never changed: setting a variable makes a new one, so that copying a context copies a reference.
///
/// Thread rule: a context is entered by one thread at a time; others may read it.
@PyTypeDef(value = "Context", module = "_contextvars")
public final class PyContext extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyContextTable.INSTANCE);

  private static final VarHandle ENTERED;

  static {
    try {
      ENTERED = MethodHandles.lookup().findVarHandle(PyContext.class, "entered", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile Map<PyContextVar, Object> values;
  /// Whether a thread is in it: of several that would enter, the one that sets this may.
  private volatile boolean entered;
  /// The context that was current when this one was entered.
  private PyObject previous;

  private PyContext(Map<PyContextVar, Object> values) {
    super(TYPE);
    this.values = values;
  }

  /// The thread's current context, made empty if it has none.
  public static PyContext current(ThreadState ts) {
    if (ts.context instanceof PyContext c) {
      return c;
    }
    PyContext made = new PyContext(Map.of());
    made.entered = true;
    ts.context = made;
    return made;
  }

  /// A new context with the same values.
  public PyContext copied() {
    return new PyContext(values);
  }

  /// An empty context.
  public static PyContext empty() {
    return new PyContext(Map.of());
  }

  Object valueOrNull(PyContextVar variable) {
    return values.get(variable);
  }

  /// Sets or, with null, removes a value.
  void put(PyContextVar variable, Object value) {
    Map<PyContextVar, Object> next = new LinkedHashMap<>(values);
    if (value == null) {
      next.remove(variable);
    } else {
      next.put(variable, value);
    }
    values = next;
  }

  /// Makes this the thread's current context.
  public void enter(ThreadState ts) {
    if (!ENTERED.compareAndSet(this, false, true)) {
      throw PyErrors.runtimeError("cannot enter context: " + Objects.reprText(ts, this) + " is already entered");
    }
    previous = ts.context;
    ts.context = this;
  }

  /// Makes the context current again that was so before [#enter].
  public void exit(ThreadState ts) {
    ts.context = previous;
    previous = null;
    entered = false;
  }

  @New("Context(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    if (args.length > 0 || kwargs != null && kwargs.size() > 0) {
      throw PyErrors.typeError("Context() does not accept any arguments");
    }
    return empty();
  }

  private PyContextVar variable(ThreadState ts, Object key) {
    if (key instanceof PyContextVar variable) {
      return variable;
    }
    throw PyErrors.typeError("a ContextVar key was expected, got " + Objects.reprText(ts, key));
  }

  private PyDict dict(ThreadState ts) {
    PyDict dict = new PyDict();
    for (Map.Entry<PyContextVar, Object> entry : values.entrySet()) {
      dict.put(ts, entry.getKey(), entry.getValue());
    }
    return dict;
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    return other instanceof PyContext that ? PyBool.of(Objects.equal(ts, dict(ts), that.dict(ts))) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(ThreadState ts, Object other) {
    return other instanceof PyContext that ? PyBool.of(!Objects.equal(ts, dict(ts), that.dict(ts))) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return keys(ts);
  }

  @Special("__len__")
  int length() {
    return values.size();
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object value = values.get(variable(ts, key));
    if (value == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, key);
    }
    return value;
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return values.containsKey(variable(ts, key));
  }

  /// Return the value of a variable, or the default if it has none here.
  @Method("get(key, default=None, /)")
  Object get(ThreadState ts, Object key, Object defaultValue) {
    Object value = values.get(variable(ts, key));
    return value == null ? defaultValue : value;
  }

  /// Return the variables and their values.
  @Method("items()")
  Object items(ThreadState ts) {
    Map<PyContextVar, Object> now = values;
    Object[] items = new Object[now.size()];
    int count = 0;
    for (Map.Entry<PyContextVar, Object> entry : now.entrySet()) {
      items[count++] = PyTuple.of(entry.getKey(), entry.getValue());
    }
    return new PyContextItems(items);
  }

  /// Return the variables.
  @Method("keys()")
  Object keys(ThreadState ts) {
    return new PyContextKeys(values.keySet().toArray());
  }

  /// Return the values.
  @Method("values()")
  Object values(ThreadState ts) {
    return new PyContextValues(values.values().toArray());
  }

  /// Return a copy.
  @Method("copy()")
  Object copy() {
    return copied();
  }

  /// Call a function in this context.
  @Method("run(*args, **kwargs)")
  Object run(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional < 1) {
      throw PyErrors.typeError("run() missing 1 required positional argument");
    }
    enter(ts);
    try {
      return Calls.call(ts, args[0], java.util.Arrays.copyOfRange(args, 1, args.length), positional - 1, keywordNames);
    } finally {
      exit(ts);
    }
  }
}
