// SPDX-License-Identifier: Apache-2.0
// refused: '__frobnicate__' is not a special method with a slot
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class SpecialUnknown extends PyObject {
  @Special("__frobnicate__")
  void f() { // here
  }
}
