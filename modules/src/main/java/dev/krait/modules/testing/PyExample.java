// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// The Example type
///
/// Java: the thread rule is that of [PyInstance].
@PyTypeDef(value = "Example", module = "_testimportexec")
public final class PyExample extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyExampleTable.INSTANCE, PyType.OBJECT);

  private PyExample(PyType type) {
    super(type);
  }

  @New("Example()")
  static Object create(PyType cls) {
    return new PyExample(cls);
  }

  /// Return a string unchanged, and None for anything else.
  @Method("demo(o=None, /)")
  Object demo(Object o) {
    return o != null && Text.isStr(o) ? o : PyNone.NONE;
  }
}
