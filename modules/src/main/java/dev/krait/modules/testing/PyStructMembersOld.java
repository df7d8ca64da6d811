// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Fields of a structure, as a type made by the older C interface has them.
@PyTypeDef(value = "test_structmembersType_OldAPI", module = "builtins")
final class PyStructMembersOld extends StructMembers {
  static final PyType TYPE = PyType.builtin(PyStructMembersOldTable.INSTANCE);

  private PyStructMembersOld(ThreadState ts, Object[] args, PyDict kwargs) {
    super(ts, TYPE, args, kwargs);
  }

  @New("test_structmembersType_OldAPI(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyStructMembersOld(ts, args, kwargs);
  }
}
