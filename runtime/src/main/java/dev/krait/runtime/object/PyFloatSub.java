// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An instance of a Python subclass of `float`. Immutable but for its attributes.
public final class PyFloatSub extends PyInstance {
  public final double value;

  public PyFloatSub(PyType type, double value) {
    super(type);
    this.value = value;
  }
}
