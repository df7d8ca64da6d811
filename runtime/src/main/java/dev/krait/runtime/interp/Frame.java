// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyDict;

/// One activation of a code object. Used by the thread that runs it.
public final class Frame {
  private final PyDict globals;

  Frame(PyDict globals) {
    this.globals = globals;
  }

  public PyDict globals() {
    return globals;
  }
}
