// SPDX-License-Identifier: Apache-2.0
// refused: a signature reads name(parameters)
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SignatureBroken extends PyObject {
  /// Does something.
  @Method("f")
  void f() { // here
  }
}
