// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// The syntax of type parameters and of `type` statements.
final class TypeParameters {
  private TypeParameters() {
  }

  static Object one(ThreadState ts, Frame frame, int which, Object value) {
    throw PyErrors.notImplementedError("type parameters need the module _typing");
  }

  static Object two(ThreadState ts, Frame frame, int which, Object first, Object second) {
    throw PyErrors.notImplementedError("type parameters need the module _typing");
  }
}
