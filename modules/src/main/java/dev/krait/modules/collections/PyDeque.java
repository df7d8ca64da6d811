// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.ItemComparison;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A sequence that grows and shrinks at both ends; with a maximum length, it drops items at the other end.
///
/// Java: a ring: the items are at `head` and after it, going round the end of the array. Thread rule: all access to the ring holds the
/// monitor, which is a leaf lock; `changes` counts modifications, so that iterators notice them.
@PyTypeDef(value = "deque", module = "collections", subclassable = true)
public class PyDeque extends PyObject {
  public static final PyType TYPE = PyType.sequence(PyDequeTable.INSTANCE);

  private final PyInstance attributes;
  /// All guarded by the monitor. The length of the array is a power of two.
  private Object[] ring = new Object[8];
  private int head;
  private int size;
  int changes;
  /// The maximum length, or -1.
  private int maxLength = -1;

  PyDeque(PyType type) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// A new deque, whatever the arguments: `__init__` fills it.
  @New("deque(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyDeque(cls);
  }

  /// Fills the deque from an iterable.
  @Special("__init__(iterable=<unrepresentable>, maxlen=None)")
  void init(ThreadState ts, Object iterable, Object maxlen) {
    int most = -1;
    if (maxlen != PyNone.NONE) {
      if (Numbers.intOrNull(maxlen) == null) {
        throw PyErrors.typeError("an integer is required");
      }
      long given = Converters.toLong(ts, maxlen);
      if (given < 0) {
        throw PyErrors.valueError("maxlen must be non-negative");
      }
      most = (int) Math.min(given, Integer.MAX_VALUE);
    }
    synchronized (this) {
      maxLength = most;
    }
    if (size > 0) {
      clear();
    }
    if (iterable != null) {
      extend(ts, iterable);
    }
  }

  final int size() {
    return size;
  }

  private int at(int index) {
    return head + index & ring.length - 1;
  }

  /// The item at an index, or null if there is none now.
  final synchronized Object getOrNull(int index) {
    return index >= 0 && index < size ? ring[at(index)] : null;
  }

  /// The items at one moment.
  final synchronized Object[] toArray() {
    Object[] result = new Object[size];
    for (int i = 0; i < result.length; i++) {
      result[i] = ring[at(i)];
    }
    return result;
  }

  private void grow() {
    if (size == ring.length) {
      if (size >= 1 << 29) {
        throw PyErrors.memoryError();
      }
      Object[] next = new Object[2 * size];
      System.arraycopy(ring, head, next, 0, size - head);
      System.arraycopy(ring, 0, next, size - head, head);
      ring = next;
      head = 0;
    }
  }

  /// Adds an item at the right end.
  @Method("append(item, /)")
  public final synchronized void append(Object item) {
    changes++;
    if (maxLength == 0) {
      return;
    }
    grow();
    ring[at(size)] = item;
    size++;
    if (maxLength >= 0 && size > maxLength) {
      takeLeft();
    }
  }

  /// Adds an item at the left end.
  @Method("appendleft(item, /)")
  public final synchronized void appendLeft(Object item) {
    changes++;
    if (maxLength == 0) {
      return;
    }
    grow();
    head = head - 1 & ring.length - 1;
    ring[head] = item;
    size++;
    if (maxLength >= 0 && size > maxLength) {
      takeRight();
    }
  }

  private Object takeLeft() {
    Object item = ring[head];
    ring[head] = null;
    head = head + 1 & ring.length - 1;
    size--;
    changes++;
    return item;
  }

  private Object takeRight() {
    int last = at(size - 1);
    Object item = ring[last];
    ring[last] = null;
    size--;
    changes++;
    return item;
  }

  /// Removes and returns the item at the right end.
  @Method("pop()")
  synchronized Object pop() {
    if (size == 0) {
      throw PyErrors.indexError("pop from an empty deque");
    }
    return takeRight();
  }

  /// Removes and returns the item at the left end.
  @Method("popleft()")
  synchronized Object popLeft() {
    if (size == 0) {
      throw PyErrors.indexError("pop from an empty deque");
    }
    return takeLeft();
  }

