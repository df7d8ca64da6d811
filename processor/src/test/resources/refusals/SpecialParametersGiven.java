// SPDX-License-Identifier: Apache-2.0
// refused: the parameters of '__add__' are fixed
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SpecialParametersGiven extends PyObject {
  @Special("__add__(value, /)")
  Object add(Object value) { // here
    return value;
  }
}
