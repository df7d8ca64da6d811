// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.PyMethod;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Makes a function a method of the class, whichever class or instance it is read through.
@PyTypeDef(value = "classmethod", subclassable = true)
public class PyClassMethod extends PyMethodMarker {
  public static final PyType TYPE = PyType.builtin(PyClassMethodTable.INSTANCE);

  public PyClassMethod(Object function) {
    super(TYPE, function);
  }

  private PyClassMethod(PyType type) {
    super(type, null);
  }

  /// An object for the function, which `__init__` sets.
  @New("classmethod(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyClassMethod(cls);
  }

  @Override
  String kind() {
    return "classmethod";
  }

  /// The function bound to the class.
  @Special("__get__")
  Object get(ThreadState ts, Object instance, Object owner) {
    Object callee = checked();
    Object cls = owner == PyNone.NONE ? Types.of(instance) : owner;
    return new PyMethod(callee, cls);
  }
}
