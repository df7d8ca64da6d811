// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.StaticMethod;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;

/// Static methods, one for each calling convention.
///
/// Java: immutable.
@PyTypeDef(value = "MethStatic", module = "_testcapi")
public final class PyMethStatic extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMethStaticTable.INSTANCE);

  private PyMethStatic() {
    super(TYPE);
  }

  @New("MethStatic()")
  static Object create(PyType cls) {
    return new PyMethStatic();
  }

  /// Return the receiver and the arguments.
  @StaticMethod("meth_varargs(*args)")
  static Object varargs(Object[] args) {
    return CapiCalls.given(PyNone.NONE, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @StaticMethod("meth_varargs_keywords(*args, **kwargs)")
  static Object varargsKeywords(Object[] args, PyDict kwargs) {
    return CapiCalls.given(PyNone.NONE, args, kwargs);
  }

  /// Return the receiver and the argument.
  @StaticMethod("meth_o(object, /)")
  static Object one(Object object) {
    return PyTuple.of(PyNone.NONE, object);
  }

  /// Return the receiver.
  @StaticMethod("meth_noargs()")
  static Object none() {
    return PyNone.NONE;
  }

  /// Return the receiver and the arguments.
  @StaticMethod("meth_fastcall(*args)")
  static Object fastcall(Object[] args) {
    return CapiCalls.given(PyNone.NONE, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @StaticMethod("meth_fastcall_keywords(*args, **kwargs)")
  static Object fastcallKeywords(Object[] args, PyDict kwargs) {
    return CapiCalls.given(PyNone.NONE, args, kwargs);
  }
}
