// SPDX-License-Identifier: Apache-2.0
// refused: 'f' is defined twice
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class NameTwice extends PyObject {
  /// Does something.
  @Method("f()")
  void f() {
  }

  /// Does something else.
  @Method("f(a, /)")
  void g(Object a) { // here
  }
}
