// SPDX-License-Identifier: Apache-2.0
// refused: has 2 parameters, the Java method 1
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class CountDiffers extends PyObject {
  /// Does something.
  @Method("f(a, b, /)")
  void f(Object a) { // here
  }
}
