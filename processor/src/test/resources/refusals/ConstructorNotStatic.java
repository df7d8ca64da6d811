// SPDX-License-Identifier: Apache-2.0
// refused: are static in Java
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class ConstructorNotStatic extends PyObject {
  @New("thing()")
  Object create(PyType cls) { // here
    return null;
  }
}
