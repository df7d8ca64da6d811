// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An instance of a Python subclass of `int`. Immutable but for its attributes.
public final class PyIntSub extends PyInstance {
  /// The plain value: a [PyInt] or a [PyBigInt].
  public final Object value;

  public PyIntSub(PyType type, Object value) {
    super(type);
    this.value = value;
  }
}
