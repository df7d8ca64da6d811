// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// An instance of a Python subclass of `str`. Immutable but for its attributes.
public final class PyStrSub extends PyInstance {
  /// The plain value: a [String] or a [PyWideStr].
  public final Object value;

  public PyStrSub(PyType type, Object value) {
    super(type);
    this.value = value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
