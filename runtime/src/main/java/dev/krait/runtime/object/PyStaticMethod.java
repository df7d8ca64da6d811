// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Makes a function an attribute that classes and instances give unchanged.
@PyTypeDef(value = "staticmethod", subclassable = true)
public class PyStaticMethod extends PyMethodMarker {
  public static final PyType TYPE = PyType.builtin(PyStaticMethodTable.INSTANCE);

  public PyStaticMethod(Object function) {
    super(TYPE, function);
  }

  private PyStaticMethod(PyType type) {
    super(type, null);
  }

  /// An object for the function, which `__init__` sets.
  @New("staticmethod(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyStaticMethod(cls);
  }

  @Override
  String kind() {
    return "staticmethod";
  }

  /// The function, as it is read through a class or an instance.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    return checked();
  }

  @Special("__call__")
  Object callFunction(ThreadState ts, Object[] args, String[] keywordNames) {
    return Calls.call(ts, checked(), args, args.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }
}
