// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.type.PyType;

/// What the iterators over a mapping that does not change have in common: all that they give, which is also their length, however far they are.
///
/// Thread rule: `at` is read once into a local; threads that share one may get an item twice, as with any builtin iterator.
abstract class PyContextIteration extends PyIterator {
  private final Object[] items;
  private int at;

  PyContextIteration(PyType type, Object[] items) {
    super(type);
    this.items = items;
  }

  final Object following() {
    int index = at;
    if (index == items.length) {
      return null;
    }
    at = index + 1;
    return items[index];
  }

  final int size() {
    return items.length;
  }
}
