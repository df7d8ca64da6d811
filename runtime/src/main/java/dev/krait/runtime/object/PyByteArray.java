// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// bytearray(source=b'', encoding, errors)
///
/// A mutable sequence of bytes.
///
/// Java: the content is the first `size` bytes of `bytes`. While memory is lent ([#exports]), the content is not resized.
///
/// Thread rule: all that changes the content holds the monitor, which is a leaf lock; reading one byte or the length takes none.
@PyTypeDef(value = "bytearray", subclassable = true)
public class PyByteArray extends PyBytesBase {
  public static final PyType TYPE = PyType.concatenating(PyByteArrayTable.INSTANCE);

  /// Guarded by this object's monitor for writing.
  private byte[] bytes;
  /// Guarded by this object's monitor for writing.
  private int size;
  /// Null until memory is lent; guarded by this object's monitor.
  private Loans exports;

  /// A bytearray over the array, which it then owns.
  public PyByteArray(byte[] bytes) {
    this(TYPE, bytes);
  }

  private PyByteArray(PyType type, byte[] bytes) {
    super(type);
    this.bytes = bytes;
    this.size = bytes.length;
  }

  /// An instance of a Python class derived from `bytearray`.
  static final class Derived extends PyByteArray {
    private final PyInstance attributes;

    Derived(PyType type) {
      super(type, BytesArguments.NONE);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// The memory of a bytearray while it is lent.
  private static final class Lent extends Buffer {
    Lent(PyByteArray owner, byte[] array, int length) {
      super(owner, array, 0, length, false);
    }

    @Override
    public void release() {
      PyByteArray owner = (PyByteArray) exporter;
      synchronized (owner) {
        owner.exports.remove(this);
      }
    }
  }

  /// A new object, whatever the arguments: `__init__` fills it.
  @New("bytearray(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return cls == TYPE ? new PyByteArray(BytesArguments.NONE) : new Derived(cls);
  }

  /// Fills it from text and an encoding, from a bytes-like object, from integers, or with so many zeros.
  @Special("__init__(source=<b''>, encoding=<unrepresentable>, errors=<unrepresentable>)")
  void init(ThreadState ts, Object source, String encoding, String errors) {
    byte[] next = BytesArguments.constructed(ts, TYPE, source, encoding, errors);
    splice(0, size, next);
  }

  @Override
  public synchronized Buffer exportBuffer(ThreadState ts, boolean writable) {
    Lent lent = new Lent(this, bytes, size);
    loans().add(lent);
    return lent;
  }

  private Loans loans() {
    Loans loans = exports;
    if (loans == null) {
      loans = new Loans();
      exports = loans;
    }
    return loans;
  }

  @Override
  public final synchronized byte[] content() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  Object made(byte[] result) {
    return new PyByteArray(result);
  }

  @Override
  Object unchanged(byte[] result) {
    return made(result);
  }

  public final int size() {
    return size;
  }

  /// The content, while this thread looks at arguments. Python code that they run here finds that it can not resize; other threads can, as
  /// what this one works on is a copy.
  private synchronized byte[] hold() {
    loans().hold();
    return content();
  }

  private synchronized void letGo() {
    exports.letGo();
  }

  private void checkResizable() {
    if (exports != null && !exports.isEmpty()) {
      throw PyErrors.bufferError("Existing exports of data: object cannot be re-sized");
    }
  }

  /// Replaces the bytes from `from` to `to`, which are clamped under the lock, by others.
  private synchronized void splice(int from, int to, byte[] values) {
    int start = Math.min(from, size);
    int end = Math.max(start, Math.min(to, size));
    long length = (long) size - (end - start) + values.length;
    if (length > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    if (length != size) {
      checkResizable();
    }
    byte[] a = bytes;
    if (length > a.length || length < a.length / 4) {
      a = new byte[(int) Math.min(PyList.MAX_SIZE, length < size ? length : length + (length >> 3) + 8)];
      System.arraycopy(bytes, 0, a, 0, start);
    }
    System.arraycopy(bytes, end, a, start + values.length, size - end);
    System.arraycopy(values, 0, a, start, values.length);
    bytes = a;
    size = (int) length;
  }

  /// Adds a byte at the end.
  @Method("append(item, /)")
  void append(ThreadState ts, Object item) {
    byte value = BytesArguments.oneByte(ts, item, "byte");
    synchronized (this) {
      checkResizable();
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, size + (size >> 1) + 8);
      }
      bytes[size] = value;
      size++;
    }
  }

