// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.ItemFormat;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;

/// The memory of another object, seen as items without copying it.
///
/// Java: what is seen is described by a [Buffer] of the view's own; the memory itself is shared by all views made from one another, and
/// given back by the last of them.
///
/// Thread rule: the description is immutable; releasing is atomic; the bytes are whatever threads make of them.
@PyTypeDef("memoryview")
public final class PyMemoryView extends PyObject implements BufferExporter {
  public static final PyType TYPE = PyType.sequence(PyMemoryViewTable.INSTANCE);
  private static final int MAX_DIMENSIONS = 64;

  /// Memory that was borrowed from an object, and how many views use it.
  private static final class Loan {
    private final Buffer buffer;
    private int views;

    Loan(Buffer buffer) {
      this.buffer = buffer;
    }

    synchronized void add() {
      views++;
    }

    void remove() {
      boolean last;
      synchronized (this) {
        last = --views == 0;
      }
      if (last) {
        buffer.release();
      }
    }
  }

  private final Loan loan;
  private final Buffer view;
  private final char letter;
  private volatile boolean released;
  /// How many buffers this view has lent; guarded by its monitor.
  private int exports;
  /// The hash outlives the memory; a race computes it twice.
  private long hash;
  private volatile boolean hashed;

  private PyMemoryView(Loan loan, Buffer view) {
    super(TYPE);
    this.loan = loan;
    this.view = view;
    letter = ItemFormat.letter(view.format);
    loan.add();
  }

  /// A view of the memory that a buffer describes; it is given back with the last view.
  public static PyMemoryView of(Buffer buffer) {
    return new PyMemoryView(new Loan(buffer), buffer);
  }

  /// A view of an object's memory.
  @New("memoryview(object)")
  static Object create(ThreadState ts, PyType cls, Object object) {
    if (object instanceof PyMemoryView other) {
      other.check();
      return new PyMemoryView(other.loan, other.view);
    }
    if (!Buffers.isBuffer(object)) {
      throw PyErrors.typeError("memoryview: a bytes-like object is required, not '" + dev.krait.runtime.type.Types.nameOf(object) + "'");
    }
    return of(Buffers.of(ts, object, Buffers.FULL_READ_ONLY));
  }

  /// A view of an object's memory for a request with these flags.
  static PyMemoryView ofFlags(ThreadState ts, BufferExporter exporter, int flags) {
    return of(exporter.exportBuffer(ts, (flags & 1) != 0));
  }

  /// A view made with the flags of the buffer protocol.
  @ClassMethod("_from_flags(object, flags)")
  static Object fromFlags(ThreadState ts, PyType cls, Object object, int flags) {
    return of(Buffers.of(ts, object, flags));
  }

  private void check() {
    if (released) {
      throw PyErrors.valueError("operation forbidden on released memoryview object");
    }
  }

  /// What the view shows; ValueError if it was released.
  public Buffer buffer() {
    check();
    return view;
  }

  /// Keeps the view from being released while Python code runs that could do it.
  private synchronized void lock() {
    exports++;
  }

  private synchronized void unlock() {
    exports--;
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, boolean writable) {
    check();
    if (writable && view.readOnly) {
      throw PyErrors.bufferError("memoryview: underlying buffer is not writable");
    }
    lock();
    return new Buffer(this, view.array, view.offset, view.length, view.readOnly, view.format, view.itemSize, view.shape, view.strides) {
      private boolean returned;

      @Override
      public void release() {
        synchronized (PyMemoryView.this) {
          exports -= returned ? 0 : 1;
          returned = true;
        }
      }
    };
  }

  /// Gives the memory back; the view can not be used any more.
  @Method("release()")
  void release(ThreadState ts) {
    synchronized (this) {
      if (released) {
        return;
      }
      if (exports > 0) {
        throw PyErrors.bufferError("memoryview has " + exports + " exported buffer" + (exports == 1 ? "" : "s"));
      }
      released = true;
    }
    loan.remove();
  }

  /// What `__release_buffer__` of a builtin type does with its argument.
  static void releaseArgument(ThreadState ts, Object buffer) {
    if (!(buffer instanceof PyMemoryView view)) {
      throw PyErrors.typeError("expected a memoryview object");
    }
    view.release(ts);
  }

  /// A view of the view's memory.
  @Special("__buffer__")
  Object lend(ThreadState ts, int flags) {
    return ofFlags(ts, this, flags);
  }

