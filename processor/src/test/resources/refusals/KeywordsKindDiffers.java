// SPDX-License-Identifier: Apache-2.0
// refused: '**kwargs' needs a parameter of type PyDict
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class KeywordsKindDiffers extends PyObject {
  /// Does something.
  @Method("f(**kwargs)")
  void f(Object kwargs) { // here
  }
}
