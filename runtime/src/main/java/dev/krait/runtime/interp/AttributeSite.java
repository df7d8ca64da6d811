// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Shape;
import dev.krait.runtime.type.Types;

/// What one instruction has learned about an attribute of one kind of object, and the entries for the other kinds it has met.
///
/// # Invariants
/// Immutable, so that racing threads only replace one right chain by another. An entry fits an object by its identity (classes and
/// modules), by its shape, or by its type, and only while the version of the type is what it was; while one fits, [#kind] says how
/// the attribute is reached.
final class AttributeSite {
  /// In slot [#slot] of the instance; the shape says so.
  static final int SLOT = 0;
  /// In slot [#slot], which `__slots__` reserved; the type says so.
  static final int RESERVED = 1;
  /// [#value] itself.
  static final int VALUE = 2;
  /// A function or method descriptor, to be called with the object in front.
  static final int METHOD = 3;
  /// A function, to be called with [#bound] in front: a class method.
  static final int BOUND = 4;
  /// What the getter of the property [#value] returns.
  static final int PROPERTY = 5;
  /// In the [dev.krait.runtime.object.DictCell] that [#value] is: an attribute of a module.
  static final int CELL = 6;
  /// Stores only: the attribute is new, goes to slot [#slot], and the shape [#value] follows.
  static final int ADD = 7;

  /// So many kinds of objects are remembered at one place.
  private static final int MOST_ENTRIES = 4;

  final int kind;
  /// The object that alone fits, or null.
  private final PyObject owner;
  /// The shape of objects that fit, or null.
  final Shape shape;
  private final PyType type;
  private final long version;
  final int slot;
  final Object value;
  /// What comes in front of the arguments; in an entry of a `super()` call the class that the search starts after. Else null.
  final PyObject bound;
  final AttributeSite next;

  private AttributeSite(int kind, PyObject owner, Shape shape, PyType type, long version, int slot, Object value, PyObject bound,
      AttributeSite next) {
    this.kind = kind;
    this.owner = owner;
    this.shape = shape;
    this.type = type;
    this.version = version;
    this.slot = slot;
    this.value = value;
    this.bound = bound;
    this.next = next;
  }

  /// An entry for the instances of one shape.
  static AttributeSite ofShape(int kind, Shape shape, long version, int slot, Object value) {
    return new AttributeSite(kind, null, shape, shape.type, version, slot, value, null, null);
  }

  /// An entry for all objects of a type.
  static AttributeSite ofType(int kind, PyType type, long version, int slot, Object value) {
    return new AttributeSite(kind, null, null, type, version, slot, value, null, null);
  }

  /// An entry for one object, while the version of the type stays.
  static AttributeSite ofOwner(int kind, PyObject owner, PyType type, long version, Object value) {
    return new AttributeSite(kind, owner, null, type, version, -1, value, null, null);
  }

  /// The same, but called with `first` in front.
  AttributeSite boundTo(PyObject first) {
    return new AttributeSite(BOUND, owner, shape, type, version, slot, value, first, next);
  }

  boolean fits(Object object) {
    if (shape != null) {
      return object instanceof PyInstance i && i.shape() == shape && type.version() == version;
    }
    if (owner != null) {
      return object == owner && type.version() == version;
    }
    return Types.of(object) == type && type.version() == version;
  }

  /// Whether there is room for one more entry among those of the chain that can still fit.
  static boolean hasRoom(AttributeSite chain) {
    int live = 0;
    for (AttributeSite s = chain; s != null; s = s.next) {
      if (s.isCurrent()) {
        live++;
      }
    }
    return live < MOST_ENTRIES;
  }

  /// This entry and those of the chain that can still fit.
  AttributeSite before(AttributeSite chain) {
    return new AttributeSite(kind, owner, shape, type, version, slot, value, bound, currentOf(chain));
  }

  private AttributeSite currentOf(AttributeSite chain) {
    if (chain == null) {
      return null;
    }
    if (!chain.isCurrent() || chain.owner == owner && chain.shape == shape && chain.type == type) {
      return currentOf(chain.next);
    }
    AttributeSite rest = currentOf(chain.next);
    return rest == chain.next ? chain : chain.before(rest);
  }

  private boolean isCurrent() {
    return type.version() == version;
  }
}