  /// Gives a view back.
  @Special("__release_buffer__")
  void takeBack(ThreadState ts, Object buffer) {
    releaseArgument(ts, buffer);
  }

  /// The view itself.
  @Method("__enter__()")
  Object enter() {
    check();
    return this;
  }

  /// Releases the view.
  @Method("__exit__(*exc_info)")
  void exit(ThreadState ts, Object[] excInfo) {
    release(ts);
  }

  private int dimensions() {
    return view.shape.length;
  }

  private PyMemoryView derived(int offset, String format, int itemSize, int[] shape, int[] strides, boolean readOnly) {
    int length = itemSize;
    for (int n : shape) {
      length *= n;
    }
    return new PyMemoryView(loan, new Buffer(view.exporter, view.array, offset, length, readOnly, format, itemSize, shape, strides));
  }

  private void checkFormat() {
    if (letter == 0) {
      throw PyErrors.notImplementedError("memoryview: format " + view.format + " not supported");
    }
  }

  private Object item(int at) {
    checkFormat();
    return MemoryItems.read(letter, view.array, at);
  }

  /// Where the item of an index in the first dimensions is.
  private int place(int dimension, int index) {
    int length = view.shape[dimension];
    int at = index < 0 ? index + length : index;
    if (at < 0 || at >= length) {
      throw PyErrors.indexError("index out of bounds on dimension " + (dimension + 1));
    }
    return at * view.strides[dimension];
  }

  private int place(ThreadState ts, PyTuple key) {
    if (key.size() > dimensions()) {
      throw PyErrors.typeError("cannot index " + dimensions() + "-dimension view with " + key.size() + "-element tuple");
    }
    int at = view.offset;
    for (int i = 0; i < key.size(); i++) {
      at += place(i, Numbers.indexOrError(ts, key.get(i)));
    }
    return at;
  }

  private static boolean isAll(PyTuple key, boolean slices) {
    for (Object part : key.items()) {
      if (slices ? !(part instanceof PySlice) : !Numbers.hasIndex(part)) {
        return false;
      }
    }
    return true;
  }

  private static PyException invalidKey() {
    return PyErrors.typeError("memoryview: invalid slice key");
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    check();
    if (dimensions() == 0) {
      if (key instanceof PyTuple t && t.size() == 0) {
        return item(view.offset);
      }
      if (key == PyEllipsis.ELLIPSIS) {
        return this;
      }
      throw PyErrors.typeError("invalid indexing of 0-dim memory");
    }
    if (Numbers.hasIndex(key)) {
      int index = Numbers.indexOrError(ts, key);
      check();
      return itemAt(index);
    }
    if (key instanceof PySlice slice) {
      loan.add();
      try {
        return slice(slice.bounds(ts, view.shape[0]));
      } finally {
        loan.remove();
      }
    }
    if (key instanceof PyTuple t && isAll(t, false)) {
      int at = place(ts, t);
      check();
      if (t.size() < dimensions()) {
        throw PyErrors.notImplementedError("sub-views are not implemented");
      }
      return item(at);
    }
    if (key instanceof PyTuple t && isAll(t, true)) {
      throw PyErrors.notImplementedError("multi-dimensional slicing is not implemented");
    }
    throw invalidKey();
  }

  /// The item at an index of a view with one dimension.
  Object itemAt(int index) {
    if (dimensions() != 1) {
      throw PyErrors.notImplementedError("multi-dimensional sub-views are not implemented");
    }
    return item(view.offset + place(0, index));
  }

  private Object slice(SliceBounds bounds) {
    int[] shape = view.shape.clone();
    int[] strides = view.strides.clone();
    shape[0] = bounds.count;
    strides[0] = view.strides[0] * bounds.step;
    return derived(view.offset + bounds.start * view.strides[0], view.format, view.itemSize, shape, strides, view.readOnly);
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    check();
    if (view.readOnly) {
      throw PyErrors.typeError("cannot modify read-only memory");
    }
    if (dimensions() == 0) {
      if (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0) {
        write(ts, view.offset, value);
        return;
      }
      throw PyErrors.typeError("invalid indexing of 0-dim memory");
    }
    if (Numbers.hasIndex(key)) {
      if (dimensions() > 1) {
        throw PyErrors.notImplementedError("sub-views are not implemented");
      }
      write(ts, view.offset + place(0, Numbers.indexOrError(ts, key)), value);
    } else if (key instanceof PySlice slice && dimensions() == 1) {
      setSlice(ts, slice, value);
    } else if (key instanceof PyTuple t && isAll(t, false)) {
      if (t.size() < dimensions()) {
        throw PyErrors.notImplementedError("sub-views are not implemented");
      }
      write(ts, place(ts, t), value);
    } else if (key instanceof PySlice || key instanceof PyTuple t && isAll(t, true)) {
      throw PyErrors.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
    } else {
      throw invalidKey();
    }
  }

