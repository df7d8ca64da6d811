// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// What `super()` without arguments takes from the frame that calls it: the class cell and the first argument.
final class SuperArguments {
  private SuperArguments() {
  }

  static Object[] of(ThreadState ts) {
    throw PyErrors.runtimeError("super(): no arguments");
  }
}
