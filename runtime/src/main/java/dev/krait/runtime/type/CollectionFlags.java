// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.thread.ThreadState;

/// What pattern matching takes a class for: a sequence, a mapping or neither. Abstract base classes hand this on to the classes that
/// register with them.
public final class CollectionFlags {
  private CollectionFlags() {
  }

  /// The flag of a class: [PyType#SEQUENCE], [PyType#MAPPING] or 0.
  public static int of(PyType cls) {
    return cls.has(PyType.SEQUENCE) ? PyType.SEQUENCE : cls.has(PyType.MAPPING) ? PyType.MAPPING : 0;
  }

  /// Sets the flag of a class, which a builtin one keeps.
  public static void set(PyType cls, int flag) {
    if (cls.isHeap()) {
      cls.setFlag(PyType.SEQUENCE, flag == PyType.SEQUENCE);
      cls.setFlag(PyType.MAPPING, flag == PyType.MAPPING);
    }
  }

  /// Sets the flag of a class and of those that derive from it.
  public static void spread(ThreadState ts, PyType cls, int flag) {
    if (!cls.isHeap() || cls.has(flag)) {
      return;
    }
    set(cls, flag);
    for (PyType derived : TypeBuilder.subclassesOf(ts, cls).live()) {
      spread(ts, derived, flag);
    }
  }
}