  private void write(ThreadState ts, int at, Object value) {
    checkFormat();
    byte[] scratch = new byte[view.itemSize];
    MemoryItems.write(ts, letter, view.format, scratch, 0, value);
    check();
    System.arraycopy(scratch, 0, view.array, at, scratch.length);
  }

  private void setSlice(ThreadState ts, PySlice slice, Object value) {
    Buffer source = Buffers.of(ts, value, Buffers.FULL_READ_ONLY);
    try {
      SliceBounds bounds = slice.bounds(ts, view.shape[0]);
      check();
      if (source.shape.length != 1 || source.shape[0] != bounds.count || source.itemSize != view.itemSize
          || !plain(source.format).equals(plain(view.format))) {
        throw PyErrors.valueError("memoryview assignment: lvalue and rvalue have different structures");
      }
      byte[] bytes = source.toByteArray();
      int size = view.itemSize;
      for (int i = 0; i < bounds.count; i++) {
        System.arraycopy(bytes, i * size, view.array, view.offset + bounds.index(i) * view.strides[0], size);
      }
    } finally {
      source.release();
    }
  }

  private static String plain(String format) {
    return format.startsWith("@") ? format.substring(1) : format;
  }

  @Special("__delitem__")
  void deleteItem(Object key) {
    check();
    if (view.readOnly) {
      throw PyErrors.typeError("cannot modify read-only memory");
    }
    throw PyErrors.typeError("cannot delete memory");
  }

  @Special("__len__")
  int length() {
    check();
    if (dimensions() == 0) {
      throw PyErrors.typeError("0-dim memory has no length");
    }
    return view.shape[0];
  }

  @Special("__iter__")
  Object iterator() {
    check();
    if (dimensions() == 0) {
      throw PyErrors.typeError("invalid indexing of 0-dim memory");
    }
    if (dimensions() > 1) {
      throw PyErrors.notImplementedError("multi-dimensional sub-views are not implemented");
    }
    checkFormat();
    return new PyMemoryIterator(this, view.shape[0]);
  }

  /// The bytes of all items, row by row for order C or None, column by column for F, as they lie in memory for A.
  @Method("tobytes(order='C')")
  Object toBytes(String order) {
    check();
    if (order != null && !order.equals("C") && !order.equals("F") && !order.equals("A")) {
      throw PyErrors.valueError("order must be 'C', 'F' or 'A'");
    }
    boolean columns = order != null && (order.equals("F") || order.equals("A") && isColumnContiguous() && !view.isContiguous());
    return new PyBytes(columns ? columnBytes() : view.toByteArray());
  }

  private byte[] columnBytes() {
    int n = dimensions();
    int[] shape = new int[n];
    int[] strides = new int[n];
    for (int i = 0; i < n; i++) {
      shape[i] = view.shape[n - 1 - i];
      strides[i] = view.strides[n - 1 - i];
    }
    return new Buffer(null, view.array, view.offset, view.length, true, view.format, view.itemSize, shape, strides).toByteArray();
  }

  /// The bytes of all items in hexadecimal digits, with a separator every so many bytes.
  @Method("hex(sep=<unrepresentable>, bytes_per_sep=1)")
  Object hex(ThreadState ts, Object sep, int bytesPerSep) {
    check();
    lock();
    try {
      return BytesArguments.hex(ts, view.toByteArray(), sep, bytesPerSep);
    } finally {
      unlock();
    }
  }

  /// The items as a list, of lists where there are more dimensions.
  @Method("tolist()")
  Object toList() {
    check();
    checkFormat();
    return list(0, view.offset);
  }

  private Object list(int dimension, int at) {
    if (dimension == dimensions()) {
      return item(at);
    }
    Object[] items = new Object[view.shape[dimension]];
    for (int i = 0; i < items.length; i++) {
      items[i] = list(dimension + 1, at + i * view.strides[dimension]);
    }
    return PyList.of(items);
  }

