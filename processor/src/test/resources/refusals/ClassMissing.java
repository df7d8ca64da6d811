// SPDX-License-Identifier: Apache-2.0
// refused: the first parameter is the PyType
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class ClassMissing extends PyObject {
  @New("thing()")
  static Object create() { // here
    return null;
  }
}
