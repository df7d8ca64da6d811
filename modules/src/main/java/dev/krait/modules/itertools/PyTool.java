// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// What the iterators of this module have in common: attributes, where Python derives a class from one.
///
/// Thread rule: that of [PyIterator].
abstract class PyTool extends PyIterator {
  private final PyInstance attributes;

  PyTool(PyType type) {
    super(type);
    attributes = type.isHeap() ? new PyInstance(type, this) : null;
  }

  @Override
  public final PyInstance attributes() {
    return attributes;
  }
}
