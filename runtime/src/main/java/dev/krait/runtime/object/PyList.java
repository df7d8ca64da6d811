// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.collect.TimSort;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A mutable sequence of objects.
///
/// Java: # Layout
/// `items` holds the elements from index 0 to `size - 1` and null above.
///
/// # Thread rule
/// Reading an element or the length takes no lock: a reader loads the array once; an index outside of that array or a null
/// element sends it to the slow path under the monitor, which decides. Writers hold the monitor while threads run in parallel
/// ([Multi]); elements are stored with release, growth publishes a new array, shrinking nulls. The monitor is a leaf lock: nothing that
/// may run Python code happens inside it. A sort that runs Python code leaves an empty list behind meanwhile; other writers let it end
/// first ([ListSort#awaitEnd]).
@PyTypeDef(value = "list", subclassable = true)
public class PyList extends PyObject {
  public static final PyType TYPE = PyType.sequence(PyListTable.INSTANCE);
  private static final Object[] NO_ITEMS = {};
  /// Longer lists do not fit a Java array.
  static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  /// Guarded by this object's monitor for writing.
  private Object[] items;
  /// Guarded by this object's monitor for writing.
  private int size;
  /// The thread that sorts this list by Python code just now, or null. Guarded by this object's monitor.
  ThreadState sorter;

  public PyList() {
    this(TYPE, NO_ITEMS, 0);
  }

  private PyList(PyType type, Object[] items, int size) {
    super(type);
    this.items = items;
    this.size = size;
    VarHandle.releaseFence();
  }

  /// An instance of a Python class derived from `list`.
  static final class Derived extends PyList {
    private final PyInstance attributes;

