// SPDX-License-Identifier: Apache-2.0
// refused: a setter takes an Object
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SetterTyped extends PyObject {
  @Getter("x")
  long x() {
    return 0;
  }

  @Setter("x")
  void setX(long value) { // here
  }
}
