// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// An immutable sequence of objects.
///
/// Java: immutable; the empty tuple is one object. The hash of the items is remembered, as they are never asked twice.
@PyTypeDef(value = "tuple", subclassable = true)
public class PyTuple extends PyObject {
  public static final PyType TYPE = PyType.sequence(PyTupleTable.INSTANCE);

  public static final PyTuple EMPTY = new PyTuple(new Object[0]);

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private final Object[] items;
  /// 0 while it is not known; a race computes it twice.
  private long hash;

  /// A tuple over the array, which it then owns.
  public PyTuple(Object[] items) {
    this(TYPE, items);
  }

  protected PyTuple(PyType type, Object[] items) {
    super(type);
    this.items = items.getClass() == Object[].class ? items : Arrays.copyOf(items, items.length, Object[].class);
  }

  /// An instance of a Python class derived from `tuple`.
  static final class Derived extends PyTuple {
    private final PyInstance attributes;

    Derived(PyType type, Object[] items) {
      super(type, items);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// A tuple over the array, which it then owns.
  public static PyTuple of(Object... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  /// A tuple of the items of the iterable.
  @New("tuple(iterable=(), /)")
  static Object create(ThreadState ts, PyType cls, Object iterable) {
    if (cls != TYPE) {
      return new Derived(cls, Sequences.toArray(ts, iterable));
    }
    return iterable instanceof PyTuple t && t.type == TYPE ? t : of(Sequences.toArray(ts, iterable));
  }

  /// A tuple of an exact type: of a Python class derived from `tuple`, or a plain one.
  public static PyTuple ofType(PyType cls, Object[] items) {
    return cls == TYPE ? of(items) : new Derived(cls, items);
  }

  public final int size() {
    return items.length;
  }

  public final Object get(int index) {
    return items[index];
  }

  /// A copy of the items.
  public final Object[] toArray() {
    return items.clone();
  }

  /// The items themselves, not to be changed.
  public final Object[] items() {
    return items;
  }

  /// The index of the first item equal to the value, between the bounds.
  @Method("index(value, start=0, stop=sys.maxsize, /)")
  long index(ThreadState ts, Object value, Object start, Object stop) {
    int from = boundIndex(ts, start);
    int to = boundIndex(ts, stop);
    from = from < 0 ? Math.max(0, from + items.length) : from;
    to = to < 0 ? to + items.length : Math.min(to, items.length);
    for (int i = from; i < to; i++) {
      if (Objects.identicalOrEqual(ts, items[i], value)) {
        return i;
      }
    }
    throw PyErrors.valueError("tuple.index(x): x not in tuple");
  }

  /// A bound of a search: an int of any size, or an object with `__index__`; not None.
  static int boundIndex(ThreadState ts, Object bound) {
    if (!Numbers.hasIndex(bound)) {
      throw PyErrors.typeError("slice indices must be integers or have an __index__ method");
    }
    return Numbers.clampedIndex(ts, bound);
  }

  /// How many items are equal to the value.
  @Method("count(value, /)")
  long count(ThreadState ts, Object value) {
    long count = 0;
    for (Object item : items) {
      if (Objects.identicalOrEqual(ts, item, value)) {
        count++;
      }
    }
    return count;
  }

  @Special("__len__")
  int length() {
    return items.length;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      return slice(slice.bounds(ts, items.length));
    }
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("tuple indices must be integers or slices, not " + Types.nameOf(key));
    }
    int index = key instanceof PyInt i && i.value == (int) i.value ? (int) i.value : Numbers.indexOrError(ts, key);
    int at = index < 0 ? index + items.length : index;
    if (at < 0 || at >= items.length) {
      throw PyErrors.indexError("tuple index out of range");
    }
    return items[at];
  }

  private Object slice(dev.krait.runtime.collect.SliceBounds bounds) {
    return bounds.count == items.length && bounds.step == 1 && type == TYPE ? this : of(bounds.copy(items));
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    for (Object item : items) {
      if (Objects.identicalOrEqual(ts, item, key)) {
        return true;
      }
    }
    return false;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyTupleIterator(this);
  }

  @Special("__add__")
  Object add(Object value) {
    if (!(value instanceof PyTuple other)) {
      throw PyErrors.typeError("can only concatenate tuple (not \"" + Types.nameOf(value) + "\") to tuple");
    }
    if (items.length == 0 && other.type == TYPE) {
      return other;
    }
    return other.items.length == 0 && type == TYPE ? this : of(concatenated(items, other.items));
  }

  static Object[] concatenated(Object[] lhs, Object[] rhs) {
    long length = (long) lhs.length + rhs.length;
    if (length > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    Object[] result = Arrays.copyOf(lhs, (int) length);
    System.arraycopy(rhs, 0, result, lhs.length, rhs.length);
    return result;
  }

  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    int count = repeatCount(ts, value);
    return type == TYPE && (count == 1 || items.length == 0) ? this : of(repeated(items, count));
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }

  /// How often a sequence is repeated: at least 0. TypeError if the value is no integer, OverflowError if it is no index.
  public static int repeatCount(ThreadState ts, Object value) {
    if (!Numbers.hasIndex(value)) {
      throw PyErrors.typeError("can't multiply sequence by non-int of type '" + Types.nameOf(value) + "'");
    }
    Object plain = Numbers.index(ts, value);
    if (!(plain instanceof PyInt i)) {
      throw PyErrors.overflowError("cannot fit '" + Types.nameOf(value) + "' into an index-sized integer");
    }
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, i.value));
  }

  static Object[] repeated(Object[] items, int count) {
    long length = (long) items.length * count;
    if (length > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    Object[] result = new Object[(int) length];
    if (items.length == 1) {
      Arrays.fill(result, items[0]);
      return result;
    }
    for (int at = 0; at < result.length; at += items.length) {
      System.arraycopy(items, 0, result, at, items.length);
    }
    return result;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return items.length == 0 ? "()" : Reprs.items(ts, this, items, "(", items.length == 1 ? ",)" : ")", "(...)");
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    long known = hash;
    if (known == 0) {
      known = hash(ts, items);
      hash = known;
    }
    return known;
  }

  /// The hash of a sequence of items: a round of xxHash for each.
  static long hash(ThreadState ts, Object[] items) {
    long h = PRIME_5;
    for (Object item : items) {
      h += Hashes.of(ts, item) * PRIME_2;
      h = Long.rotateLeft(h, 31) * PRIME_1;
    }
    h += items.length ^ (PRIME_5 ^ 3527539L);
    return h == -1 ? 1546275796 : h;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyTuple that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return ItemComparison.compare(ts, slot, items, that.items);
  }

  /// The arguments with which pickle calls `__new__`.
  @Method("__getnewargs__()")
  Object getNewArgs() {
    return of(of(items));
  }

  /// The size of the tuple in memory, in bytes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 24 + 8L * items.length;
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
