// SPDX-License-Identifier: Apache-2.0
// refused: the setter of 'x' has no getter
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SetterAlone extends PyObject {
  @Setter("x")
  void setX(Object value) { // here
  }
}
