// SPDX-License-Identifier: Apache-2.0
// refused: the table cannot call a private method
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class PrivateMethod extends PyObject {
  /// Does something.
  @Method("f()")
  private void f() { // here
  }
}
