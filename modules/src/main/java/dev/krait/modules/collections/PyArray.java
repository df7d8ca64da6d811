// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.ItemFormat;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.ItemComparison;
import dev.krait.runtime.object.Loans;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyByteArray;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Multi;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// array(typecode [, initializer]) -> array
///
/// A sequence of numbers or characters, all of one kind, which the typecode names: b, B, h, H, i, I, l, L, q, Q for integers of
/// 1 to 8 bytes (in capitals without sign), f and d for floats, u and w for characters. The initializer is a list, bytes, a str for
/// characters, or any iterable of such items.
///
/// Java: the items are the first `size` of the memory. While memory is lent, it is not resized.
///
/// Thread rule: all that changes or reads the content holds the monitor, which is a leaf lock; reading the length takes none.
@PyTypeDef(value = "array", module = "array", subclassable = true)
public class PyArray extends PyObject implements BufferExporter {
  public static final PyType TYPE = PyType.sequence(PyArrayTable.INSTANCE);

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final int BLOCK = 64 * 1024;

  private final PyInstance attributes;
  private final char code;
  private final int itemSize;
  /// Guarded by this object's monitor for writing.
  private byte[] memory;
  /// Guarded by this object's monitor for writing.
  private int size;
  private final Loans loans = new Loans();

  private PyArray(PyType type, char code, byte[] memory) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
    this.code = code;
    this.itemSize = ArrayKind.size(code);
    this.memory = memory;
    this.size = memory.length / itemSize;
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// The memory of an array while it is lent.
  private static final class Lent extends Buffer {
    Lent(PyArray owner) {
      super(owner, owner.memory, 0, owner.size * owner.itemSize, false, owner.code == 'u' ? "w" : String.valueOf(owner.code), owner.itemSize,
          new int[] {owner.size}, new int[] {owner.itemSize});
    }

    @Override
    public void release() {
      PyArray owner = (PyArray) exporter;
      synchronized (owner) {
        owner.loans.remove(this);
      }
    }
  }

  /// An array over memory, which it then owns.
  static PyArray ofBytes(PyType cls, char code, byte[] memory) {
    checkMultiple(memory.length, ArrayKind.size(code));
    return new PyArray(cls, code, memory);
  }

