// SPDX-License-Identifier: Apache-2.0
// refused: no converter for a parameter of type char
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class ParameterWithoutConverter extends PyObject {
  /// Does something.
  @Method("f(letter, /)")
  void f(char letter) { // here
  }
}
