// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What ContextVar.set() returns: the value from before; a context manager that restores it.
///
/// Java: used once; belongs to the flow of control that made it.
@PyTypeDef(value = "Token", module = "_contextvars")
public final class PyToken extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTokenTable.INSTANCE);
  /// Stands for the absence of a value.
  static final Object MISSING = new PyTokenMissing();

  private final PyContext context;
  private final PyContextVar variable;
  /// Null for none.
  private final Object oldValue;
  private boolean used;

  PyToken(PyContext context, PyContextVar variable, Object oldValue) {
    super(TYPE);
    this.context = context;
    this.variable = variable;
    this.oldValue = oldValue;
  }

  @New("Token(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    throw PyErrors.runtimeError("Tokens can only be created by ContextVars");
  }

  void restore(ThreadState ts, PyContextVar expected) {
    if (used) {
      throw PyErrors.runtimeError(Objects.reprText(ts, this) + " has already been used once");
    }
    if (variable != expected) {
      throw PyErrors.valueError(Objects.reprText(ts, this) + " was created by a different ContextVar");
    }
    if (PyContext.current(ts) != context) {
      throw PyErrors.valueError(Objects.reprText(ts, this) + " was created in a different Context");
    }
    used = true;
    context.put(variable, oldValue);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<Token" + (used ? " used" : "") + " var=" + Objects.reprText(ts, variable) + " at 0x"
        + Long.toHexString(Identity.of(ts, this)) + ">");
  }

  /// Return the token itself.
  @Method("__enter__()")
  Object enter() {
    return this;
  }

  /// Restore the value from before.
  @Method("__exit__(type, val, tb, /)")
  Object exit(ThreadState ts, Object type, Object val, Object tb) {
    restore(ts, variable);
    return PyNone.NONE;
  }

  /// the variable
  @Getter("var")
  Object getVariable() {
    return variable;
  }

  /// the value from before, or Token.MISSING
  @Getter("old_value")
  Object getOldValue() {
    return oldValue == null ? MISSING : oldValue;
  }

  /// Makes the type generic: Token[T].
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