  /// An array of one kind of items, from an iterable.
  @New("array(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    if (cls == TYPE && keywords > 0) {
      throw PyErrors.typeError("array.array() takes no keyword arguments");
    }
    int count = args.length - keywords;
    if (count < 1 || count > 2) {
      throw PyErrors.typeError("array() takes at " + (count < 1 ? "least 1 argument" : "most 2 arguments") + " (" + count + " given)");
    }
    Object text = Text.valueOrNull(args[0]);
    if (text == null || Text.length(text) != 1) {
      throw PyErrors.typeError("array() argument 1 must be a unicode character, not "
          + (text == null ? Types.nameOf(args[0]) : "a string of length " + Text.length(text)));
    }
    return create(ts, cls, Text.codePointAt(text, 0), count < 2 ? null : args[1]);
  }

  static Object create(ThreadState ts, PyType cls, int code, Object initial) {
    boolean isText = code == 'u' || code == 'w';
    if (code == 'u') {
      Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "The 'u' type code is deprecated and will be removed in Python 3.16", 1);
    }
    Object string = initial == null ? null : Text.valueOrNull(initial);
    if (!isText && (string != null || initial instanceof PyArray a && ArrayKind.isText(a.code))) {
      throw PyErrors.typeError("cannot use a " + (string != null ? "str" : "unicode array") + " to initialize an array with typecode '"
          + Character.toString(code) + "'");
    }
    if (ArrayKind.CODES.indexOf(code) < 0) {
      throw PyErrors.valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    }
    PyArray made = new PyArray(cls, (char) code, new byte[0]);
    if (initial == null) {
      return made;
    }
    if (string != null) {
      made.addText(string);
    } else if (initial instanceof PyBytes || initial instanceof PyByteArray) {
      made.addBytes(Buffers.bytes(ts, initial));
    } else if (initial instanceof PyArray other && other.code == code) {
      made.addBytes(other.content());
    } else {
      made.extendWith(ts, Iterators.of(ts, initial));
    }
    return made;
  }

  final int size() {
    return size;
  }

  /// The memory of the items at this moment, in an array of the caller's own.
  private synchronized byte[] content() {
    return Arrays.copyOf(memory, size * itemSize);
  }

  /// The item at an index, or null if there is none now.
  final Object itemOrNull(int index) {
    if (!Multi.threads()) {
      return index >= 0 && index < size ? ArrayKind.read(code, memory, index * itemSize) : null;
    }
    // Items have several bytes, which a writer moves one after the other.
    synchronized (this) {
      return index >= 0 && index < size ? ArrayKind.read(code, memory, index * itemSize) : null;
    }
  }

  private Object[] items() {
    byte[] now = content();
    Object[] items = new Object[now.length / itemSize];
    for (int i = 0; i < items.length; i++) {
      items[i] = ArrayKind.read(code, now, i * itemSize);
    }
    return items;
  }

  @Override
  public synchronized Buffer exportBuffer(ThreadState ts, boolean writable) {
    Lent lent = new Lent(this);
    loans.add(lent);
    return lent;
  }

  private void checkResizable() {
    if (!loans.isEmpty()) {
      throw PyErrors.bufferError("cannot resize an array that is exporting buffers");
    }
  }

  private static void checkMultiple(int bytes, int itemSize) {
    if (bytes % itemSize != 0) {
      throw PyErrors.valueError("bytes length not a multiple of item size");
    }
  }

  /// Replaces the items from `from` to `to`, which are clamped under the lock, by those in some memory.
  private synchronized void splice(int from, int to, byte[] values) {
    int start = Math.min(from, size);
    int end = Math.max(start, Math.min(to, size));
    long length = (long) (size - (end - start)) * itemSize + values.length;
    if (length > MOST_BYTES) {
      throw PyErrors.memoryError();
    }
    int head = start * itemSize;
    int tail = (size - end) * itemSize;
    byte[] a = memory;
    if (length != (long) size * itemSize) {
      checkResizable();
      if (length > a.length || length < a.length / 4) {
        a = new byte[(int) Math.min(MOST_BYTES, length < a.length || size == 0 ? length : (length + (length >> 3) + 8 * itemSize))];
        System.arraycopy(memory, 0, a, 0, head);
      }
    }
    System.arraycopy(memory, end * itemSize, a, head + values.length, tail);
    System.arraycopy(values, 0, a, head, values.length);
    memory = a;
    size = (int) (length / itemSize);
  }

  private synchronized void add(long bits) {
    checkResizable();
    int at = size * itemSize;
    if (at > memory.length - itemSize) {
      long room = at + (long) (at >> 1) + 8 * itemSize;
      if (at > MOST_BYTES - itemSize) {
        throw PyErrors.memoryError();
      }
      memory = Arrays.copyOf(memory, (int) Math.min(MOST_BYTES, room));
    }
    ArrayKind.store(code, memory, at, bits);
    size++;
  }

  private void addBytes(byte[] bytes) {
    checkMultiple(bytes.length, itemSize);
    if (bytes.length > 0) {
      splice(Integer.MAX_VALUE, Integer.MAX_VALUE, bytes);
    }
  }

  private void addText(Object plain) {
    int[] points = Text.codePoints(plain);
    byte[] bytes = new byte[4 * points.length];
    for (int i = 0; i < points.length; i++) {
      ItemFormat.writeLong('I', bytes, 4 * i, points[i]);
    }
    addBytes(bytes);
  }

  final void extendWith(ThreadState ts, Object iterator) {
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      add(ArrayKind.bits(ts, code, next));
    }
  }

  /// The letter that names the kind of the items.
  @Getter("typecode")
  String typecode() {
    return String.valueOf(code);
  }

  /// How many bytes an item takes.
  @Getter("itemsize")
  int itemSize() {
    return itemSize;
  }

  /// Adds an item at the end.
  @Method("append(v, /)")
  void append(ThreadState ts, Object v) {
    add(ArrayKind.bits(ts, code, v));
  }

  /// Where the items are in memory, as a number that stands for the place, and how many there are.
  @Method("buffer_info()")
  Object bufferInfo(ThreadState ts) {
    return PyTuple.of(PyInt.of(Identity.of(ts, this)), PyInt.of(size));
  }

  /// Turns the bytes of each item round.
  @Method("byteswap()")
  synchronized void byteSwap() {
    MachineFormat.swap(memory, size * itemSize, itemSize);
  }

  /// Removes all items.
  @Method("clear()")
  void clear() {
    splice(0, Integer.MAX_VALUE, new byte[0]);
  }

  /// An array of the same items.
  @Method("__copy__()")
  Object copy() {
    return new PyArray(TYPE, code, content());
  }

  /// An array of the same items.
  @Method("__deepcopy__(unused, /)")
  Object deepCopy(Object unused) {
    return copy();
  }

  /// How many items are equal to the value.
  @Method("count(v, /)")
  long count(ThreadState ts, Object v) {
    long count = 0;
    Object item;
    for (int i = 0; (item = itemOrNull(i)) != null; i++) {
      count += Objects.equal(ts, item, v) ? 1 : 0;
    }
    return count;
  }

  /// Adds the items of an array of the same kind, or of any iterable.
  @Method("extend(bb, /)")
  void extend(ThreadState ts, Object bb) {
    if (!(bb instanceof PyArray other)) {
      extendWith(ts, Iterators.of(ts, bb));
      return;
    }
    if (other.code != code) {
      throw PyErrors.typeError("can only extend with array of same kind");
    }
    addBytes(other.content());
  }

  /// Adds n items read from a binary file.
  @Method("fromfile(f, n, /)")
  void fromFile(ThreadState ts, Object f, long n) {
    if (n < 0) {
      throw PyErrors.valueError("negative count");
    }
    if (n > Long.MAX_VALUE / itemSize) {
      throw PyErrors.memoryError();
    }
    Object data = Calls.method(ts, f, "read", PyInt.of(n * itemSize));
    if (!(data instanceof PyBytes bytes)) {
      throw PyErrors.typeError("read() didn't return bytes");
    }
    addBytes(bytes.array());
    if (bytes.array().length != n * itemSize) {
      throw PyErrors.eofError("read() didn't return enough bytes");
    }
  }

  /// Adds the items of a list; none of them, if one does not fit.
  @Method("fromlist(list, /)")
  void fromList(ThreadState ts, Object list) {
    if (!(list instanceof PyList source)) {
      throw PyErrors.typeError("arg must be list");
    }
    Object[] items = source.toArray();
    byte[] values = new byte[(int) Math.min(MOST_BYTES, (long) items.length * itemSize)];
    for (int i = 0; i < items.length; i++) {
      ArrayKind.store(code, values, i * itemSize, ArrayKind.bits(ts, code, items[i]));
      if (source.size() != items.length) {
        throw PyErrors.runtimeError("list changed size during iteration");
      }
    }
    if (items.length > 0) {
      splice(Integer.MAX_VALUE, Integer.MAX_VALUE, values);
    }
  }

  /// Adds the items whose memory the bytes are.
  @Method("frombytes(buffer, /)")
  void fromBytes(ThreadState ts, Object buffer) {
    addBytes(Buffers.bytes(ts, buffer));
  }

  /// Adds the characters of a text.
  @Method("fromunicode(ustr, /)")
  void fromUnicode(Object ustr) {
    Object text = Text.valueOrNull(ustr);
    if (text == null) {
      throw PyErrors.typeError("fromunicode() argument must be str, not " + Types.nameOf(ustr));
    }
    checkText("fromunicode");
    addText(text);
  }

  private void checkText(String method) {
    if (!ArrayKind.isText(code)) {
      throw PyErrors.valueError(method + "() may only be called on unicode type arrays ('u' or 'w')");
    }
  }

  /// The index of the first item equal to the value, between the bounds.
  @Method("index(v, start=0, stop=sys.maxsize, /)")
  long index(ThreadState ts, Object v, Object start, Object stop) {
    int from = bound(ts, start);
    int to = bound(ts, stop);
    from = from < 0 ? Math.max(0, from + size) : from;
    to = to < 0 ? to + size : to;
    Object item;
    for (int i = from; i < to && (item = itemOrNull(i)) != null; i++) {
      if (Objects.equal(ts, item, v)) {
        return i;
      }
    }
    throw PyErrors.valueError("array.index(x): x not in array");
  }

  private static int bound(ThreadState ts, Object bound) {
    if (!Numbers.hasIndex(bound)) {
      throw PyErrors.typeError("slice indices must be integers or have an __index__ method");
    }
    return Numbers.clampedIndex(ts, bound);
  }

  private byte[] single(ThreadState ts, Object value) {
    byte[] bytes = new byte[itemSize];
    ArrayKind.store(code, bytes, 0, ArrayKind.bits(ts, code, value));
    return bytes;
  }

  /// Puts an item before the index.
  @Method("insert(i, v, /)")
  void insert(ThreadState ts, Object i, Object v) {
    int wanted = Numbers.clampedIndexForCall(ts, i);
    byte[] value = single(ts, v);
    synchronized (this) {
      int at = wanted < 0 ? Math.max(0, wanted + size) : wanted;
      splice(at, at, value);
    }
  }

  /// Removes the item at the index, by default the last, and returns it.
  @Method("pop(i=-1, /)")
  Object pop(long i) {
    synchronized (this) {
      if (size == 0) {
        throw PyErrors.indexError("pop from empty array");
      }
      long at = i < 0 ? i + size : i;
      if (at < 0 || at >= size) {
        throw PyErrors.indexError("pop index out of range");
      }
      Object item = ArrayKind.read(code, memory, (int) at * itemSize);
      splice((int) at, (int) at + 1, new byte[0]);
      return item;
    }
  }

  /// How pickle makes the array again.
  @Method("__reduce_ex__(value, /)")
  Object reduce(ThreadState ts, Object value) {
    if (Numbers.intOrNull(value) == null) {
      throw PyErrors.typeError("__reduce_ex__ argument should be an integer");
    }
    Object found = Objects.findAttribute(ts, this, "__dict__");
    Object state = found == null ? PyNone.NONE : found;
    if (Numbers.clampedIndex(ts, value) < 3) {
      return PyTuple.of(type, PyTuple.of(typecode(), toList()), state);
    }
    Object format = PyInt.of(MachineFormat.of(code));
    return PyTuple.of(Imports.attribute(ts, "array", "_array_reconstructor"), PyTuple.of(type, typecode(), format, toBytes()), state);
  }

  /// Removes the first item equal to the value.
  @Method("remove(v, /)")
  void remove(ThreadState ts, Object v) {
    Object item;
    for (int i = 0; (item = itemOrNull(i)) != null; i++) {
      if (Objects.equal(ts, item, v)) {
        splice(i, i + 1, new byte[0]);
        return;
      }
    }
    throw PyErrors.valueError("array.remove(x): x not in array");
  }

  /// Turns the order of the items round.
  @Method("reverse()")
  synchronized void reverse() {
    int length = size * itemSize;
    MachineFormat.swap(memory, length, Math.max(1, length));
    MachineFormat.swap(memory, length, itemSize);
  }

  /// Writes the memory of the items to a binary file.
  @Method("tofile(f, /)")
  void toFile(ThreadState ts, Object f) {
    byte[] content = content();
    for (int at = 0; at < content.length; at += BLOCK) {
      Calls.method(ts, f, "write", new PyBytes(Arrays.copyOfRange(content, at, Math.min(content.length, at + BLOCK))));
    }
  }

  /// The items as a list.
  @Method("tolist()")
  Object toList() {
    return PyList.of(items());
  }

  /// The memory of the items.
  @Method("tobytes()")
  Object toBytes() {
    return new PyBytes(content());
  }

  /// The characters as a text.
  @Method("tounicode()")
  Object toUnicode() {
    checkText("tounicode");
    byte[] now = content();
    int[] points = new int[now.length / 4];
    for (int i = 0; i < points.length; i++) {
      points[i] = (int) ItemFormat.readLong('i', now, 4 * i);
      if (points[i] < 0 || points[i] > 0x10ffff) {
        throw PyErrors.valueError("character U+" + Integer.toHexString(points[i]) + " is not in range [U+0000; U+10ffff]");
      }
    }
    return Text.of(points, 0, points.length);
  }

  /// How many bytes the array takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 64 + memory.length;
  }

  /// A view of the memory.
  @Special("__buffer__")
  Object buffer(ThreadState ts, int flags) {
    return PyMemoryView.of(exportBuffer(ts, true));
  }

  /// Gives a view back.
  @Special("__release_buffer__")
  void releaseBuffer(ThreadState ts, Object buffer) {
    Calls.method(ts, buffer, "release");
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    TextBuilder text = new TextBuilder().append(type.name()).append("('").append(code).append('\'');
    if (size > 0) {
      text.append(", ").append(Objects.repr(ts, ArrayKind.isText(code) ? toUnicode() : toList()));
    }
    return text.append(')').build();
  }

  @Special("__len__")
  int length() {
    return size;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyArrayIterator(this);
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    Object item;
    for (int i = 0; (item = itemOrNull(i)) != null; i++) {
      if (Objects.equal(ts, item, key)) {
        return true;
      }
    }
    return false;
  }

  private int position(ThreadState ts, Object key) {
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("array indices must be integers");
    }
    int index = Numbers.indexOrError(ts, key);
    return index < 0 ? index + size : index;
  }

  private byte[] slice(SliceBounds bounds) {
    if (bounds.step == 1) {
      return Arrays.copyOfRange(memory, bounds.start * itemSize, (bounds.start + bounds.count) * itemSize);
    }
    byte[] result = new byte[bounds.count * itemSize];
    for (int i = 0; i < bounds.count; i++) {
      System.arraycopy(memory, bounds.index(i) * itemSize, result, i * itemSize, itemSize);
    }
    return result;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      long[] unpacked = slice.unpack(ts);
      synchronized (this) {
        return new PyArray(TYPE, code, slice(PySlice.fit(unpacked, size)));
      }
    }
    Object item = itemOrNull(position(ts, key));
    if (item == null) {
      throw PyErrors.indexError("array index out of range");
    }
    return item;
  }

  private static PyException outOfRange() {
    return PyErrors.indexError("array assignment index out of range");
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    if (key instanceof PySlice slice) {
      setSlice(ts, slice, value);
      return;
    }
    int at = position(ts, key);
    if (at < 0 || at >= size) {
      throw outOfRange();
    }
    long bits = ArrayKind.bits(ts, code, value);
    synchronized (this) {
      if (at >= size) {
        throw outOfRange();
      }
      ArrayKind.store(code, memory, at * itemSize, bits);
    }
  }

  private void setSlice(ThreadState ts, PySlice slice, Object value) {
    if (!(value instanceof PyArray other)) {
      throw PyErrors.typeError("can only assign array (not \"" + Types.nameOf(value) + "\") to array slice");
    }
    checkKind(other);
    long[] unpacked = slice.unpack(ts);
    byte[] values = other.content();
    synchronized (this) {
      SliceBounds bounds = PySlice.fit(unpacked, size);
      if (bounds.step == 1) {
        splice(bounds.start, Math.max(bounds.start, bounds.stop), values);
      } else if (values.length == 0) {
        deleteBounds(bounds);
      } else {
        int count = values.length / itemSize;
        if (count != bounds.count) {
          throw PyErrors.valueError("attempt to assign array of size " + count + " to extended slice of size " + bounds.count);
        }
        for (int i = 0; i < count; i++) {
          System.arraycopy(values, i * itemSize, memory, bounds.index(i) * itemSize, itemSize);
        }
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
      splice(at, at + 1, new byte[0]);
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
    byte[] left = new byte[(size - bounds.count) * itemSize];
    int to = 0;
    for (int i = 0; i < size; i++) {
      if (!gone[i]) {
        System.arraycopy(memory, i * itemSize, left, to, itemSize);
        to += itemSize;
      }
    }
    splice(0, size, left);
  }

  private void checkKind(PyArray other) {
    if (other.code != code) {
      throw PyErrors.typeError("bad argument type for built-in operation");
    }
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    if (!(value instanceof PyArray other)) {
      throw PyErrors.typeError("can only append array (not \"" + Types.nameOf(value) + "\") to array");
    }
    checkKind(other);
    PyArray made = new PyArray(TYPE, code, content());
    made.addBytes(other.content());
    return made;
  }

  @Special("__iadd__")
  Object addInPlace(ThreadState ts, Object value) {
    if (!(value instanceof PyArray)) {
      throw PyErrors.typeError("can only extend array with array (not \"" + Types.nameOf(value) + "\")");
    }
    extend(ts, value);
    return this;
  }

  private static byte[] repeated(byte[] content, int count) {
    if ((long) content.length * count > MOST_BYTES) {
      throw PyErrors.memoryError();
    }
    byte[] result = new byte[content.length * count];
    for (int at = 0; at < result.length; at += content.length) {
      System.arraycopy(content, 0, result, at, content.length);
    }
    return result;
  }

  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    return new PyArray(TYPE, code, repeated(content(), PyTuple.repeatCount(ts, value)));
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }

  @Special("__imul__")
  Object multiplyInPlace(ThreadState ts, Object value) {
    int count = PyTuple.repeatCount(ts, value);
    synchronized (this) {
      splice(0, size, repeated(content(), count));
    }
    return this;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object value) {
    if (!(value instanceof PyArray other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    if ((slot == Slot.EQ || slot == Slot.NE) && size != other.size) {
      return PyBool.of(slot == Slot.NE);
    }
    boolean bytewise = code == other.code && ArrayKind.isInteger(code) && (slot == Slot.EQ || slot == Slot.NE);
    if (bytewise) {
      return PyBool.of(Arrays.equals(content(), other.content()) == (slot == Slot.EQ));
    }
    Object a;
    Object b;
    for (int i = 0; (a = itemOrNull(i)) != null && (b = other.itemOrNull(i)) != null; i++) {
      if (!Objects.equal(ts, a, b)) {
        return slot == Slot.EQ || slot == Slot.NE ? PyBool.of(slot == Slot.NE) : Objects.compare(ts, slot, a, b);
      }
    }
    return PyBool.of(ItemComparison.compareLengths(slot, size, other.size));
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
