// SPDX-License-Identifier: Apache-2.0
// refused: the signature calls this parameter 'index'
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class NameDiffers extends PyObject {
  /// Does something.
  @Method("f(index, /)")
  void f(Object element) { // here
  }
}
