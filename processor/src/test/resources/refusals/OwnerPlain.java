// SPDX-License-Identifier: Apache-2.0
// refused: has neither @PyTypeDef nor @PyModuleDef
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

class OwnerPlain {
  /// Does something.
  @Method("f()")
  void f() { // here
  }
}