  /// Adds the bytes of a bytes-like object or of an iterable of integers.
  @Method("extend(iterable_of_ints, /)")
  void extend(ThreadState ts, Object iterableOfInts) {
    byte[] more;
    if (Buffers.isBuffer(iterableOfInts)) {
      more = BytesArguments.bytesLike(ts, iterableOfInts);
    } else if (Text.isStr(iterableOfInts)) {
      throw PyErrors.typeError("expected iterable of integers; got: '" + Types.nameOf(iterableOfInts) + "'");
    } else {
      if (Types.of(iterableOfInts).slot(Slot.ITER) == null && Types.of(iterableOfInts).slot(Slot.GETITEM) == null) {
        throw PyErrors.typeError("can't extend bytearray with " + Types.nameOf(iterableOfInts));
      }
      more = BytesArguments.ofIntegers(ts, iterableOfInts, "byte");
    }
    if (more.length > 0) {
      splice(Integer.MAX_VALUE, Integer.MAX_VALUE, more);
    }
  }

  /// Puts a byte before the index.
  @Method("insert(index, item, /)")
  void insert(ThreadState ts, Object index, Object item) {
    int wanted = Numbers.clampedIndexForCall(ts, index);
    byte value = BytesArguments.oneByte(ts, item, "byte");
    int at = wanted < 0 ? Math.max(0, wanted + size) : wanted;
    splice(at, at, new byte[] {value});
  }

  /// Removes the byte at the index, by default the last, and returns it.
  @Method("pop(index=-1, /)")
  long pop(long index) {
    synchronized (this) {
      if (size == 0) {
        throw PyErrors.indexError("pop from empty bytearray");
      }
      long at = index < 0 ? index + size : index;
      if (at < 0 || at >= size) {
        throw PyErrors.indexError("pop index out of range");
      }
      byte old = bytes[(int) at];
      splice((int) at, (int) at + 1, BytesArguments.NONE);
      return old & 0xff;
    }
  }

  /// Removes the first byte of that value.
  @Method("remove(value, /)")
  void remove(ThreadState ts, Object value) {
    byte wanted = BytesArguments.oneByte(ts, value, "byte");
    synchronized (this) {
      int at = ByteStrings.find(bytes, new byte[] {wanted}, 0, size);
      if (at < 0) {
        throw PyErrors.valueError("value not found in bytearray");
      }
      splice(at, at + 1, BytesArguments.NONE);
    }
  }

  /// Removes all bytes.
  @Method("clear()")
  void clear() {
    splice(0, Integer.MAX_VALUE, BytesArguments.NONE);
  }

  /// A new bytearray with the same bytes.
  @Method("copy()")
  Object copy() {
    return made(content());
  }