  /// A view of the same memory with another format or shape.
  @Method("cast(format, shape=<unrepresentable>)")
  Object cast(ThreadState ts, String format, Object shape) {
    check();
    if (!view.isContiguous()) {
      throw PyErrors.typeError("memoryview: casts are restricted to C-contiguous views");
    }
    if ((shape != null || dimensions() != 1) && hasZero()) {
      throw PyErrors.typeError("memoryview: cannot cast view with zeros in shape or strides");
    }
    char target = ItemFormat.letter(format);
    if (target == 0) {
      throw PyErrors.valueError("memoryview: destination format must be a native single character format prefixed with an optional '@'");
    }
    if (letter == 0) {
      throw PyErrors.valueError("memoryview: source format must be a native single character format prefixed with an optional '@'");
    }
    if (shape != null && !(shape instanceof PyList) && !(shape instanceof PyTuple)) {
      throw PyErrors.typeError("shape must be a list or a tuple");
    }
    Object[] parts = shape == null ? null : shape instanceof PyList l ? l.toArray() : ((PyTuple) shape).items();
    if (parts != null && parts.length > MAX_DIMENSIONS) {
      throw PyErrors.valueError("memoryview: number of dimensions must not exceed " + MAX_DIMENSIONS);
    }
    if (parts != null && dimensions() != 1 && parts.length != 1) {
      throw PyErrors.typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    if (!isByte(target) && !isByte(letter)) {
      throw PyErrors.typeError("memoryview: cannot cast between two non-byte formats");
    }
    int size = ItemFormat.size(target);
    if (view.length % size != 0) {
      throw PyErrors.typeError("memoryview: length is not a multiple of itemsize");
    }
    int[] extents = parts == null ? new int[] {view.length / size} : extents(ts, parts, size);
    return derived(view.offset, format, size, extents, rowStrides(extents, size), view.readOnly);
  }

  private boolean hasZero() {
    for (int n : view.shape) {
      if (n == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isByte(char letter) {
    return letter == 'B' || letter == 'b' || letter == 'c';
  }

  private int[] extents(ThreadState ts, Object[] parts, int size) {
    int[] extents = new int[parts.length];
    long product = size;
    for (int i = 0; i < parts.length; i++) {
      Object plain = Numbers.intOrNull(parts[i]);
      if (plain == null) {
        throw PyErrors.typeError("memoryview.cast(): elements of shape must be integers");
      }
      if (!(plain instanceof PyInt n) || n.value <= 0) {
        throw PyErrors.valueError("memoryview.cast(): elements of shape must be integers > 0");
      }
      product = n.value > Integer.MAX_VALUE || product > Integer.MAX_VALUE ? Long.MAX_VALUE : product * n.value;
      extents[i] = (int) n.value;
    }
    if (product != view.length) {
      throw PyErrors.typeError("memoryview: product(shape) * itemsize != buffer size");
    }
    return extents;
  }

  private static int[] rowStrides(int[] shape, int itemSize) {
    int[] strides = new int[shape.length];
    int stride = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  /// A view of the same memory that can not be written to.
  @Method("toreadonly()")
  Object toReadOnly() {
    check();
    return derived(view.offset, view.format, view.itemSize, view.shape, view.strides, true);
  }

  /// How many items are equal to the value.
  @Method("count(value, /)")
  long count(ThreadState ts, Object value) {
    long count = 0;
    for (int i = 0; i < length(); i++) {
      count += Objects.identicalOrEqual(ts, itemAt(i), value) ? 1 : 0;
    }
    return count;
  }

  /// The index of the first item equal to the value, between the bounds.
  @Method("index(value, start=0, stop=sys.maxsize, /)")
  long index(ThreadState ts, Object value, Object start, Object stop) {
    check();
    if (dimensions() == 0) {
      throw PyErrors.typeError("invalid lookup on 0-dim memory");
    }
    if (dimensions() > 1) {
      throw PyErrors.notImplementedError("multi-dimensional lookup is not implemented");
    }
    int n = view.shape[0];
    int from = PyTuple.boundIndex(ts, start);
    int to = PyTuple.boundIndex(ts, stop);
    from = from < 0 ? Math.max(0, from + n) : from;
    to = to < 0 ? to + n : Math.min(to, n);
    for (int i = from; i < to; i++) {
      check();
      if (Objects.identicalOrEqual(ts, itemAt(i), value)) {
        return i;
      }
    }
    throw PyErrors.valueError("memoryview.index(x): x not found");
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    if (other == this) {
      return PyBool.of(released || letter == 0 || !ItemFormat.isFloat(letter) || isSame(ts, view));
    }
    if (released || other instanceof PyMemoryView that && that.released) {
      return PyBool.FALSE;
    }
    if (!Buffers.isBuffer(other)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    Buffer theirs;
    try {
      theirs = Buffers.of(ts, other, Buffers.FULL_READ_ONLY);
    } catch (PyException e) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    try {
      return PyBool.of(isSame(ts, theirs));
    } finally {
      theirs.release();
    }
  }

  @Special("__ne__")
  Object notEqual(ThreadState ts, Object other) {
    Object result = equal(ts, other);
    return result == PyNotImplemented.NOT_IMPLEMENTED ? result : PyBool.of(result == PyBool.FALSE);
  }

  private boolean isSame(ThreadState ts, Buffer theirs) {
    if (!Arrays.equals(view.shape, theirs.shape)) {
      return false;
    }
    char other = ItemFormat.letter(theirs.format);
    if (letter == 0 || other == 0) {
      return false;
    }
    byte[] a = view.toByteArray();
    byte[] b = theirs.toByteArray();
    if (letter == other && !ItemFormat.isFloat(letter)) {
      return Arrays.equals(a, b);
    }
    int count = a.length / view.itemSize;
    for (int i = 0; i < count; i++) {
      if (!Objects.equal(ts, MemoryItems.read(letter, a, i * view.itemSize), MemoryItems.read(other, b, i * theirs.itemSize))) {
        return false;
      }
    }
    return true;
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    if (hashed) {
      return hash;
    }
    check();
    if (!view.readOnly) {
      throw PyErrors.valueError("cannot hash writable memoryview object");
    }
    if (!isByte(letter)) {
      throw PyErrors.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    lock();
    try {
      if (view.exporter != null) {
        Hashes.of(ts, view.exporter);
      }
      hash = PyBytesBase.hash(view.toByteArray());
    } finally {
      unlock();
    }
    hashed = true;
    return hash;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return "<" + (released ? "released " : "") + "memory at 0x" + Long.toHexString(Identity.of(ts, this)) + ">";
  }

  /// The object whose memory it is.
  @Getter("obj")
  Object object() {
    check();
    return view.exporter == null ? PyNone.NONE : view.exporter;
  }

  /// The number of bytes that the items take.
  @Getter("nbytes")
  long byteCount() {
    check();
    return view.length;
  }

  /// Whether the memory can not be written to.
  @Getter("readonly")
  boolean isReadOnly() {
    check();
    return view.readOnly;
  }

  /// The number of bytes of an item.
  @Getter("itemsize")
  long itemSize() {
    check();
    return view.itemSize;
  }

  /// The format of an item in the notation of struct.
  @Getter("format")
  String format() {
    check();
    return view.format;
  }

  /// The number of dimensions.
  @Getter("ndim")
  long dimensionCount() {
    check();
    return dimensions();
  }

  private static PyTuple tuple(int[] numbers) {
    Object[] items = new Object[numbers.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = PyInt.of(numbers[i]);
    }
    return PyTuple.of(items);
  }

  /// The number of items in each dimension.
  @Getter("shape")
  Object shape() {
    check();
    return tuple(view.shape);
  }

  /// The distance in bytes of neighbouring items in each dimension.
  @Getter("strides")
  Object strides() {
    check();
    return tuple(view.strides);
  }

  /// Always empty: no memory is reached through pointers.
  @Getter("suboffsets")
  Object subOffsets() {
    check();
    return PyTuple.EMPTY;
  }

  /// Whether the items lie next to each other row by row.
  @Getter("c_contiguous")
  boolean isRowContiguous() {
    check();
    return view.isContiguous();
  }

  /// Whether the items lie next to each other column by column.
  @Getter("f_contiguous")
  boolean isColumnContiguous() {
    check();
    int expected = view.itemSize;
    for (int i = 0; i < view.shape.length; i++) {
      if (view.shape[i] > 1 && view.strides[i] != expected) {
        return view.length == 0;
      }
      expected *= view.shape[i];
    }
    return true;
  }

  /// Whether the items lie next to each other.
  @Getter("contiguous")
  boolean isAnyContiguous() {
    return isRowContiguous() || isColumnContiguous();
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
