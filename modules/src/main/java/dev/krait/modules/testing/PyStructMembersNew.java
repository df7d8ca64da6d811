// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Fields of a structure, as a type made by the newer C interface has them.
@PyTypeDef(value = "_test_structmembersType_NewAPI", module = "_testcapi")
final class PyStructMembersNew extends StructMembers {
  static final PyType TYPE = PyType.builtin(PyStructMembersNewTable.INSTANCE);

  private PyStructMembersNew(ThreadState ts, Object[] args, PyDict kwargs) {
    super(ts, TYPE, args, kwargs);
  }

  @New("_test_structmembersType_NewAPI(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyStructMembersNew(ts, args, kwargs);
  }
}
