// SPDX-License-Identifier: Apache-2.0
// refused: 'f' has no doc comment
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class DocMissing extends PyObject {
  @Method("f()")
  void f() { // here
  }
}
