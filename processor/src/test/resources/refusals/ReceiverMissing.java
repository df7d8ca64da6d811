// SPDX-License-Identifier: Apache-2.0
// refused: takes its receiver first, in a parameter named self
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class ReceiverMissing extends PyObject {
  /// Does something.
  @Method("f(a, /)")
  static void f(Object a) { // here
  }
}