    Derived(PyType type) {
      super(type, NO_ITEMS, 0);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A list over the array, which it then owns.
  public static PyList of(Object... items) {
    return new PyList(TYPE, items.getClass() == Object[].class ? items : Arrays.copyOf(items, items.length, Object[].class), items.length);
  }

  /// A list of the first elements of an array, which it then owns.
  public static PyList of(Object[] items, int size) {
    return new PyList(TYPE, items, size);
  }

  /// An empty list with room.
  public static PyList withCapacity(int capacity) {
    return new PyList(TYPE, new Object[capacity], 0);
  }

  /// A new list, whatever the arguments: `__init__` fills it.
  @New("list(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return cls == TYPE ? new PyList() : new Derived(cls);
  }

  /// Fills the list with the items of the iterable.
  @Special("__init__(iterable=(), /)")
  void init(ThreadState ts, Object iterable) {
    if (size > 0) {
      clear();
    }
    extend(ts, iterable);
  }

  public final int size() {
    return size;
  }

  /// The item at an index that counts from 0; IndexError if there is none.
  public final Object get(int index) {
    Object[] a = items;
    if (index >= 0 && index < a.length) {
      Object item = a[index];
      if (item != null) {
        return item;
      }
    }
    return getSlowly(index);
  }

  private Object getSlowly(int index) {
    Object item = getOrNull(index);
    if (item == null) {
      throw PyErrors.indexError("list index out of range");
    }
    return item;
  }

  /// The item at an index, or null if the list has no such index now.
  public final Object getOrNull(int index) {
    Object[] a = items;
    if (index >= 0 && index < a.length) {
      Object item = a[index];
      if (item != null) {
        return item;
      }
    }
    synchronized (this) {
      return index >= 0 && index < size ? items[index] : null;
    }
  }

  /// Puts an item at the end.
  public final void append(Object item) {
    if (Multi.threads()) {
      synchronized (this) {
        settle();
        appendUnlocked(item);
      }
    } else {
      appendUnlocked(item);
    }
  }

  /// Lets a sort of another thread that runs Python code end first; with the lock held, which is let go of meanwhile.
  private void settle() {
    if (sorter != null) {
      ListSort.awaitEnd(this);
    }
  }

  private void appendUnlocked(Object item) {
    int n = size;
    Object[] a = items;
    if (n == a.length) {
      a = grown(n + 1);
    }
    VarHandle.releaseFence();
    a[n] = item;
    size = n + 1;
  }

  /// A larger array with the same elements, published at once; with the lock held.
  private Object[] grown(int least) {
    if (least < 0 || least > MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    int capacity = (int) Math.min(MAX_SIZE, Math.max(least, (long) least + (least >> 1) + 4));
    Object[] next = Arrays.copyOf(items, capacity);
    VarHandle.releaseFence();
    items = next;
    return next;
  }

  /// A copy of the items.
  public final Object[] toArray() {
    if (Multi.threads()) {
      synchronized (this) {
        return Arrays.copyOf(items, size);
      }
    }
    return Arrays.copyOf(items, size);
  }

  /// Replaces the whole contents by the elements of an array, which the list then owns.
  public final synchronized void setAll(Object[] next) {
    VarHandle.releaseFence();
    items = next;
    size = next.length;
  }

  /// Replaces the items from `from` to `to` by others; both ends are clamped under the lock.
  final synchronized void splice(int from, int to, Object[] values, int count) {
    settle();
    int start = Math.min(from, size);
    int end = Math.max(start, Math.min(to, size));
    int tail = size - end;
    int length = start + count + tail;
    if (length < 0) {
      throw PyErrors.memoryError();
    }
    Object[] a = items;
    if (length > a.length) {
      a = new Object[(int) Math.min(MAX_SIZE, (long) length + (length >> 3) + 4)];
      System.arraycopy(items, 0, a, 0, start);
    }
    // The items are complete before a reader can find them in place, and the new array before it is published.
    VarHandle.releaseFence();
    System.arraycopy(items, end, a, start + count, tail);
    System.arraycopy(values, 0, a, start, count);
    VarHandle.releaseFence();
    if (a != items) {
      items = a;
    } else if (length < size) {
      Arrays.fill(a, length, size, null);
    }
    size = length;
    shrink();
  }

  private void shrink() {
    if (items.length > 64 && size < items.length >> 2) {
      Object[] next = Arrays.copyOf(items, Math.max(8, size << 1));
      VarHandle.releaseFence();
      items = next;
    }
  }

  /// Removes and returns the item at an index, or null if there is no such index.
  public final synchronized Object removeAt(int index) {
    settle();
    if (index < 0 || index >= size) {
      return null;
    }
    Object[] a = items;
    Object old = a[index];
    int last = size - 1;
    System.arraycopy(a, index + 1, a, index, last - index);
    a[last] = null;
    size = last;
    shrink();
    return old;
  }

  /// Replaces the item at an index; false if there is no such index.
  public final boolean set(int index, Object item) {
    if (Multi.threads()) {
      synchronized (this) {
        settle();
        return setUnlocked(index, item);
      }
    }
    return setUnlocked(index, item);
  }

  private boolean setUnlocked(int index, Object item) {
    if (index < 0 || index >= size) {
      return false;
    }
    VarHandle.releaseFence();
    items[index] = item;
    return true;
  }

  /// Makes the object the last item.
  @Method("append(object, /)")
  void appendObject(Object object) {
    append(object);
  }

  /// Puts the object before the index.
  @Method("insert(index, object, /)")
  void insert(ThreadState ts, Object index, Object object) {
    insertAt(Numbers.clampedIndexForCall(ts, index), object);
  }

  /// Puts an item before an index, which is clamped.
  public final synchronized void insertAt(int index, Object item) {
    settle();
    int n = size;
    int at = index < 0 ? Math.max(0, index + n) : Math.min(index, n);
    Object[] a = n == items.length ? grown(n + 1) : items;
    System.arraycopy(a, at, a, at + 1, n - at);
    VarHandle.releaseFence();
    a[at] = item;
    size = n + 1;
  }

  /// Appends all items of the iterable.
  @Method("extend(iterable, /)")
  public final void extend(ThreadState ts, Object iterable) {
    Object[] more = iterable instanceof PyTuple t && t.type == PyTuple.TYPE ? t.items() : Snapshots.of(iterable);
    if (more != null) {
      addAll(more, more.length);
      return;
    }
    Object iterator = Iterators.of(ts, iterable);
    long hint = Sequences.lengthHint(ts, iterable);
    if (hint > 0 && size == 0 && hint <= 1 << 20) {
      reserve((int) hint);
    } else if (hint > MAX_SIZE - size && hint + size > 0) {
      throw PyErrors.memoryError();
    }
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      append(next);
    }
  }

  private synchronized void reserve(int capacity) {
    settle();
    if (items.length < capacity) {
      Object[] next = Arrays.copyOf(items, capacity);
      VarHandle.releaseFence();
      items = next;
    }
  }

  private synchronized void addAll(Object[] more, int count) {
    settle();
    int n = size;
    if (count > MAX_SIZE - n) {
      throw PyErrors.memoryError();
    }
    Object[] a = n + count > items.length ? grown(n + count) : items;
    VarHandle.releaseFence();
    System.arraycopy(more, 0, a, n, count);
    size = n + count;
  }

  /// Removes the item at the index, by default the last, and returns it.
  @Method("pop(index=-1, /)")
  public final Object pop(long index) {
    synchronized (this) {
      settle();
      if (size == 0) {
        throw PyErrors.indexError("pop from empty list");
      }
      long at = index < 0 ? index + size : index;
      if (at < 0 || at >= size) {
        throw PyErrors.indexError("pop index out of range");
      }
      return removeAt((int) at);
    }
  }

  /// Removes the first item that is equal to the value.
  @Method("remove(value, /)")
  void remove(ThreadState ts, Object value) {
    int removed = removePlain(value);
    if (removed > 0) {
      return;
    }
    Object item;
    for (int i = 0; removed < 0 && (item = getOrNull(i)) != null; i++) {
      if (Objects.identicalOrEqual(ts, item, value)) {
        synchronized (this) {
          if (i < size && items[i] == item) {
            removeAt(i);
            return;
          }
        }
        splice(i, i + 1, NO_ITEMS, 0);
        return;
      }
    }
    throw PyErrors.valueError("list.remove(x): x not in list");
  }

  /// Removes the first equal item in one step: 1 if there was one, 0 if not, -1 if a comparison before it calls Python.
  private synchronized int removePlain(Object value) {
    settle();
    for (int i = 0; i < size; i++) {
      Object item = items[i];
      int equal = item == value || Identity.same(item, value) ? 1 : Objects.equalKeys(null, item, value);
      if (equal > 0) {
        removeAt(i);
      }
      if (equal != 0) {
        return equal;
      }
    }
    return 0;
  }

  /// The index of the first item equal to the value, between the bounds.
  @Method("index(value, start=0, stop=sys.maxsize, /)")
  long index(ThreadState ts, Object value, Object start, Object stop) {
    int from = bound(PyTuple.boundIndex(ts, start));
    int to = bound(PyTuple.boundIndex(ts, stop));
    Object item;
    for (int i = from; i < to && (item = getOrNull(i)) != null; i++) {
      if (Objects.identicalOrEqual(ts, item, value)) {
        return i;
      }
    }
    throw PyErrors.valueError("list.index(x): x not in list");
  }

  private int bound(int index) {
    return index < 0 ? Math.max(0, index + size) : index;
  }

  /// How many items are equal to the value.
  @Method("count(value, /)")
  long count(ThreadState ts, Object value) {
    long count = 0;
    Object item;
    for (int i = 0; (item = getOrNull(i)) != null; i++) {
      if (Objects.identicalOrEqual(ts, item, value)) {
        count++;
      }
    }
    return count;
  }

  /// Removes all items.
  @Method("clear()")
  public final synchronized void clear() {
    settle();
    items = NO_ITEMS;
    size = 0;
  }

  /// A new list with the same items.
  @Method("copy()")
  Object copy() {
    return of(toArray());
  }

  /// Turns the order of the items round.
  @Method("reverse()")
  synchronized void reverse() {
    settle();
    TimSort.reverse(items, 0, size);
  }

  /// Sorts the list in place, keeping the order of equal items.
  ///
  /// With a key function, items are compared by what it returns for them. `reverse` sorts in descending order.
  @Method("sort(*, key=None, reverse=False)")
  void sort(ThreadState ts, Object key, boolean reverse) {
    boolean keyed = key != PyNone.NONE;
    Object[] detached;
    boolean nested;
    synchronized (this) {
      settle();
      detached = Arrays.copyOf(items, size);
      if (!keyed && ListSort.isPlain(detached)) {
        // No Python code runs: one step for other threads.
        ListSort.sort(ts, detached, null, reverse);
        setAll(detached);
        return;
      }
      items = NO_ITEMS;
      size = 0;
      nested = sorter == ts;
      sorter = ts;
    }
    boolean modified;
    try {
      ListSort.sort(ts, detached, keyed ? key : null, reverse);
    } finally {
      synchronized (this) {
        modified = size != 0 || items != NO_ITEMS;
        setAll(detached);
        if (sorter == ts && !nested) {
          sorter = null;
          notifyAll();
        }
      }
    }
    if (modified) {
      throw PyErrors.valueError("list modified during sort");
    }
  }

  @Special("__len__")
  int length() {
    return size;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PyInt i) {
      long at = i.value;
      return get(at < 0 ? wrap(at) : at > Integer.MAX_VALUE ? -1 : (int) at);
    }
    if (key instanceof PySlice slice) {
      long[] unpacked = slice.unpack(ts);
      synchronized (this) {
        return of(PySlice.fit(unpacked, size).copy(items));
      }
    }
    return get(position(ts, key));
  }

