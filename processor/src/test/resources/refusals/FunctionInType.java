// SPDX-License-Identifier: Apache-2.0
// refused: a type has methods, not functions
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class FunctionInType extends PyObject {
  /// Does something.
  @Function("f()")
  static void f() { // here
  }
}
