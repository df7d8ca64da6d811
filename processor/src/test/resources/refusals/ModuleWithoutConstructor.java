// SPDX-License-Identifier: Apache-2.0
// refused: a module with instance methods needs a constructor
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A module.
@PyModuleDef("thing")
class ModuleWithoutConstructor { // here
  ModuleWithoutConstructor(int size) {
  }

  /// Does something.
  @Function("f()")
  void f() {
  }
}
