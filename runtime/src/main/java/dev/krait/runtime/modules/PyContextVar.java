// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A variable whose value depends on the context.
///
/// Java: immutable; the values are in the contexts.
@PyTypeDef(value = "ContextVar", module = "_contextvars")
public final class PyContextVar extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyContextVarTable.INSTANCE);

  private final Object name;
  /// Null for none.
  private final Object defaultValue;

  public PyContextVar(Object name, Object defaultValue) {
    super(TYPE);
    this.name = name;
    this.defaultValue = defaultValue;
  }

  @New("ContextVar(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length != 1) {
      throw PyErrors.typeError("ContextVar() takes " + (args.length == 0 ? "exactly" : "at most") + " 1 positional argument (" + args.length
          + " given)");
    }
    if (!Text.isStr(args[0])) {
      throw PyErrors.typeError("context variable name must be a str");
    }
    Object defaultValue = kwargs == null ? null : kwargs.get("default");
    if (kwargs != null && kwargs.size() > (defaultValue == null ? 0 : 1)) {
      PyDict.Cursor cursor = kwargs.cursor();
      while (cursor.advance() && cursor.key().equals("default")) {
        continue;
      }
      throw PyErrors.typeError("ContextVar() got an unexpected keyword argument '" + Text.toJava(cursor.key()) + "'");
    }
    dev.krait.runtime.protocol.Hashes.of(ts, args[0]);
    return new PyContextVar(args[0], defaultValue);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String shown = defaultValue == null ? "" : " default=" + Objects.reprText(ts, defaultValue);
    return Text.fromJava("<ContextVar name=" + Objects.reprText(ts, name) + shown + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Identity.hash(ts, this);
  }

  /// The value in the current context, the default, or null.
  public Object valueOrNull(ThreadState ts) {
    Object value = ts.context instanceof PyContext c ? c.valueOrNull(this) : null;
    return value == null ? defaultValue : value;
  }

  /// Return the value in the current context, else the argument, else the variable's default; LookupError if there is none.
  @Method("get(default=<unrepresentable>, /)")
  Object get(ThreadState ts, Object defaultValue) {
    Object value = ts.context instanceof PyContext c ? c.valueOrNull(this) : null;
    if (value != null) {
      return value;
    }
    Object otherwise = defaultValue == null ? this.defaultValue : defaultValue;
    if (otherwise == null) {
      throw PyErrors.of(Exceptions.LOOKUP_ERROR, this);
    }
    return otherwise;
  }

  /// Set the value in the current context; the token restores the value from before.
  @Method("set(value, /)")
  public Object set(ThreadState ts, Object value) {
    PyContext context = PyContext.current(ts);
    PyToken token = new PyToken(context, this, context.valueOrNull(this));
    context.put(this, value);
    return token;
  }

  /// Restore the value from before the call of set() that returned the token.
  @Method("reset(token, /)")
  void reset(ThreadState ts, Object token) {
    if (!(token instanceof PyToken t)) {
      throw PyErrors.typeError("expected an instance of Token, got " + Objects.reprText(ts, token));
    }
    t.restore(ts, this);
  }

  /// the name
  @Getter("name")
  Object getName() {
    return name;
  }

  /// Makes the type generic: ContextVar[T].
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
