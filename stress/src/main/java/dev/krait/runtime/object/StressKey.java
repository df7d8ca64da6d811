// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A key that equals every other one and, when it is compared, stores under a name in its dictionary.
@PyTypeDef("StressKey")
public final class StressKey extends PyObject {
  public static final PyType TYPE = PyType.builtin(StressKeyTable.INSTANCE);
  private final PyDict dict;

  StressKey(PyDict dict) {
    super(TYPE);
    this.dict = dict;
  }

  @Special("__hash__")
  long hash() {
    return 5;
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    dict.put("meddled", "1");
    return PyBool.TRUE;
  }
}
