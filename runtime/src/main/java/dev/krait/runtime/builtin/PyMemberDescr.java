// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An attribute that `__slots__` reserves in the instances of a class.
///
/// Java: it reads and writes one slot of the [PyInstance]; null there means that the attribute has no value. Guarded like all
/// slots of an instance.
@PyTypeDef("member_descriptor")
public final class PyMemberDescr extends PyDescr {
  public static final PyType TYPE = PyType.builtin(PyMemberDescrTable.INSTANCE);

  /// The slot in the instance.
  public final int slot;

  public PyMemberDescr(PyType owner, String name, int slot) {
    super(TYPE, owner, name);
    this.slot = slot;
  }

  private PyInstance checked(Object instance) {
    if (!accepts(instance)) {
      throw wrongReceiver(instance);
    }
    return ((PyObject) instance).attributes();
  }

  /// Read the attribute of an instance.
  @Special("__get__")
  Object get(Object instance, Object ownerArgument) {
    if (isClassAccess(instance, ownerArgument)) {
      return this;
    }
    Object value = checked(instance).get(slot);
    if (value == null) {
      throw missing(instance);
    }
    return value;
  }

  /// Write the attribute of an instance.
  @Special("__set__")
  void set(Object instance, Object value) {
    InstanceAttributes.setReserved(checked(instance), slot, value);
  }

  /// Remove the attribute from an instance.
  @Special("__delete__")
  void delete(Object instance) {
    PyInstance attributes = checked(instance);
    synchronized (attributes) {
      if (attributes.get(slot) != null) {
        attributes.set(slot, null);
        return;
      }
    }
    throw missing(instance);
  }

  private PyException missing(Object instance) {
    return PyErrors.attributeError(instance, name,
        "'" + dev.krait.runtime.type.Types.nameOf(instance) + "' object has no attribute '" + name + "'");
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  String repr() {
    return "<member '" + name + "' of '" + owner.messageName() + "' objects>";
  }

  /// The name of the attribute.
  @Getter("__name__")
  String pythonName() {
    return name;
  }

  /// The name with that of the type in front.
  @Getter("__qualname__")
  String pythonQualifiedName() {
    return qualifiedName();
  }

  /// The type that the attribute belongs to.
  @Getter("__objclass__")
  Object pythonOwner() {
    return owner;
  }

  /// What the attribute is for: always None.
  @Getter("__doc__")
  Object pythonDoc() {
    return PyNone.NONE;
  }

  /// Tells pickle to look the attribute up again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(ts);
  }
}
