// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/// A hidden class: which attributes an instance of one type has, in which order, and which slot holds each. Immutable but for
/// its table of transitions, which is a concurrent map.
///
/// Names that are not attributes of `__dict__`, which `__slots__` makes, come first and belong to the type's root shape.
///
/// Invariant: along a chain of transitions a name keeps its slot. Deleting an attribute keeps the shape and leaves null in the
/// slot; adding it again moves to a shape with the same slots and the name at the end of the order.
public final class Shape {
  /// The most attributes that an instance keeps in slots; one more sends it to dictionary mode.
  public static final int MOST_SLOTS = 128;

  public final PyType type;
  /// Names in the order of insertion, after the reserved slots; names[i] has slot slots[i].
  private final Object[] names;
  private final int[] slots;
  private final int reserved;
  private final int slotCount;
  private final boolean dictionary;
  /// Open addressing from name to position in [#names], plus one; its length is a power of two.
  private final int[] table;
  private final ConcurrentHashMap<Object, WeakReference<Shape>> transitions = new ConcurrentHashMap<>(2);
  private volatile Shape last;

  private Shape(PyType type, Object[] names, int[] slots, int reserved, int slotCount, boolean dictionary) {
    this.type = type;
    this.names = names;
    this.slots = slots;
    this.reserved = reserved;
    this.slotCount = slotCount;
    this.dictionary = dictionary;
    int size = Integer.highestOneBit(Math.max(2, names.length) * 2 - 1) * 2;
    table = new int[size];
    for (int i = 0; i < names.length; i++) {
      int at = mix(names[i]) & size - 1;
      while (table[at] != 0) {
        at = at + 1 & size - 1;
      }
      table[at] = i + 1;
    }
  }

  private static int mix(Object name) {
    int h = name.hashCode() * 0x9E3779B9;
    return h ^ h >>> 15;
  }

  /// The shape of a new instance: no attributes, and `reserved` slots for `__slots__`.
  static Shape root(PyType type, int reserved) {
    return new Shape(type, new Object[0], new int[0], reserved, reserved, false);
  }

  /// The shape of instances in dictionary mode.
  static Shape dictionary(PyType type, int reserved) {
    return new Shape(type, new Object[0], new int[0], reserved, reserved, true);
  }

  public boolean isDictionary() {
    return dictionary;
  }

  /// The slot of the name, or -1.
  public int slotOf(Object name) {
    int position = positionOf(name);
    return position < 0 ? -1 : slots[position];
  }

  private int positionOf(Object name) {
    int mask = table.length - 1;
    int at = mix(name) & mask;
    while (true) {
      int entry = table[at];
      if (entry == 0) {
        return -1;
      }
      Object candidate = names[entry - 1];
      if (candidate == name || candidate.equals(name)) {
        return entry - 1;
      }
      at = at + 1 & mask;
    }
  }

  /// How many names the shape has, deleted ones included.
  public int size() {
    return names.length;
  }

  public Object nameAt(int position) {
    return names[position];
  }

  public int slotAt(int position) {
    return slots[position];
  }

  /// The shape after adding the name, which this one lacks, in the next free slot; null if there is no room.
  Shape adding(Object name) {
    return slotCount - reserved >= MOST_SLOTS ? null : transition(name);
  }

  /// The shape after adding a name that this one has, but whose slot is empty: the name moves to the end of the order.
  Shape readding(Object name) {
    return names[names.length - 1].equals(name) ? this : transition(name);
  }

  /// Whether this shape comes about by adding the name to that one.
  public boolean follows(Shape before, Object name) {
    return before.findTransition(name) == this;
  }

  private Shape transition(Object name) {
    Shape candidate = last;
    if (candidate != null && candidate.names[candidate.names.length - 1] == name) {
      return candidate;
    }
    candidate = findTransition(name);
    if (candidate == null) {
      candidate = addTransition(name);
    }
    last = candidate;
    return candidate;
  }

  private Shape findTransition(Object name) {
    WeakReference<Shape> known = transitions.get(name);
    return known == null ? null : known.get();
  }

  /// Under the monitor of the table, so that two threads that add the same name to equal objects get the same shape.
  private Shape addTransition(Object name) {
    synchronized (transitions) {
      Shape known = findTransition(name);
      if (known == null) {
        known = derive(name);
        transitions.put(name, new WeakReference<>(known));
      }
      return known;
    }
  }

  private Shape derive(Object name) {
    int present = positionOf(name);
    int kept = present < 0 ? names.length : names.length - 1;
    Object[] nextNames = new Object[kept + 1];
    int[] nextSlots = new int[kept + 1];
    for (int i = 0, to = 0; i < names.length; i++) {
      if (i != present) {
        nextNames[to] = names[i];
        nextSlots[to++] = slots[i];
      }
    }
    nextNames[kept] = name;
    nextSlots[kept] = present < 0 ? slotCount : slots[present];
    return new Shape(type, nextNames, nextSlots, reserved, present < 0 ? slotCount + 1 : slotCount, false);
  }
}
