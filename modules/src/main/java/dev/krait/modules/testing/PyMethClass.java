// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;

/// Class methods, one for each calling convention.
///
/// Java: immutable.
@PyTypeDef(value = "MethClass", module = "_testcapi")
public final class PyMethClass extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMethClassTable.INSTANCE);

  private PyMethClass() {
    super(TYPE);
  }

  @New("MethClass()")
  static Object create(PyType cls) {
    return new PyMethClass();
  }

  /// Return the receiver and the arguments.
  @ClassMethod("meth_varargs(*args)")
  static Object varargs(PyType cls, Object[] args) {
    return CapiCalls.given(cls, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @ClassMethod("meth_varargs_keywords(*args, **kwargs)")
  static Object varargsKeywords(PyType cls, Object[] args, PyDict kwargs) {
    return CapiCalls.given(cls, args, kwargs);
  }

  /// Return the receiver and the argument.
  @ClassMethod("meth_o(object, /)")
  static Object one(PyType cls, Object object) {
    return PyTuple.of(cls, object);
  }

  /// Return the receiver.
  @ClassMethod("meth_noargs()")
  static Object none(PyType cls) {
    return cls;
  }

  /// Return the receiver and the arguments.
  @ClassMethod("meth_fastcall(*args)")
  static Object fastcall(PyType cls, Object[] args) {
    return CapiCalls.given(cls, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @ClassMethod("meth_fastcall_keywords(*args, **kwargs)")
  static Object fastcallKeywords(PyType cls, Object[] args, PyDict kwargs) {
    return CapiCalls.given(cls, args, kwargs);
  }
}
