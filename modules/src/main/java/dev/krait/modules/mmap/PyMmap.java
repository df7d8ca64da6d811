// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.mmap;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.collect.SliceBounds;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.Loans;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;

/// A file, or memory without one, mapped into the address space: bytes that can be read, written and searched.
///
/// Java: all fields are guarded by this object's monitor. Lent buffers are arrays, so the first one makes an image of the memory,
/// which is what counts while any is lent; flushing writes it to the memory, and so does the last buffer to be given back.
@PyTypeDef(value = "mmap", module = "mmap", subclassable = true)
public final class PyMmap extends PyObject implements BufferExporter {
  public static final PyType TYPE = PyType.builtin(PyMmapTable.INSTANCE);

  private static final int DEFAULT = 0, READ = 1, WRITE = 2, COPY = 3;
  private static final int SHARED = 1, PRIVATE = 2, ANONYMOUS = 0x20;
  private static final int PROT_READ = 1, PROT_WRITE = 2;
  private static final int MS_SYNC = 4, MAY_MOVE = 1, DUPLICATE = 1030;
  private static final int PAGE = 4096;
  private static final int REGULAR = 0x8000, KIND = 0xf000;
  private static final String[] ACCESS = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};

  private static final Cleaner CLEANER = Cleaner.create();

  private final PyInstance attributes;
  private final Mapping mapping = new Mapping();
  private final int access;
  private final int flags;
  private final int descriptor;
  private final boolean tracks;
  private final long offset;
  private MemorySegment memory;
  private long position;
  private boolean closed;
  private final Loans loans = new Loans();
  /// What the memory holds while buffers are lent; else null.
  private byte[] image;

  private PyMmap(PyType type, int access, int flags, int descriptor, boolean tracks, long offset, MemorySegment memory) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
    this.access = access;
    this.flags = flags;
    this.descriptor = descriptor;
    this.tracks = tracks;
    this.offset = offset;
    this.memory = memory;
    mapping.descriptor = descriptor;
    mapping.set(memory);
    CLEANER.register(this, mapping);
  }

  /// What the system has to be given back when nobody has the object any more.
  private static final class Mapping implements Runnable {
    private long address;
    private long size;
    private int descriptor;

    synchronized void set(MemorySegment memory) {
      address = memory.address();
      size = memory.byteSize();
    }

    @Override
    public synchronized void run() {
      if (address != 0) {
        Libc.callQuietly("munmap", address, size, 0);
        address = 0;
        if (descriptor >= 0) {
          Libc.callQuietly("close", descriptor, 0, 0);
        }
      }
    }
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// A lent image of the memory.
  private static final class Lent extends Buffer {
    Lent(PyMmap owner, byte[] image, boolean readOnly) {
      super(owner, image, 0, image.length, readOnly);
    }

    @Override
    public void release() {
      PyMmap owner = (PyMmap) exporter;
      synchronized (owner) {
        owner.loans.remove(this);
        owner.settle(false);
      }
    }
  }

  /// Maps so many bytes of a file from an offset on, all of them if the length is 0; -1 stands for memory without a file.
  @New("mmap(fileno, length, flags=1, prot=3, access=0, offset=0, *, trackfd=True)")
  static Object create(ThreadState ts, PyType cls, int fileno, long length, int flags, int prot, int access, long offset, boolean trackfd) {
    ts.interpreter().system().audit(ts, "mmap.__new__", PyInt.of(fileno), PyInt.of(length), PyInt.of(access), PyInt.of(offset));
    if (length < 0) {
      throw PyErrors.overflowError("memory mapped length must be positive");
    }
    if (offset < 0) {
      throw PyErrors.overflowError("memory mapped offset must be positive");
    }
    if (access != DEFAULT && (flags != SHARED || prot != (PROT_READ | PROT_WRITE))) {
      throw PyErrors.valueError("mmap can't specify both access and flags, prot.");
    }
    if (access < DEFAULT || access > COPY) {
      throw PyErrors.valueError("mmap invalid access parameter.");
    }
    int protection = access == READ ? PROT_READ : access == DEFAULT ? prot : PROT_READ | PROT_WRITE;
    int kind = access == COPY ? PRIVATE : flags;
    boolean both = (prot & PROT_READ) != 0 && (prot & PROT_WRITE) != 0;
    int meant = access != DEFAULT || both ? access : (prot & PROT_WRITE) != 0 ? WRITE : READ;
    long size = fileno == -1 ? length : fileLength(ts, fileno, length, offset);
    long address = Libc.call(ts, "mmap", 0, size, protection, fileno == -1 ? kind | ANONYMOUS : kind, fileno, offset);
    if (address == -1) {
      throw Libc.error(ts);
    }
    int own = fileno == -1 || !trackfd ? -1 : Libc.check(ts, Libc.call(ts, "fcntl", fileno, DUPLICATE, 0));
    return new PyMmap(cls, meant, fileno == -1 ? kind | ANONYMOUS : kind, own, trackfd, offset, MemorySegment.ofAddress(address).reinterpret(size));
  }

  private static long fileLength(ThreadState ts, int fileno, long length, long offset) {
    Object status = Calls.call1(ts, Imports.attribute(ts, "os", "fstat"), PyInt.of(fileno));
    long mode = Converters.toLong(ts, Objects.getAttribute(ts, status, "st_mode"));
    if ((mode & KIND) != REGULAR) {
      return length;
    }
    long size = Converters.toLong(ts, Objects.getAttribute(ts, status, "st_size"));
    if (length == 0) {
      if (size == 0) {
        throw PyErrors.valueError("cannot mmap an empty file");
      }
      if (offset >= size) {
        throw PyErrors.valueError("mmap offset is greater than file size");
      }
      return size - offset;
    }
    if (offset > size || size - offset < length) {
      throw PyErrors.valueError("mmap length is greater than file size");
    }
    return length;
  }

  private void check() {
    if (closed) {
      throw PyErrors.valueError("mmap closed or invalid");
    }
  }

  private void checkWritable() {
    if (access == READ) {
      throw PyErrors.typeError("mmap can't modify a readonly memory map.");
    }
  }

  private long size() {
    return memory.byteSize();
  }

  /// Writes the image, if there is one, to the memory; it is kept as long as buffers are lent, or if asked for.
  private void settle(boolean keep) {
    if (image == null) {
      return;
    }
    if (access != READ && !closed) {
      MemorySegment.copy(image, 0, memory, ValueLayout.JAVA_BYTE, 0, image.length);
    }
    if (!keep && loans.isEmpty()) {
      image = null;
    }
  }

  private byte[] get(long at, long count) {
    if (count > Integer.MAX_VALUE - 8) {
      throw PyErrors.memoryError();
    }
    byte[] bytes = new byte[(int) count];
    if (image != null) {
      System.arraycopy(image, (int) at, bytes, 0, bytes.length);
    } else {
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
    }
    return bytes;
  }

  private void put(long at, byte[] bytes) {
    if (image != null) {
      System.arraycopy(bytes, 0, image, (int) at, bytes.length);
    } else {
      MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
    }
  }

  @Override
  public synchronized Buffer exportBuffer(ThreadState ts, boolean writable) {
    check();
    if (writable && access == READ) {
      throw PyErrors.bufferError("Object is not writable.");
    }
    if (image == null) {
      image = get(0, size());
    }
    Lent lent = new Lent(this, image, access == READ);
    loans.add(lent);
    return lent;
  }

  /// A view of the memory.
  @Special("__buffer__")
  Object buffer(ThreadState ts, int flags) {
    return PyMemoryView.of(exportBuffer(ts, (flags & 1) != 0));
  }

  /// Gives a view back.
  @Special("__release_buffer__")
  void releaseBuffer(ThreadState ts, Object buffer) {
    Calls.method(ts, buffer, "release");
  }

  /// Unmaps the memory.
  @Method("close()")
  synchronized void close(ThreadState ts) {
    if (closed) {
      return;
    }
    if (!loans.isEmpty()) {
      throw PyErrors.bufferError("cannot close exported pointers exist");
    }
    settle(false);
    closed = true;
    mapping.run();
  }

  private long find(ThreadState ts, Object view, Object start, Object end, boolean last) {
    byte[] what = Buffers.bytes(ts, view);
    Object from = start == PyNone.NONE ? null : Numbers.index(ts, start);
    Object to = end == PyNone.NONE ? null : Numbers.index(ts, end);
    synchronized (this) {
      check();
      long first = from == null ? position : bound(ts, from);
      long stop = to == null ? size() : bound(ts, to);
      if (first > stop) {
        return -1;
      }
      byte[] in = get(first, stop - first);
      int at = last ? ByteStrings.findLast(in, what, 0, in.length) : ByteStrings.find(in, what, 0, in.length);
      return at < 0 ? -1 : first + at;
    }
  }

  private long bound(ThreadState ts, Object index) {
    long at = Converters.toLong(ts, index);
    return Math.max(0, Math.min(size(), at < 0 ? at + size() : at));
  }

  /// The first place of some bytes between the bounds, by default from the position on; -1 if there is none.
  @Method("find(view, start=None, end=None, /)")
  long find(ThreadState ts, Object view, Object start, Object end) {
    return find(ts, view, start, end, false);
  }

  /// The last place of some bytes between the bounds, by default from the position on; -1 if there is none.
  @Method("rfind(view, start=None, end=None, /)")
  long findLast(ThreadState ts, Object view, Object start, Object end) {
    return find(ts, view, start, end, true);
  }

  /// Writes what was changed to the file.
  @Method("flush(offset=0, size=None, /)")
  void flush(ThreadState ts, long offset, Object size) {
    Object given = size == PyNone.NONE ? null : Numbers.index(ts, size);
    synchronized (this) {
      flushPart(ts, offset, given);
    }
  }

  private void flushPart(ThreadState ts, long offset, Object size) {
    check();
    long count = size == null ? size() - offset : Converters.toLong(ts, size);
    if (count < 0 || offset < 0 || size() - offset < count) {
      throw PyErrors.valueError("flush values out of range");
    }
    if (access == READ || access == COPY) {
      return;
    }
    settle(true);
    Libc.check(ts, Libc.call(ts, "msync", memory.address() + offset, count, MS_SYNC));
  }

  /// Tells the system how the memory is going to be used.
  @Method("madvise(option, start=0, length=None, /)")
  void advise(ThreadState ts, int option, long start, Object length) {
    Object given = length == PyNone.NONE ? null : Numbers.index(ts, length);
    synchronized (this) {
      advisePart(ts, option, start, given);
    }
  }

  private void advisePart(ThreadState ts, int option, long start, Object length) {
    check();
    long count = length == null ? size() : Converters.toLong(ts, length);
    if (start < 0 || start >= size()) {
      throw PyErrors.valueError("madvise start out of bounds");
    }
    if (count < 0) {
      throw PyErrors.valueError("madvise length invalid");
    }
    if (Long.MAX_VALUE - start < count) {
      throw PyErrors.overflowError("madvise length too large");
    }
    Libc.check(ts, Libc.call(ts, "madvise", memory.address() + start, Math.min(count, size() - start), option));
  }

  /// Copies bytes from one place to another.
  @Method("move(dest, src, count, /)")
  synchronized void move(long dest, long src, long count) {
    check();
    checkWritable();
    if (dest < 0 || src < 0 || count < 0 || size() - dest < count || size() - src < count) {
      throw PyErrors.valueError("source, destination, or count out of range");
    }
    put(dest, get(src, count));
  }

  /// So many bytes from the position on, all if the number is None or negative.
  @Method("read(n=None, /)")
  Object read(ThreadState ts, Object n) {
    if (n != PyNone.NONE && !Numbers.hasIndex(n)) {
      throw PyErrors.typeError("argument should be integer or None, not '" + Types.nameOf(n) + "'");
    }
    long wanted = n == PyNone.NONE ? -1 : Numbers.clampedIndex(ts, n);
    synchronized (this) {
      check();
      return take(wanted);
    }
  }

  private PyBytes take(long wanted) {
    long rest = Math.max(0, size() - position);
    byte[] bytes = get(Math.min(position, size()), wanted < 0 ? rest : Math.min(wanted, rest));
    position += bytes.length;
    return new PyBytes(bytes);
  }

  /// The byte at the position.
  @Method("read_byte()")
  synchronized long readByte() {
    check();
    if (position >= size()) {
      throw PyErrors.valueError("read byte out of range");
    }
    return get(position++, 1)[0] & 0xff;
  }

  /// The bytes up to the end of the line.
  @Method("readline()")
  synchronized Object readLine() {
    check();
    long end = Math.min(position, size());
    while (end < size()) {
      int count = (int) Math.min(PAGE, size() - end);
      int at = ByteStrings.find(get(end, count), new byte[] {'\n'}, 0, count);
      if (at >= 0) {
        return take(end + at + 1 - position);
      }
      end += count;
    }
    return take(-1);
  }

  /// Changes how many bytes are mapped, and how long the file is.
  @Method("resize(newsize, /)")
  synchronized void resize(ThreadState ts, long newsize) {
    check();
    if (!loans.isEmpty()) {
      throw PyErrors.bufferError("mmap can't resize with extant buffers exported.");
    }
    settle(false);
    if (!tracks) {
      throw PyErrors.valueError("mmap can't resize with trackfd=False.");
    }
    if (access == READ || access == COPY) {
      throw PyErrors.typeError("mmap can't resize a readonly or copy-on-write memory map.");
    }
    if (newsize < 0 || Long.MAX_VALUE - newsize < offset) {
      throw PyErrors.valueError("new size out of range");
    }
    if (descriptor < 0 && (flags & PRIVATE) == 0 && newsize > size()) {
      throw PyErrors.valueError("mmap: can't expand a shared anonymous mapping on Linux");
    }
    if (descriptor >= 0) {
      Libc.check(ts, Libc.call(ts, "ftruncate", descriptor, offset + newsize));
    }
    long address = Libc.call(ts, "mremap", memory.address(), size(), newsize, MAY_MOVE, 0, 0);
    if (address == -1) {
      throw Libc.error(ts);
    }
    memory = MemorySegment.ofAddress(address).reinterpret(newsize);
    mapping.set(memory);
  }

  /// Moves the position: from the start, from where it is, or from the end.
  @Method("seek(pos, whence=0, /)")
  synchronized long seek(long pos, int whence) {
    check();
    if (whence < 0 || whence > 2) {
      throw PyErrors.valueError("unknown seek type");
    }
    long target = pos + (whence == 0 ? 0 : whence == 1 ? position : size());
    if (target < 0 || target > size()) {
      throw PyErrors.valueError("seek out of range");
    }
    position = target;
    return position;
  }

  /// Whether the position can be moved: it can.
  @Method("seekable()")
  boolean isSeekable() {
    return true;
  }

  /// How long the file is.
  @Method("size()")
  long fileSize(ThreadState ts) {
    synchronized (this) {
      check();
      if (descriptor < 0 && tracks) {
        return size();
      }
      if (descriptor < 0) {
        throw PyErrors.osError(Libc.EBADF, null, null);
      }
    }
    Object status = Calls.call1(ts, Imports.attribute(ts, "os", "fstat"), PyInt.of(descriptor));
    return Converters.toLong(ts, Objects.getAttribute(ts, status, "st_size"));
  }

  /// The position.
  @Method("tell()")
  synchronized long tell() {
    check();
    return position;
  }

  /// Writes bytes at the position; gives how many.
  @Method("write(bytes, /)")
  long write(ThreadState ts, Object bytes) {
    byte[] data = Buffers.bytes(ts, bytes);
    synchronized (this) {
      check();
      checkWritable();
      if (position > size() || size() - position < data.length) {
        throw PyErrors.valueError("data out of range");
      }
      put(position, data);
      position += data.length;
      return data.length;
    }
  }

  /// Writes a byte at the position.
  @Method("write_byte(value, /)")
  void writeByte(ThreadState ts, Object value) {
    long b = Converters.toLong(ts, value);
    if (b < 0 || b > 0xff) {
      throw PyErrors.overflowError("unsigned byte integer is " + (b < 0 ? "less than minimum" : "greater than maximum"));
    }
    synchronized (this) {
      check();
      checkWritable();
      if (position >= size()) {
        throw PyErrors.valueError("write byte out of range");
      }
      put(position++, new byte[] {(byte) b});
    }
  }

  /// The map itself.
  @Method("__enter__()")
  synchronized Object enter() {
    check();
    return this;
  }

  /// Unmaps the memory.
  @Method("__exit__(*exc_info)")
  void exit(ThreadState ts, Object[] excInfo) {
    close(ts);
  }

  /// Whether the memory was unmapped.
  @Getter("closed")
  synchronized Object isClosed() {
    return PyBool.of(closed);
  }

  @Special("__len__")
  synchronized int length() {
    check();
    if (size() > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("the map is longer than 2 GiB");
    }
    return (int) size();
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    byte[] all;
    synchronized (this) {
      check();
      all = get(0, size());
    }
    Object[] items = new Object[all.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = new PyBytes(new byte[] {all[i]});
    }
    return Iterators.of(ts, PyList.of(items));
  }

  private long index(ThreadState ts, Object key) {
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("mmap indices must be integers");
    }
    Object plain = Numbers.index(ts, key);
    return plain instanceof PyInt i ? i.value : Long.MIN_VALUE;
  }

  private long place(long index) {
    long at = index < 0 ? index + size() : index;
    if (at < 0 || at >= size()) {
      throw PyErrors.indexError("mmap index out of range");
    }
    return at;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      synchronized (this) {
        check();
      }
      long[] unpacked = slice.unpack(ts);
      synchronized (this) {
        check();
        SliceBounds bounds = PySlice.fit(unpacked, length());
        if (bounds.step == 1) {
          return new PyBytes(get(bounds.start, bounds.count));
        }
        byte[] bytes = new byte[bounds.count];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = get(bounds.index(i), 1)[0];
        }
        return new PyBytes(bytes);
      }
    }
    synchronized (this) {
      check();
    }
    long index = index(ts, key);
    synchronized (this) {
      check();
      return PyInt.of(get(place(index), 1)[0] & 0xff);
    }
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    synchronized (this) {
      check();
      checkWritable();
    }
    if (key instanceof PySlice slice) {
      long[] unpacked = slice.unpack(ts);
      byte[] bytes = Buffers.bytes(ts, value);
      synchronized (this) {
        check();
        SliceBounds bounds = PySlice.fit(unpacked, length());
        if (bytes.length != bounds.count) {
          throw PyErrors.indexError("mmap slice assignment is wrong size");
        }
        if (bounds.step == 1) {
          put(bounds.start, bytes);
          return;
        }
        for (int i = 0; i < bytes.length; i++) {
          put(bounds.index(i), new byte[] {bytes[i]});
        }
      }
      return;
    }
    long index = index(ts, key);
    synchronized (this) {
      check();
      place(index);
    }
    if (!Numbers.hasIndex(value)) {
      throw PyErrors.typeError("mmap item value must be an int");
    }
    int b = Numbers.clampedIndex(ts, value);
    if (b < 0 || b > 0xff) {
      throw PyErrors.valueError("mmap item value must be in range(0, 256)");
    }
    synchronized (this) {
      check();
      put(place(index), new byte[] {(byte) b});
    }
  }

  private static PyException noDeletion(Object key) {
    return PyErrors.typeError(key instanceof PySlice ? "mmap object doesn't support slice deletion" : "mmap doesn't support item deletion");
  }

  @Special("__delitem__")
  void deleteItem(Object key) {
    synchronized (this) {
      check();
      checkWritable();
    }
    throw noDeletion(key);
  }

  @Special("__repr__")
  synchronized Object repr() {
    String name = type.messageName();
    if (closed) {
      return Text.fromJava("<" + name + " closed=True>");
    }
    return Text
        .fromJava("<" + name + " closed=False, access=" + ACCESS[access] + ", length=" + size() + ", pos=" + position + ", offset=" + offset + ">");
  }

  /// How many bytes the object takes.
  @Method("__sizeof__()")
  long sizeOf() {
    return 96;
  }
}
