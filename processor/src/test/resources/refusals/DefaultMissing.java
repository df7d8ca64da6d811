// SPDX-License-Identifier: Apache-2.0
// refused: 'b' needs a default
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class DefaultMissing extends PyObject {
  /// Does something.
  @Method("f(a=1, b)")
  void f(long a, long b) { // here
  }
}
