// SPDX-License-Identifier: Apache-2.0
// refused: no conversion of a result of type byte[]
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class ResultWithoutConversion extends PyObject {
  /// Does something.
  @Method("f()")
  byte[] f() { // here
    return null;
  }
}
