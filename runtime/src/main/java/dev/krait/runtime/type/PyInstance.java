// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// An object with attributes: the instance of a Python class, or the companion that holds the attributes of an instance of a
/// subclass of another builtin type.
///
/// # Layout
/// The [Shape] says which attribute has which slot. The first slots are fields, the others lie in chunks that are never
/// copied, so that a write by index can not be lost while another thread adds an attribute.
///
/// # Invariants
/// - A name's slot never moves and is never reused in the object's life: deleting stores null, adding again stores into the
///   same slot. A racing reader therefore sees an old value or null, and null means the slow path under the lock.
/// - Adding and deleting attributes hold the object's monitor while threads run in parallel; plain replacement does not. So who decides by
///   what a slot holds (deletes what it returns, adds where nothing is) changes it by [#exchange] or [#fill].
/// - Values are stored with release and loaded with plain reads that the shape check orders (acquire on the shape).
/// - In dictionary mode ([Shape#isDictionary]) all attributes are in [#view]; going there stops the world.
public class PyInstance extends PyObject implements Finalizers.Finalizable {
  /// How many slots are fields.
  public static final int INLINE = 4;
  private static final int CHUNK = 8;

  /// Guarded by this object's monitor for writing.
  private Shape shape;
  private Object slot0;
  private Object slot1;
  private Object slot2;
  private Object slot3;
  private Object[][] overflow;
  /// The `__dict__` once somebody asked for it, else null; with `__del__`, a [Finalizers.Trigger] that holds that instead. Guarded
  /// by this object's monitor for writing.
  private Object view;

  public PyInstance(PyType type) {
    super(type);
    this.shape = type.rootShape();
    if (type.has(PyType.HAS_DEL)) {
      view = ThreadState.current().interpreter().finalizers().trigger(this);
    }
  }

  /// The attributes of another object, which is what `__del__` gets.
  public PyInstance(PyType type, PyObject owner) {
    super(type);
    this.shape = type.rootShape();
    if (type.has(PyType.HAS_DEL)) {
      view = ThreadState.current().interpreter().finalizers().trigger(new Owner(owner));
    }
  }

  private record Owner(PyObject object) implements Finalizers.Finalizable {
    @Override
    public void finalizePython(ThreadState ts) {
      finalizeObject(ts, object);
    }
  }

  @Override
  public PyInstance attributes() {
    return this;
  }

  public final Shape shape() {
    Shape s = shape;
    VarHandle.acquireFence();
    return s;
  }

  /// Sets the shape after the slots that it names have been stored.
  final void publishShape(Shape next) {
    VarHandle.releaseFence();
    shape = next;
  }

  /// The value in a slot, or null if the attribute is absent.
  public final Object get(int slot) {
    switch (slot) {
      case 0:
        return slot0;
      case 1:
        return slot1;
      case 2:
        return slot2;
      case 3:
        return slot3;
      default:
        return overflowGet(slot - INLINE);
    }
  }

  private Object overflowGet(int index) {
    Object[][] chunks = overflow;
    int chunk = index / CHUNK;
    return chunks == null || chunk >= chunks.length ? null : chunks[chunk][index % CHUNK];
  }

  /// Stores into a slot that the object's shape has; null deletes.
  public final void set(int slot, Object value) {
    VarHandle.releaseFence();
    switch (slot) {
      case 0:
        slot0 = value;
        break;
      case 1:
        slot1 = value;
        break;
      case 2:
        slot2 = value;
        break;
      case 3:
        slot3 = value;
        break;
      default:
        overflowSet(slot - INLINE, value);
    }
  }

  /// Stores into a slot of the object's shape, null to delete, and returns what was there. What decides by that uses this or [#fill], since
  /// the monitor does not keep others from plain replacement.
  final Object exchange(int slot, Object value) {
    switch (slot) {
      case 0:
        return Slots.SLOT_0.getAndSet(this, value);
      case 1:
        return Slots.SLOT_1.getAndSet(this, value);
      case 2:
        return Slots.SLOT_2.getAndSet(this, value);
      case 3:
        return Slots.SLOT_3.getAndSet(this, value);
      default:
        int index = slot - INLINE;
        return Slots.ELEMENT.getAndSet(chunkOf(index), index % CHUNK, value);
    }
  }

  /// Stores into a slot of the object's shape if it is empty, and returns what was there.
  final Object fill(int slot, Object value) {
    switch (slot) {
      case 0:
        return Slots.SLOT_0.compareAndExchange(this, null, value);
      case 1:
        return Slots.SLOT_1.compareAndExchange(this, null, value);
      case 2:
        return Slots.SLOT_2.compareAndExchange(this, null, value);
      case 3:
        return Slots.SLOT_3.compareAndExchange(this, null, value);
      default:
        int index = slot - INLINE;
        return Slots.ELEMENT.compareAndExchange(chunkOf(index), index % CHUNK, null, value);
    }
  }

  private Object[] chunkOf(int index) {
    int chunk = index / CHUNK;
    Object[][] chunks = overflow;
    return (chunks == null || chunk >= chunks.length ? growOverflow(chunk) : chunks)[chunk];
  }

  /// Atomic access to the slots, apart from this class since few programs need it.
  private static final class Slots {
    static final VarHandle SLOT_0 = handle("slot0");
    static final VarHandle SLOT_1 = handle("slot1");
    static final VarHandle SLOT_2 = handle("slot2");
    static final VarHandle SLOT_3 = handle("slot3");
    static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private static VarHandle handle(String field) {
      try {
        return MethodHandles.lookup().findVarHandle(PyInstance.class, field, Object.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  private void overflowSet(int index, Object value) {
    Object[] chunk = chunkOf(index);
    VarHandle.releaseFence();
    chunk[index % CHUNK] = value;
  }

  /// Only a thread that adds an attribute gets here, and it holds the monitor.
  private Object[][] growOverflow(int chunk) {
    Object[][] old = overflow;
    Object[][] chunks = new Object[chunk + 1][];
    int kept = old == null ? 0 : old.length;
    if (kept > 0) {
      System.arraycopy(old, 0, chunks, 0, kept);
    }
    for (int i = kept; i < chunks.length; i++) {
      chunks[i] = new Object[CHUNK];
    }
    VarHandle.releaseFence();
    overflow = chunks;
    return chunks;
  }

  /// The dictionary that was handed out for this object, or null.
  public final PyDict view() {
    Object v = view;
    return (PyDict) (v instanceof Finalizers.Trigger t ? t.displaced : v);
  }

  final void setView(PyDict dict) {
    VarHandle.releaseFence();
    if (view instanceof Finalizers.Trigger t) {
      t.displaced = dict;
    } else {
      view = dict;
    }
  }

  /// Runs `__del__`, once, after the collector has found the object unreachable.
  @Override
  public void finalizePython(ThreadState ts) {
    finalizeObject(ts, this);
  }

  private static void finalizeObject(ThreadState ts, PyObject object) {
    Object method = object.type.slot(Slot.DEL);
    if (method == null) {
      return;
    }
    try {
      Calls.slot0(ts, method, object);
    } catch (PyException e) {
      Unraisable.reportIn(ts, e, "Exception ignored while calling deallocator ", method);
    }
  }

  /// Whether `__del__` has run or is due.
  public final boolean isFinalized() {
    return view instanceof Finalizers.Trigger t && t.isPulled();
  }
}