  /// Turns the order of the bytes round.
  @Method("reverse()")
  synchronized void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      byte b = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = b;
    }
  }

  /// Cuts the end off, or adds zeros, so that the length is as given.
  @Method("resize(size, /)")
  void resize(long size) {
    if (size < 0) {
      throw PyErrors.valueError("Can only resize to positive sizes, got " + size);
    }
    if (size > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    synchronized (this) {
      int length = (int) size;
      if (length < this.size) {
        splice(length, this.size, BytesArguments.NONE);
      } else {
        splice(this.size, this.size, new byte[length - this.size]);
      }
    }
  }

  @Special("__len__")
  int length() {
    return size;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      long[] unpacked = slice.unpack(ts);
      synchronized (this) {
        return made(PySlice.fit(unpacked, size).copy(bytes));
      }
    }
    int at = position(ts, key);
    byte[] a = bytes;
    if (at < 0 || at >= size || at >= a.length) {
      throw outOfRange();
    }
    return PyInt.of(a[at] & 0xff);
  }

  private static PyException outOfRange() {
    return PyErrors.indexError("bytearray index out of range");
  }

  private int position(ThreadState ts, Object key) {
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("bytearray indices must be integers or slices, not " + Types.nameOf(key));
    }
    int index = Numbers.indexOrError(ts, key);
    return index < 0 ? index + size : index;
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    if (key instanceof PySlice slice) {
      setSlice(ts, slice, value);
      return;
    }
    int at = position(ts, key);
    byte b = BytesArguments.oneByte(ts, value, "byte");
    synchronized (this) {
      if (at < 0 || at >= size) {
        throw outOfRange();
      }
      bytes[at] = b;
    }
  }

  private void setSlice(ThreadState ts, PySlice slice, Object value) {
    byte[] values;
    if (value instanceof PyBytesBase || Buffers.isBuffer(value)) {
      values = BytesArguments.bytesLike(ts, value);
    } else {
      boolean iterable = Types.of(value).slot(Slot.ITER) != null || Types.of(value).slot(Slot.GETITEM) != null;
      if (Text.isStr(value) || Numbers.hasIndex(value) || !iterable) {
        throw PyErrors.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      }
      values = BytesArguments.ofIntegers(ts, value, "byte");
    }
    long[] unpacked = slice.unpack(ts);
    synchronized (this) {
      SliceBounds bounds = PySlice.fit(unpacked, size);
      if (bounds.step == 1) {
        splice(bounds.start, Math.max(bounds.start, bounds.stop), values);
        return;
      }
      if (values.length == 0) {
        deleteBounds(bounds);
        return;
      }
      if (values.length != bounds.count) {
        throw PyErrors.valueError("attempt to assign bytes of size " + values.length + " to extended slice of size " + bounds.count);
      }
      for (int i = 0; i < values.length; i++) {
        bytes[bounds.index(i)] = values[i];
      }
    }
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      long[] unpacked = slice.unpack(ts);
      synchronized (this) {
        deleteBounds(PySlice.fit(unpacked, size));
      }
      return;
    }
    int at = position(ts, key);
    synchronized (this) {
      if (at < 0 || at >= size) {
        throw outOfRange();
      }
      splice(at, at + 1, BytesArguments.NONE);
    }
  }

  private void deleteBounds(SliceBounds bounds) {
    if (bounds.count == 0) {
      return;
    }
    checkResizable();
    boolean[] gone = new boolean[size];
    for (int i = 0; i < bounds.count; i++) {
      gone[bounds.index(i)] = true;
    }
    byte[] left = new byte[size - bounds.count];
    int to = 0;
    for (int i = 0; i < size; i++) {
      if (!gone[i]) {
        left[to++] = bytes[i];
      }
    }
    splice(0, size, left);
  }

  /// The byte at an index as an int, or null if there is none.
  final Object itemOrNull(int index) {
    byte[] a = bytes;
    return index < size && index < a.length ? PyInt.of(a[index] & 0xff) : null;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyByteArrayIterator(this);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    if (!Buffers.isBuffer(value)) {
      throw PyErrors.typeError("can't concat " + Types.nameOf(value) + " to bytearray");
    }
    return made(BytesArguments.concatenated(content(), BytesArguments.bytesLike(ts, value)));
  }

  @Special("__iadd__")
  Object addInPlace(ThreadState ts, Object value) {
    if (!Buffers.isBuffer(value)) {
      throw PyErrors.typeError("can't concat " + Types.nameOf(value) + " to bytearray");
    }
    splice(Integer.MAX_VALUE, Integer.MAX_VALUE, BytesArguments.bytesLike(ts, value));
    return this;
  }

  @Override
  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    return made(BytesArguments.repeated(content(), PyTuple.repeatCount(ts, value)));
  }

  @Special("__imul__")
  Object multiplyInPlace(ThreadState ts, Object value) {
    int count = PyTuple.repeatCount(ts, value);
    synchronized (this) {
      splice(0, size, BytesArguments.repeated(content(), count));
    }
    return this;
  }

  @Override
  @Special("__repr__")
  Object repr() {
    return Text.fromJava(ByteStrings.literal(content(), true, type.name() + "(", ")"));
  }

  /// How much memory is set aside, in bytes.
  @Method("__alloc__()")
  long allocated() {
    return bytes.length + 1L;
  }

  /// How many bytes the object takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 56 + bytes.length;
  }

  /// How pickle makes the object again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return reduction(ts, 2);
  }

  /// How pickle makes the object again.
  @Method("__reduce_ex__(proto=0, /)")
  Object reduceEx(ThreadState ts, int proto) {
    return reduction(ts, proto);
  }

  private Object reduction(ThreadState ts, int protocol) {
    byte[] content = content();
    Object state = Calls.method(ts, this, "__getstate__");
    Object args;
    if (protocol >= 3) {
      args = content.length == 0 ? PyTuple.EMPTY : PyTuple.of(new PyBytes(content));
    } else {
      args = content.length == 0 ? PyTuple.EMPTY
          : PyTuple.of(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1), "latin-1");
    }
    return PyTuple.of(type, args, state);
  }

  /// Gives a view back.
  @Special("__release_buffer__")
  void releaseBuffer(ThreadState ts, Object buffer) {
    PyMemoryView.releaseArgument(ts, buffer);
  }

  /// How often the bytes occur between the bounds, without overlap.
  @Method("count(sub, start=None, end=None, /)")
  long count(ThreadState ts, Object sub, Object start, Object end) {
    byte[] content = hold();
    try {
      return BytesArguments.count(ts, content, sub, start, end);
    } finally {
      letGo();
    }
  }

  /// The index of the first place of the bytes between the bounds, or -1.
  @Method("find(sub, start=None, end=None, /)")
  long find(ThreadState ts, Object sub, Object start, Object end) {
    byte[] content = hold();
    try {
      return BytesArguments.find(ts, content, sub, start, end, false);
    } finally {
      letGo();
    }
  }

  /// The index of the last place of the bytes between the bounds, or -1.
  @Method("rfind(sub, start=None, end=None, /)")
  long findLast(ThreadState ts, Object sub, Object start, Object end) {
    byte[] content = hold();
    try {
      return BytesArguments.find(ts, content, sub, start, end, true);
    } finally {
      letGo();
    }
  }

  /// Like find, but ValueError if there is none.
  @Method("index(sub, start=None, end=None, /)")
  long index(ThreadState ts, Object sub, Object start, Object end) {
    byte[] content = hold();
    try {
      return BytesArguments.index(ts, content, sub, start, end, false);
    } finally {
      letGo();
    }
  }

  /// Like rfind, but ValueError if there is none.
  @Method("rindex(sub, start=None, end=None, /)")
  long indexLast(ThreadState ts, Object sub, Object start, Object end) {
    byte[] content = hold();
    try {
      return BytesArguments.index(ts, content, sub, start, end, true);
    } finally {
      letGo();
    }
  }

  /// The parts between separators; without one, between runs of white space.
  @Method("split(sep=None, maxsplit=-1)")
  Object split(ThreadState ts, Object sep, long maxsplit) {
    byte[] content = hold();
    try {
      return list(BytesArguments.split(ts, content, sep, maxsplit, false));
    } finally {
      letGo();
    }
  }

  /// Like split, but counts splits from the right end.
  @Method("rsplit(sep=None, maxsplit=-1)")
  Object splitRight(ThreadState ts, Object sep, long maxsplit) {
    byte[] content = hold();
    try {
      return list(BytesArguments.split(ts, content, sep, maxsplit, true));
    } finally {
      letGo();
    }
  }

  /// The items of the iterable with these bytes between them.
  @Method("join(iterable_of_bytes, /)")
  Object join(ThreadState ts, Object iterableOfBytes) {
    byte[] content = hold();
    try {
      return made(BytesArguments.join(ts, content, iterableOfBytes));
    } finally {
      letGo();
    }
  }

  /// The bytes that a text of hexadecimal digits denotes.
  @ClassMethod("fromhex(string, /)")
  static Object fromHex(ThreadState ts, PyType cls, Object string) {
    Object made = new PyByteArray(BytesArguments.fromHex(ts, string));
    return cls == TYPE ? made : Calls.call1(ts, cls, made);
  }

  /// The bytes in hexadecimal digits, with a separator every so many bytes.
  @Method("hex(sep=<unrepresentable>, bytes_per_sep=1)")
  Object hex(ThreadState ts, Object sep, int bytesPerSep) {
    byte[] content = hold();
    try {
      return BytesArguments.hex(ts, content, sep, bytesPerSep);
    } finally {
      letGo();
    }
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    byte[] content = hold();
    try {
      byte[] what = Numbers.hasIndex(key) ? new byte[] {BytesArguments.oneByte(ts, key, "byte")} : BytesArguments.bytesLike(ts, key);
      return ByteStrings.find(content, what, 0, content.length) >= 0;
    } finally {
      letGo();
    }
  }

  @Special("__mod__")
  Object format(ThreadState ts, Object value) {
    byte[] content = hold();
    try {
      return made(PercentFormat.bytes(ts, content, value));
    } finally {
      letGo();
    }
  }

  @Special("__rmod__")
  Object formatReflected(ThreadState ts, Object value) {
    return value instanceof PyByteArray other ? other.format(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (other != this && !(other instanceof PyBytesBase) && !Buffers.isBuffer(other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return PyBool.of(ItemComparison.compareLengths(slot, Arrays.compareUnsigned(content(), BytesArguments.bytesLike(ts, other)), 0));
  }
}
