// SPDX-License-Identifier: Apache-2.0
// refused: '*args' needs a parameter of type Object[] or PyTuple
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class KindDiffers extends PyObject {
  /// Does something.
  @Method("f(*args)")
  void f(Object args) { // here
  }
}
