// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.Shape;

/// The `__dict__` of an instance whose attributes are in slots: an exact `dict` to Python, a view of the slots in truth. Keys
/// that are no `str` go to the inherited table, and so come last. Once the instance is in dictionary mode, with this view handed
/// out, the view passes everything on to the dictionary that took over.
///
/// Thread rule: that of [PyInstance] for names, of [PyDict] for other keys.
public final class InstanceDict extends PyDict {
  private final PyInstance owner;

  public InstanceDict(PyInstance owner) {
    this.owner = owner;
  }

  /// The key as a name, or null if it can not be one.
  private static Object asName(Object key) {
    return key instanceof String || key instanceof PyWideStr ? key : null;
  }

  private PyDict delegate() {
    return owner.shape().isDictionary() && owner.view() != this ? owner.view() : null;
  }

  @Override
  public Object get(ThreadState ts, Object key) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.get(ts, key);
    }
    Object name = asName(key);
    if (name != null) {
      return InstanceAttributes.get(ts, owner, name);
    }
    Object found = super.size() == 0 ? null : super.get(ts, key);
    return found != null ? found : findEqual(ts, key);
  }

  /// A key of another type may equal a name, such as an instance of a subclass of `str`.
  private Object findEqual(ThreadState ts, Object key) {
    Object plain = Text.valueOrNull(key);
    return plain == null ? null : InstanceAttributes.get(ts, owner, plain);
  }

  @Override
  public Object get(String key) {
    return get(ThreadState.currentOrNull(), key);
  }

  @Override
  public Object put(ThreadState ts, Object key, Object value) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.put(ts, key, value);
    }
    Object name = asName(key);
    if (name == null) {
      Object plain = Text.valueOrNull(key);
      if (plain == null || InstanceAttributes.get(ts, owner, plain) == null) {
        return super.put(ts, key, value);
      }
      name = plain;
    }
    Object old = InstanceAttributes.get(ts, owner, name);
    InstanceAttributes.set(ts, owner, name, value);
    return old;
  }

  @Override
  public void put(String key, Object value) {
    put(ThreadState.currentOrNull(), key, value);
  }

  @Override
  public Object putIfAbsent(ThreadState ts, Object key, Object value) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.putIfAbsent(ts, key, value);
    }
    Object name = asName(key);
    if (name != null) {
      return InstanceAttributes.setIfAbsent(ts, owner, name, value);
    }
    Object present = findEqual(ts, key);
    return present == null ? super.putIfAbsent(ts, key, value) : present;
  }

  @Override
  Object[] snapshot(int what) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.snapshot(what);
    }
    synchronized (owner) {
      return collected(cursor(), owner.shape().size(), what);
    }
  }

  @Override
  public Object remove(ThreadState ts, Object key) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.remove(ts, key);
    }
    Object plain = Text.valueOrNull(key);
    Object old = plain == null ? null : InstanceAttributes.take(owner, plain);
    return old != null ? old : super.remove(ts, key);
  }

  @Override
  public int size() {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.size();
    }
    Shape shape = owner.shape();
    int count = super.size();
    for (int i = 0; i < shape.size(); i++) {
      if (owner.get(shape.slotAt(i)) != null) {
        count++;
      }
    }
    return count;
  }

  @Override
  public void clear() {
    PyDict delegate = delegate();
    if (delegate != null) {
      delegate.clear();
      return;
    }
    Shape shape = owner.shape();
    for (int i = 0; i < shape.size(); i++) {
      InstanceAttributes.take(owner, shape.nameAt(i));
    }
    super.clear();
  }

  @Override
  public DictCell cell(String name) {
    throw new UnsupportedOperationException("an instance's attributes have no cells");
  }

  @Override
  Object[] removeEnd(boolean last) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.removeEnd(last);
    }
    Object[] other = last ? super.removeEnd(true) : null;
    Shape shape = owner.shape();
    for (int i = 0; i < shape.size() && other == null; i++) {
      Object name = shape.nameAt(last ? shape.size() - 1 - i : i);
      Object value = InstanceAttributes.take(owner, name);
      other = value == null ? null : new Object[] {name, value};
    }
    return other != null || last ? other : super.removeEnd(false);
  }

  @Override
  public PyDict copy() {
    PyDict copy = PyDict.withCapacity(size());
    Cursor cursor = cursor();
    while (cursor.advance()) {
      copy.put(ThreadState.currentOrNull(), cursor.key(), cursor.value());
    }
    return copy;
  }

  /// Positions are those of the slots in the shape, then those of the inherited table.
  @Override
  boolean advance(PyDictIteration iteration) {
    PyDict delegate = delegate();
    if (delegate != null) {
      return delegate.advance(iteration);
    }
    int slots = owner.shape().size();
    if (iteration.backwards) {
      if (iteration.position < 0 || iteration.position > slots) {
        iteration.position -= iteration.position < 0 ? 0 : slots;
        if (super.advance(iteration)) {
          iteration.position += slots;
          return true;
        }
        iteration.position = slots;
      }
      return retreatSlot(iteration);
    }
    if (iteration.position < slots && advanceSlot(iteration, slots)) {
      return true;
    }
    iteration.position = Math.max(0, iteration.position - slots);
    boolean more = super.advance(iteration);
    iteration.position += slots;
    return more;
  }

  private boolean advanceSlot(PyDictIteration iteration, int slots) {
    Shape shape = owner.shape();
    for (int at = iteration.position; at < slots; at++) {
      if (take(iteration, shape, at)) {
        iteration.position = at + 1;
        return true;
      }
    }
    iteration.position = slots;
    return false;
  }

  private boolean retreatSlot(PyDictIteration iteration) {
    Shape shape = owner.shape();
    for (int at = Math.min(iteration.position, shape.size()) - 1; at >= 0; at--) {
      if (take(iteration, shape, at)) {
        iteration.position = at;
        return true;
      }
    }
    iteration.position = 0;
    return false;
  }

  private boolean take(PyDictIteration iteration, Shape shape, int at) {
    Object found = owner.get(shape.slotAt(at));
    if (found != null) {
      iteration.key = shape.nameAt(at);
      iteration.value = found;
    }
    return found != null;
  }

  @Override
  public Cursor cursor() {
    PyDict delegate = delegate();
    return delegate != null ? delegate.cursor() : new SlotCursor(owner, super.cursor());
  }

  /// The names in slots, then the other keys.
  private static final class SlotCursor extends Cursor {
    private final PyInstance owner;
    private final Shape shape;
    private final Cursor rest;
    private int position;

    SlotCursor(PyInstance owner, Cursor rest) {
      super(null);
      this.owner = owner;
      this.shape = owner.shape();
      this.rest = rest;
    }

    @Override
    public boolean advance() {
      while (position < shape.size()) {
        int at = position++;
        Object found = owner.get(shape.slotAt(at));
        if (found != null) {
          key = shape.nameAt(at);
          value = found;
          return true;
        }
      }
      if (!rest.advance()) {
        return false;
      }
      key = rest.key();
      value = rest.value();
      return true;
    }
  }
}