  private int wrap(long negative) {
    long at = negative + size;
    return at < 0 ? -1 : (int) at;
  }

  /// The index that a subscript means; below 0 if it is out of range.
  private int position(ThreadState ts, Object key) {
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("list indices must be integers or slices, not " + Types.nameOf(key));
    }
    int at = Numbers.indexOrError(ts, key);
    return at < 0 ? wrap(at) : at;
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    if (key instanceof PySlice slice) {
      setSlice(ts, slice, value);
    } else if (!set(position(ts, key), value)) {
      throw PyErrors.indexError("list assignment index out of range");
    }
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      deleteSlice(ts, slice);
    } else if (removeAt(position(ts, key)) == null) {
      throw PyErrors.indexError("list assignment index out of range");
    }
  }

  private void setSlice(ThreadState ts, PySlice slice, Object value) {
    long[] unpacked = slice.unpack(ts);
    boolean plain = unpacked[2] == 1;
    Object[] values;
    try {
      values = Sequences.toArray(ts, value);
    } catch (PyException e) {
      throw notIterable(e, value, "must assign iterable to extended slice");
    }
    synchronized (this) {
      settle();
      SliceBounds bounds = PySlice.fit(unpacked, size);
      if (plain) {
        splice(bounds.start, Math.max(bounds.start, bounds.stop), values, values.length);
        return;
      }
      if (values.length != bounds.count) {
        throw PyErrors.valueError("attempt to assign sequence of size " + values.length + " to extended slice of size " + bounds.count);
      }
      VarHandle.releaseFence();
      for (int i = 0; i < values.length; i++) {
        items[bounds.index(i)] = values[i];
      }
    }
  }

  /// A TypeError because the value can not be iterated over says so in the words of the operation.
  private static PyException notIterable(PyException e, Object value, String message) {
    boolean iterable = Types.of(value).slot(Slot.ITER) != null || Types.of(value).slot(Slot.GETITEM) != null;
    return iterable ? e : PyErrors.typeError(message);
  }

  private void deleteSlice(ThreadState ts, PySlice slice) {
    long[] unpacked = slice.unpack(ts);
    synchronized (this) {
      settle();
      SliceBounds bounds = PySlice.fit(unpacked, size);
      if (bounds.step == 1) {
        splice(bounds.start, bounds.start + bounds.count, NO_ITEMS, 0);
      } else if (bounds.count > 0) {
        Object[] left = bounds.step > 0 ? without(bounds.start, bounds.step, bounds.count)
            : without(bounds.index(bounds.count - 1), -bounds.step, bounds.count);
        setAll(left);
      }
    }
  }

  private Object[] without(int first, int step, int count) {
    Object[] left = new Object[size - count];
    int to = 0;
    int removed = 0;
    for (int i = 0; i < size; i++) {
      if (removed < count && i == first + removed * step) {
        removed++;
      } else {
        left[to++] = items[i];
      }
    }
    return left;
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    Object item;
    for (int i = 0; (item = getOrNull(i)) != null; i++) {
      if (Objects.identicalOrEqual(ts, item, key)) {
        return true;
      }
    }
    return false;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyListIterator(this);
  }

  /// An iterator from the last item to the first.
  @Method("__reversed__()")
  Object reversed() {
    return new PyListReverseIterator(this);
  }

  @Special("__add__")
  Object add(Object value) {
    if (!(value instanceof PyList other)) {
      throw PyErrors.typeError("can only concatenate list (not \"" + Types.nameOf(value) + "\") to list");
    }
    return of(PyTuple.concatenated(toArray(), other.toArray()));
  }

  @Special("__iadd__")
  Object addInPlace(ThreadState ts, Object value) {
    extend(ts, value);
    return this;
  }

  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    return of(PyTuple.repeated(toArray(), PyTuple.repeatCount(ts, value)));
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }

  @Special("__imul__")
  Object multiplyInPlace(ThreadState ts, Object value) {
    int count = PyTuple.repeatCount(ts, value);
    synchronized (this) {
      settle();
      setAll(PyTuple.repeated(Arrays.copyOf(items, size), count));
    }
    return this;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (size == 0) {
      return "[]";
    }
    if (!Reprs.enter(ts, this)) {
      return "[...]";
    }
    try {
      StringBuilder text = new StringBuilder("[");
      Object item;
      for (int i = 0; (item = getOrNull(i)) != null; i++) {
        text.append(i == 0 ? "" : ", ").append(Objects.reprText(ts, item));
      }
      return Text.fromJava(text.append(']').toString());
    } finally {
      Reprs.leave(ts);
    }
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyList that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    if (size != that.size && (slot == Slot.EQ || slot == Slot.NE)) {
      return PyBool.of(slot == Slot.NE);
    }
    Object mine;
    Object theirs;
    int i = 0;
    while ((mine = getOrNull(i)) != null && (theirs = that.getOrNull(i)) != null) {
      if (!Objects.identicalOrEqual(ts, mine, theirs) && i < size && i < that.size) {
        return slot == Slot.EQ || slot == Slot.NE ? PyBool.of(slot == Slot.NE) : Objects.compare(ts, slot, mine, theirs);
      }
      i++;
    }
    return PyBool.of(ItemComparison.compareLengths(slot, size, that.size));
  }

  /// How many bytes the list takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 40 + 8L * items.length;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
