// SPDX-License-Identifier: Apache-2.0
// refused: no mutable static field
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A type.
@PyTypeDef("thing")
class StaticMutable extends PyObject {
  static int counter; // here
}
