// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// Template strings: `t'...'`.
final class Templates {
  private Templates() {
  }

  static void buildInterpolation(ThreadState ts, Object[] r, int top, int arg) {
    throw PyErrors.notImplementedError("template strings");
  }

  static void buildTemplate(ThreadState ts, Object[] r, int top) {
    throw PyErrors.notImplementedError("template strings");
  }
}
