// SPDX-License-Identifier: Apache-2.0
// refused: a constant is a static final field of a module
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A module.
@PyModuleDef("thing")
class ConstantPrivate {
  @Constant("N")
  private static final int N = 1; // here
}
