// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// What the descriptors of builtin types have in common: the type they belong to and their name. Immutable, shared by all
/// interpreters.
public abstract class PyDescr extends PyObject {
  /// The type whose attribute this is: `__objclass__`.
  public final PyType owner;
  /// The name of the attribute.
  public final String name;

  PyDescr(PyType type, PyType owner, String name) {
    super(type);
    this.owner = owner;
    this.name = name;
  }

  final String qualifiedName() {
    return owner.qualName() + "." + name;
  }

  final boolean accepts(Object receiver) {
    return receiver instanceof PyObject o && o.type == owner || Types.isInstance(receiver, owner);
  }

  final PyException wrongReceiver(Object receiver) {
    return PyErrors
        .typeError("descriptor '" + name + "' for '" + owner.messageName() + "' objects doesn't apply to a '" + Types.nameOf(receiver) + "' object");
  }

  /// Whether `__get__` was asked for the attribute of a class, not of an instance. The class of None is told by its owner.
  final boolean isClassAccess(Object instance, Object ownerArgument) {
    if (instance != null && instance != PyNone.NONE) {
      return false;
    }
    if (instance == PyNone.NONE && ownerArgument == PyNone.TYPE) {
      return false;
    }
    if (ownerArgument == PyNone.NONE || ownerArgument == null) {
      throw PyErrors.typeError("__get__(None, None) is invalid");
    }
    return true;
  }

  /// What pickle makes of a descriptor: it is looked up again by name.
  final Object reduction(ThreadState ts) {
    return Reductions.byAttribute(ts, owner, name);
  }

  static Object orNone(Object value) {
    return value == null ? PyNone.NONE : value;
  }
}
