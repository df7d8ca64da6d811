// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;

/// How pickle finds builtin functions and descriptors again: as an attribute of their owner.
final class Reductions {
  private Reductions() {
  }

  /// `(getattr, (owner, name))`.
  static Object byAttribute(ThreadState ts, Object owner, String name) {
    return PyTuple.of(ts.interpreter().builtin("getattr"), PyTuple.of(owner, name));
  }
}
