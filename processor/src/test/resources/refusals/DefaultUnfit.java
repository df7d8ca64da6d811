// SPDX-License-Identifier: Apache-2.0
// refused: the default None does not fit a parameter of type long
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class DefaultUnfit extends PyObject {
  /// Does something.
  @Method("f(n=None)")
  void f(long n) { // here
  }
}
