// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;

/// Methods of instances, one for each calling convention.
///
/// Java: immutable.
@PyTypeDef(value = "MethInstance", module = "_testcapi")
public final class PyMethInstance extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMethInstanceTable.INSTANCE);

  private PyMethInstance() {
    super(TYPE);
  }

  @New("MethInstance()")
  static Object create(PyType cls) {
    return new PyMethInstance();
  }

  /// Return the receiver and the arguments.
  @Method("meth_varargs(*args)")
  Object varargs(Object[] args) {
    return CapiCalls.given(this, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @Method("meth_varargs_keywords(*args, **kwargs)")
  Object varargsKeywords(Object[] args, PyDict kwargs) {
    return CapiCalls.given(this, args, kwargs);
  }

  /// Return the receiver and the argument.
  @Method("meth_o(object, /)")
  Object one(Object object) {
    return PyTuple.of(this, object);
  }

  /// Return the receiver.
  @Method("meth_noargs()")
  Object none() {
    return this;
  }

  /// Return the receiver and the arguments.
  @Method("meth_fastcall(*args)")
  Object fastcall(Object[] args) {
    return CapiCalls.given(this, args);
  }

  /// Return the receiver, the arguments and the keyword arguments.
  @Method("meth_fastcall_keywords(*args, **kwargs)")
  Object fastcallKeywords(Object[] args, PyDict kwargs) {
    return CapiCalls.given(this, args, kwargs);
  }
}
