// SPDX-License-Identifier: Apache-2.0
// refused: '__next__' cannot return long
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SpecialReturnsWrong extends PyObject {
  @Special("__next__")
  long next() { // here
    return 0;
  }
}
