// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.object.PyObject;

/// The objects of one interpreter whose end runs Python code: `__del__`, callbacks of weak references, suspended generators.
public final class Finalizers {
  /// Sees to it that the object's `__del__` runs once, some time after it can not be reached any more.
  public void track(PyObject object) {
    // The queue that Python threads drain comes with the memory part: see KNOWN_GAPS, "finalisers".
  }
}
