// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;

/// What `object` offers to pickle and copy.
final class Reduction {
  private Reduction() {
  }

  static Object reduce(ThreadState ts, Object self, int protocol) {
    throw PyErrors.notImplementedError("object.__reduce__");
  }

  static Object reduceEx(ThreadState ts, Object self, int protocol) {
    throw PyErrors.notImplementedError("object.__reduce_ex__");
  }

  static Object getState(ThreadState ts, Object self, boolean required) {
    throw PyErrors.notImplementedError("object.__getstate__");
  }
}
