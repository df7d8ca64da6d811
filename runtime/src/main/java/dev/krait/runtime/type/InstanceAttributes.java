// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.object.InstanceDict;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;

/// Reads and writes the attributes of a [PyInstance] by name. The thread rule is that of [PyInstance].
public final class InstanceAttributes {
  private InstanceAttributes() {
  }

  /// The value, or null if the instance has no such attribute.
  public static Object get(ThreadState ts, PyInstance instance, Object name) {
    Shape shape = instance.shape();
    int slot = shape.slotOf(name);
    if (slot >= 0) {
      return instance.get(slot);
    }
    return shape.isDictionary() ? instance.view().get(ts, name) : null;
  }

  public static void set(ThreadState ts, PyInstance instance, Object name, Object value) {
    Shape shape = instance.shape();
    int slot = shape.slotOf(name);
    if (slot >= 0 && instance.get(slot) != null) {
      instance.set(slot, value);
    } else if (shape.isDictionary()) {
      instance.view().put(ts, name, value);
    } else if (add(instance, name, value, true) == null) {
      leaveSlots(ts, instance);
      instance.view().put(ts, name, value);
    }
  }

  /// Sets an attribute unless there is one, and returns what it then is: one atomic step.
  public static Object setIfAbsent(ThreadState ts, PyInstance instance, Object name, Object value) {
    Object now = add(instance, name, value, false);
    if (now != null) {
      return now;
    }
    leaveSlots(ts, instance);
    return instance.view().putIfAbsent(ts, name, value);
  }

  private static Object add(PyInstance instance, Object name, Object value, boolean replace) {
    if (Multi.threads()) {
      synchronized (instance) {
        return addUnlocked(instance, name, value, replace);
      }
    }
    return addUnlocked(instance, name, value, replace);
  }

  /// The value that the attribute has afterwards; null, with nothing done, if the instance has or needs a dictionary.
  private static Object addUnlocked(PyInstance instance, Object name, Object value, boolean replace) {
    Shape shape = instance.shape();
    if (shape.isDictionary()) {
      return null;
    }
    int slot = shape.slotOf(name);
    if (slot >= 0) {
      return addAgain(instance, shape, slot, name, value, replace);
    }
    Shape next = shape.adding(name);
    if (next == null) {
      return null;
    }
    instance.set(next.slotOf(name), value);
    instance.publishShape(next);
    return value;
  }

  /// The same for a name that has a slot, into which others may store without the monitor.
  private static Object addAgain(PyInstance instance, Shape shape, int slot, Object name, Object value, boolean replace) {
    Object old = replace ? instance.exchange(slot, value) : instance.fill(slot, value);
    if (old == null) {
      instance.publishShape(shape.readding(name));
    }
    return old == null || replace ? value : old;
  }

  /// Adds an attribute that leads from one shape to the other; false if the instance no longer has the first.
  public static boolean addAlong(PyInstance instance, Shape from, Shape to, int slot, Object value) {
    if (!Multi.threads()) {
      instance.set(slot, value);
      instance.publishShape(to);
      return true;
    }
    synchronized (instance) {
      if (instance.shape() != from) {
        return false;
      }
      instance.set(slot, value);
      instance.publishShape(to);
      return true;
    }
  }

  /// Deletes; false if there was no such attribute.
  public static boolean delete(ThreadState ts, PyInstance instance, Object name) {
    Shape shape = instance.shape();
    if (shape.isDictionary()) {
      return instance.view().remove(ts, name) != null;
    }
    return take(instance, name) != null;
  }

  /// Deletes from the slots and returns what was there, or null.
  public static Object take(PyInstance instance, Object name) {
    synchronized (instance) {
      int slot = instance.shape().slotOf(name);
      return slot < 0 || instance.get(slot) == null ? null : instance.exchange(slot, null);
    }
  }

  /// The live `__dict__` of the instance.
  public static PyDict view(PyInstance instance) {
    PyDict view = instance.view();
    if (view == null) {
      synchronized (instance) {
        if (instance.view() == null) {
          instance.setView(new InstanceDict(instance));
        }
        view = instance.view();
      }
    }
    return view;
  }

  /// A new ordinary dictionary with the attributes that are in slots.
  static PyDict contents(PyInstance instance) {
    PyDict dict = new PyDict();
    Shape shape = instance.shape();
    for (int i = 0; i < shape.size(); i++) {
      Object value = instance.get(shape.slotAt(i));
      if (value != null) {
        dict.put(null, shape.nameAt(i), value);
      }
    }
    return dict;
  }

  /// Goes to dictionary mode with the attributes that there are once all other threads stand still.
  private static void leaveSlots(ThreadState ts, PyInstance instance) {
    World.stopped(ts, () -> {
      if (!instance.shape().isDictionary()) {
        PyDict view = instance.view();
        moveTo(instance, view == null ? contents(instance) : view.copy());
      }
    });
  }

  /// Moves authority over the attributes to a dictionary for good: all other threads stand still, so that none is between its
  /// check of the shape and its store.
  public static void toDictionary(ThreadState ts, PyInstance instance, PyDict dict) {
    World.stopped(ts, () -> moveTo(instance, dict));
  }

  private static void moveTo(PyInstance instance, PyDict dict) {
    Shape shape = instance.shape();
    instance.setView(dict);
    instance.publishShape(instance.type.dictionaryShape());
    for (int i = 0; i < shape.size(); i++) {
      instance.set(shape.slotAt(i), null);
    }
  }

  /// Stores into a slot that `__slots__` reserves; null deletes. The first store may have to grow the storage.
  public static void setReserved(PyInstance instance, int slot, Object value) {
    if (slot < PyInstance.INLINE || !Multi.threads()) {
      instance.set(slot, value);
      return;
    }
    synchronized (instance) {
      instance.set(slot, value);
    }
  }
}
