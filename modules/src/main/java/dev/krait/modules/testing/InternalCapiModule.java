// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.thread.ThreadState;

/// What the tests ask of the inside of the interpreter and of the compiler.
///
/// Java: stateless.
@PyModuleDef(value = "_testinternalcapi", extension = true)
public final class InternalCapiModule {
  private InternalCapiModule() {
  }

  /// Return how many Python frames are on the stack.
  @Function("get_recursion_depth()")
  static long recursionDepth(ThreadState ts) {
    return ts.interpreter().threads().recursionLimit() - ts.framesLeft();
  }
}
