// SPDX-License-Identifier: Apache-2.0
// refused: a setup method takes (ThreadState, PyModule)
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A module.
@PyModuleDef("thing")
class SetupWrong {
  @Setup
  static void setup(PyModule module) { // here
  }
}