  /// Adds the items of the iterable at the right end.
  @Method("extend(iterable, /)")
  void extend(ThreadState ts, Object iterable) {
    Object source = iterable == this ? PyTuple.of(toArray()) : iterable;
    Object iterator = Iterators.of(ts, source);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      append(next);
    }
  }

  /// Adds the items of the iterable at the left end, one after another.
  @Method("extendleft(iterable, /)")
  void extendLeft(ThreadState ts, Object iterable) {
    Object source = iterable == this ? PyTuple.of(toArray()) : iterable;
    Object iterator = Iterators.of(ts, source);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      appendLeft(next);
    }
  }

  /// Removes all items.
  @Method("clear()")
  synchronized void clear() {
    ring = new Object[8];
    head = 0;
    size = 0;
    changes++;
  }

  /// A deque of the same items and maximum length.
  @Method("copy()")
  Object copy(ThreadState ts) {
    if (type == TYPE) {
      PyDeque made = new PyDeque(TYPE);
      made.maxLength = maxLength;
      for (Object item : toArray()) {
        made.append(item);
      }
      return made;
    }
    Object made = maxLength < 0 ? Calls.call1(ts, type, this) : Calls.call2(ts, type, this, PyInt.of(maxLength));
    if (!(made instanceof PyDeque)) {
      throw PyErrors.typeError(type.name() + "() must return a deque, not " + Types.nameOf(made));
    }
    return made;
  }

  /// A deque of the same items and maximum length.
  @Method("__copy__()")
  Object shallowCopy(ThreadState ts) {
    return copy(ts);
  }

  private void checkUnchanged(int before) {
    if (changes != before) {
      throw PyErrors.runtimeError("deque mutated during iteration");
    }
  }

  /// How many items are equal to the value.
  @Method("count(value, /)")
  long count(ThreadState ts, Object value) {
    int before = changes;
    long count = 0;
    for (Object item : toArray()) {
      count += Objects.identicalOrEqual(ts, item, value) ? 1 : 0;
      checkUnchanged(before);
    }
    return count;
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    int before = changes;
    for (Object item : toArray()) {
      if (Objects.identicalOrEqual(ts, item, key)) {
        return true;
      }
      checkUnchanged(before);
    }
    return false;
  }

  /// The index of the first item equal to the value, between the bounds.
  @Method("index(value, start=0, stop=sys.maxsize, /)")
  long index(ThreadState ts, Object value, Object start, Object stop) {
    int from = bound(ts, start);
    int to = bound(ts, stop);
    int before = changes;
    Object[] items = toArray();
    from = from < 0 ? Math.max(0, from + items.length) : from;
    to = to < 0 ? to + items.length : Math.min(to, items.length);
    for (int i = from; i < to; i++) {
      if (Objects.identicalOrEqual(ts, items[i], value)) {
        return i;
      }
      checkUnchanged(before);
    }
    throw PyErrors.valueError(Objects.reprText(ts, value) + " is not in deque");
  }

  private static int bound(ThreadState ts, Object bound) {
    if (!Numbers.hasIndex(bound)) {
      throw PyErrors.typeError("slice indices must be integers or have an __index__ method");
    }
    return Numbers.clampedIndex(ts, bound);
  }

  /// Puts the value before the index.
  @Method("insert(index, value, /)")
  void insert(ThreadState ts, Object index, Object value) {
    int wanted = Numbers.clampedIndexForCall(ts, index);
    synchronized (this) {
      if (maxLength >= 0 && size >= maxLength) {
        throw PyErrors.indexError("deque already at its maximum size");
      }
      int place = wanted < 0 ? Math.max(0, wanted + size) : Math.min(wanted, size);
      changes++;
      grow();
      for (int i = size; i > place; i--) {
        ring[at(i)] = ring[at(i - 1)];
      }
      ring[at(place)] = value;
      size++;
    }
  }

  private void removeAt(int index) {
    if (index < size / 2) {
      for (int i = index; i > 0; i--) {
        ring[at(i)] = ring[at(i - 1)];
      }
      takeLeft();
    } else {
      for (int i = index; i < size - 1; i++) {
        ring[at(i)] = ring[at(i + 1)];
      }
      takeRight();
    }
  }

  /// Removes the first item equal to the value.
  @Method("remove(value, /)")
  void remove(ThreadState ts, Object value) {
    int before = changes;
    Object[] items = toArray();
    for (int i = 0; i < items.length; i++) {
      boolean found = Objects.identicalOrEqual(ts, items[i], value);
      synchronized (this) {
        if (changes != before) {
          throw PyErrors.indexError("deque mutated during remove().");
        }
        if (found) {
          removeAt(i);
          return;
        }
      }
    }
    throw PyErrors.valueError("deque.remove(x): x not in deque");
  }

  /// Turns the order of the items round.
  @Method("reverse()")
  synchronized void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      Object item = ring[at(i)];
      ring[at(i)] = ring[at(j)];
      ring[at(j)] = item;
    }
    changes++;
  }

  /// Moves so many items from the right end to the left end; the other way if n is negative.
  @Method("rotate(n=1, /)")
  synchronized void rotate(long n) {
    if (size < 2) {
      return;
    }
    int steps = (int) Math.floorMod(n, (long) size);
    if (steps <= size / 2) {
      for (int i = 0; i < steps; i++) {
        Object item = takeRight();
        head = head - 1 & ring.length - 1;
        ring[head] = item;
        size++;
      }
    } else {
      for (int i = size - steps; i > 0; i--) {
        Object item = takeLeft();
        ring[at(size)] = item;
        size++;
      }
    }
    changes++;
  }

  /// The maximum length, or None.
  @Getter("maxlen")
  Object maxLength() {
    return maxLength < 0 ? PyNone.NONE : PyInt.of(maxLength);
  }

  @Special("__len__")
  synchronized int length() {
    return size;
  }

  private int position(ThreadState ts, Object key) {
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("sequence index must be integer, not '" + Types.nameOf(key) + "'");
    }
    int index = Numbers.indexOrError(ts, key);
    return index < 0 ? index + size : index;
  }

  private static PyException outOfRange() {
    return PyErrors.indexError("deque index out of range");
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object item = getOrNull(position(ts, key));
    if (item == null) {
      throw outOfRange();
    }
    return item;
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    int index = position(ts, key);
    synchronized (this) {
      if (index < 0 || index >= size) {
        throw outOfRange();
      }
      ring[at(index)] = value;
    }
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    int index = position(ts, key);
    synchronized (this) {
      if (index < 0 || index >= size) {
        throw outOfRange();
      }
      removeAt(index);
    }
  }

  @Special("__iter__")
  Object iterator() {
    return new PyDequeIterator(this, 0);
  }

  /// An iterator from the right end to the left.
  @Method("__reversed__()")
  Object reversed() {
    return new PyDequeReverseIterator(this, 0);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    if (!(value instanceof PyDeque other)) {
      throw PyErrors.typeError("can only concatenate deque (not \"" + Types.nameOf(value) + "\") to deque");
    }
    PyDeque made = (PyDeque) copy(ts);
    made.extend(ts, other);
    return made;
  }

  @Special("__iadd__")
  Object addInPlace(ThreadState ts, Object value) {
    extend(ts, value);
    return this;
  }

  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    int count = PyTuple.repeatCount(ts, value);
    PyDeque made = (PyDeque) copy(ts);
    made.repeat(count);
    return made;
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }

  @Special("__imul__")
  Object multiplyInPlace(ThreadState ts, Object value) {
    repeat(PyTuple.repeatCount(ts, value));
    return this;
  }

  private synchronized void repeat(int count) {
    Object[] items = toArray();
    if (count == 0 || items.length == 0) {
      clear();
      return;
    }
    if ((long) items.length * count > 1 << 29 && (maxLength < 0 || maxLength > 1 << 29)) {
      throw PyErrors.memoryError();
    }
    long rounds = maxLength < 0 ? count : Math.min(count, 2L + maxLength / items.length);
    for (long i = 1; i < rounds; i++) {
      for (Object item : items) {
        append(item);
      }
    }
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String end = maxLength < 0 ? "])" : "], maxlen=" + maxLength + ")";
    return Reprs.items(ts, this, toArray(), type.name() + "([", end, "[...]");
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyDeque that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return ItemComparison.compare(ts, slot, toArray(), that.toArray());
  }

  /// How pickle makes the deque again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object state = Calls.method(ts, this, "__getstate__");
    Object args = maxLength < 0 ? PyTuple.EMPTY : PyTuple.of(PyTuple.EMPTY, PyInt.of(maxLength));
    return PyTuple.of(type, args, state, Iterators.of(ts, this));
  }

  /// How many bytes the deque takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 48 + 8L * ring.length;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
