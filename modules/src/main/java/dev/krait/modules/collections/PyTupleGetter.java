// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A descriptor that reads one item of a tuple: a field of a named tuple.
@PyTypeDef(value = "_tuplegetter", module = "collections")
public final class PyTupleGetter extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTupleGetterTable.INSTANCE);

  private final int index;
  private volatile Object doc;

  private PyTupleGetter(int index, Object doc) {
    super(TYPE);
    this.index = index;
    this.doc = doc;
  }

  /// A descriptor for an index, with its documentation.
  @New("_tuplegetter(index, doc, /)")
  static Object create(PyType cls, int index, Object doc) {
    return new PyTupleGetter(index, doc);
  }

  @Special("__get__")
  Object get(Object instance, Object owner) {
    if (instance == PyNone.NONE) {
      return this;
    }
    if (!(instance instanceof PyTuple tuple)) {
      throw PyErrors.typeError(
          "descriptor for index '" + index + "' for tuple subclasses doesn't apply to '" + Types.nameOf(instance) + "' object");
    }
    if (index < 0 || index >= tuple.size()) {
      throw PyErrors.indexError("tuple index out of range");
    }
    return tuple.get(index);
  }

  @Special("__set__")
  void set(Object instance, Object value) {
    throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, "can't set attribute");
  }

  @Special("__delete__")
  void delete(Object instance) {
    throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, "can't delete attribute");
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava(TYPE.name() + "(" + index + ", " + Objects.reprText(ts, doc) + ")");
  }

  /// How pickle makes the descriptor again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(PyInt.of(index), doc));
  }

  /// What the field is.
  @Getter("__doc__")
  Object getDoc() {
    return doc;
  }

  @Setter("__doc__")
  void setDoc(Object value) {
    doc = value == null ? PyNone.NONE : value;
  }
}
