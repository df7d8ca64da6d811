// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// What BufferedReader, BufferedWriter and BufferedRandom share: a raw stream, bytes read ahead of it, bytes not yet written to it.
///
/// Invariants: at most one of the two buffers holds bytes; the raw stream stands at the end of what was read ahead, or where the
/// unwritten bytes belong. All of it is guarded by [#lock].
abstract class PyBuffered extends PyBufferedIOBase {
  private static final int DEFAULT_SIZE = 131072;

  final IoLock lock = new IoLock();
  private final Finalizers.Trigger trigger;
  /// Null before `__init__` and after `detach`.
  private Object raw;
  private boolean detached;
  private int size = DEFAULT_SIZE;
  private byte[] ahead = new byte[0];
  private int aheadAt;
  private int aheadEnd;
  private byte[] unwritten = new byte[0];
  private int unwrittenCount;

  PyBuffered(ThreadState ts, PyType type) {
    super(type);
    trigger = ts.interpreter().finalizers().trigger(this);
  }

  static void require(ThreadState ts, Object raw, String ability, String message) {
    if (Calls.method(ts, raw, ability) != PyBool.TRUE) {
      throw IoErrors.unsupported(ts, message);
    }
  }

  final void init(ThreadState ts, Object rawStream, Object bufferSize) {
    int wanted = Numbers.indexOrError(ts, bufferSize);
    if (wanted <= 0) {
      throw PyErrors.valueError("buffer size must be strictly positive");
    }
    raw = rawStream;
    detached = false;
    size = wanted;
    aheadAt = aheadEnd = unwrittenCount = 0;
  }

  /// The raw stream; ValueError if there is none.
  final Object raw() {
    if (raw == null) {
      throw PyErrors.valueError(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    }
    return raw;
  }

  private void checkOpen(ThreadState ts, String operation) {
    raw();
    if (isRawClosed(ts)) {
      throw PyErrors.valueError(operation + " of closed file");
    }
  }

  private boolean isRawClosed(ThreadState ts) {
    return Objects.isTrue(ts, Objects.getAttribute(ts, raw(), "closed"));
  }

  /// One read of the raw stream; 0 at the end, -1 if nothing is there now.
  private int rawRead(ThreadState ts, byte[] into, int offset, int length) {
    if (raw instanceof PyFileIO file && file.isExact(PyFileIO.TYPE)) {
      return file.readBytes(ts, into, offset, length);
    }
    Object buffer = Calls.call1(ts, ts.interpreter().builtin("bytearray"), PyInt.of(length));
    Object got = Calls.method(ts, raw, "readinto", buffer);
    if (got == PyNone.NONE) {
      return -1;
    }
    int count = Numbers.hasIndex(got) ? Numbers.clampedIndex(ts, got) : Integer.MIN_VALUE;
    if (count < 0 || count > length) {
      if (count == Integer.MIN_VALUE) {
        throw PyErrors.of(Exceptions.OS_ERROR, "raw readinto() failed");
      }
      throw PyErrors.of(Exceptions.OS_ERROR, "raw readinto() returned invalid length " + count + " (should have been between 0 and " + length + ")");
    }
    System.arraycopy(Buffers.bytes(ts, buffer), 0, into, offset, count);
    return count;
  }

  private int rawWrite(ThreadState ts, byte[] from, int offset, int length) {
    if (raw instanceof PyFileIO file && file.isExact(PyFileIO.TYPE)) {
      return file.writeBytes(ts, from, offset, length);
    }
    Object written = Calls.method(ts, raw, "write", new PyBytes(Arrays.copyOfRange(from, offset, offset + length)));
    if (written == PyNone.NONE) {
      return -1;
    }
    int count = Numbers.clampedIndex(ts, written);
    if (count < 0 || count > length) {
      throw PyErrors.of(Exceptions.OS_ERROR, "raw write() returned invalid length " + count + " (should have been between 0 and " + length + ")");
    }
    return count;
  }

  private int available() {
    return aheadEnd - aheadAt;
  }

  /// Reads ahead once; the buffer is empty. The result is that of [#rawRead].
  private int fill(ThreadState ts) {
    if (ahead.length < size) {
      ahead = new byte[size];
    }
    aheadAt = aheadEnd = 0;
    int got = rawRead(ts, ahead, 0, size);
    aheadEnd = Math.max(0, got);
    return got;
  }

  private byte[] take(int count) {
    byte[] piece = Arrays.copyOfRange(ahead, aheadAt, aheadAt + count);
    aheadAt += count;
    return piece;
  }

  final Object readBytes(ThreadState ts, Object sizeArgument) {
    int wanted = sizeArgument == PyNone.NONE ? -1 : Numbers.clampedIndex(ts, sizeArgument);
    if (wanted < -1) {
      throw PyErrors.valueError("read length must be non-negative or -1");
    }
    lock.enter(ts, this);
    try {
      checkOpen(ts, "read");
      flushUnwritten(ts);
      return wanted < 0 ? readToEnd(ts) : readUpTo(ts, wanted);
    } finally {
      lock.leave();
    }
  }

  private Object readUpTo(ThreadState ts, int wanted) {
    if (wanted <= available()) {
      return new PyBytes(take(wanted));
    }
    byte[] result = new byte[wanted];
    int have = available();
    System.arraycopy(ahead, aheadAt, result, 0, have);
    aheadAt = aheadEnd = 0;
    while (have < wanted) {
      int rest = wanted - have;
      int got;
      if (rest >= size) {
        got = rawRead(ts, result, have, rest - rest % size);
      } else {
        got = fill(ts);
        int used = Math.min(Math.max(got, 0), rest);
        System.arraycopy(ahead, 0, result, have, used);
        aheadAt = used;
        got = got <= 0 ? got : used;
      }
      if (got <= 0) {
        return got < 0 && have == 0 ? PyNone.NONE : new PyBytes(Arrays.copyOf(result, have));
      }
      have += got;
    }
    return new PyBytes(result);
  }

  private Object readToEnd(ThreadState ts) {
    byte[] first = take(available());
    Object readAll = Objects.findAttribute(ts, raw, "readall");
    ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + 32);
    all.write(first, 0, first.length);
    if (readAll != null) {
      Object rest = Calls.call0(ts, readAll);
      if (rest == PyNone.NONE) {
        return first.length == 0 ? rest : new PyBytes(first);
      }
      if (!(rest instanceof PyBytes)) {
        throw PyErrors.typeError("readall() should return bytes");
      }
      byte[] bytes = ((PyBytes) rest).array();
      if (first.length == 0) {
        return rest;
      }
      all.write(bytes, 0, bytes.length);
      return new PyBytes(all.toByteArray());
    }
    while (true) {
      Object piece = Calls.method(ts, raw, "read");
      if (piece != PyNone.NONE && !(piece instanceof PyBytes)) {
        throw PyErrors.typeError("read() should return bytes");
      }
      if (piece == PyNone.NONE || ((PyBytes) piece).array().length == 0) {
        return all.size() == 0 ? piece : new PyBytes(all.toByteArray());
      }
      all.write(((PyBytes) piece).array(), 0, ((PyBytes) piece).array().length);
    }
  }

  final Object readSome(ThreadState ts, Object sizeArgument) {
    int wanted = Numbers.clampedIndex(ts, sizeArgument);
    wanted = wanted < 0 ? size : wanted;
    lock.enter(ts, this);
    try {
      checkOpen(ts, "read");
      if (wanted == 0) {
        return PyBytes.EMPTY;
      }
      flushUnwritten(ts);
      if (available() > 0) {
        return new PyBytes(take(Math.min(wanted, available())));
      }
      byte[] bytes = new byte[wanted];
      int got = rawRead(ts, bytes, 0, wanted);
      return new PyBytes(Arrays.copyOf(bytes, Math.max(0, got)));
    } finally {
      lock.leave();
    }
  }

  final Object readIntoBuffer(ThreadState ts, Object buffer, boolean once) {
    int room = IoBytes.writableLength(ts, buffer);
    if (room == 0) {
      raw();
      return PyInt.ZERO;
    }
    Object data = once ? readSome(ts, PyInt.of(room)) : readBytes(ts, PyInt.of(room));
    if (data == PyNone.NONE) {
      return data;
    }
    byte[] bytes = ((PyBytes) data).array();
    IoBytes.store(ts, buffer, bytes, bytes.length);
    return PyInt.of(bytes.length);
  }

  final Object peekBytes(ThreadState ts) {
    lock.enter(ts, this);
    try {
      checkOpen(ts, "peek");
      flushUnwritten(ts);
      if (available() == 0) {
        fill(ts);
      }
      return new PyBytes(Arrays.copyOfRange(ahead, aheadAt, aheadEnd));
    } finally {
      lock.leave();
    }
  }

  final Object readOneLine(ThreadState ts, Object sizeArgument) {
    int limit = optionalSize(ts, sizeArgument);
    lock.enter(ts, this);
    try {
      checkOpen(ts, "readline");
      flushUnwritten(ts);
      ByteArrayOutputStream line = null;
      while (true) {
        int room = limit < 0 ? available() : Math.min(available(), limit - (line == null ? 0 : line.size()));
        int newline = ByteSearch.find(ahead, aheadAt, aheadAt + room, (byte) '\n');
        int count = newline < 0 ? room : newline + 1 - aheadAt;
        if (newline >= 0 && line == null) {
          return new PyBytes(take(count));
        }
        line = line == null ? new ByteArrayOutputStream() : line;
        line.write(ahead, aheadAt, count);
        aheadAt += count;
        if (newline >= 0 || limit >= 0 && line.size() >= limit || available() == 0 && fill(ts) <= 0) {
          return new PyBytes(line.toByteArray());
        }
      }
    } finally {
      lock.leave();
    }
  }

  final Object writeBytes(ThreadState ts, Object data) {
    byte[] bytes = IoBytes.of(ts, data);
    lock.enter(ts, this);
    try {
      raw();
      if (isRawClosed(ts)) {
        throw PyErrors.valueError("write to closed file");
      }
      rewindAhead(ts);
      if (bytes.length > size - unwrittenCount) {
        writeThrough(ts, bytes);
      } else {
        store(bytes, 0, bytes.length);
      }
      return PyInt.of(bytes.length);
    } finally {
      lock.leave();
    }
  }

  private void store(byte[] bytes, int offset, int length) {
    if (unwritten.length < unwrittenCount + length) {
      unwritten = Arrays.copyOf(unwritten,
          Math.min(Math.max(size, unwrittenCount + length), Math.max(unwrittenCount + length, unwritten.length * 2 + 512)));
    }
    System.arraycopy(bytes, offset, unwritten, unwrittenCount, length);
    unwrittenCount += length;
  }

  /// Writes more than fits the buffer; what a raw stream that would block does not take is kept as far as there is room.
  private void writeThrough(ThreadState ts, byte[] bytes) {
    int done = 0;
    boolean blocked = !tryFlush(ts);
    while (!blocked && bytes.length - done > size) {
      int written = rawWrite(ts, bytes, done, bytes.length - done);
      blocked = written < 0;
      done += Math.max(0, written);
    }
    int kept = Math.min(bytes.length - done, size - unwrittenCount);
    store(bytes, done, kept);
    if (done + kept < bytes.length) {
      throw wouldBlock(done + kept);
    }
  }

  private static PyException wouldBlock(int written) {
    return PyErrors.of(Exceptions.BLOCKING_IOERROR, PyInt.of(11), "write could not complete without blocking", PyInt.of(written));
  }

  /// Writes all unwritten bytes; false if the raw stream would block.
  private boolean tryFlush(ThreadState ts) {
    int done = 0;
    try {
      while (done < unwrittenCount) {
        int written = rawWrite(ts, unwritten, done, unwrittenCount - done);
        if (written < 0) {
          return false;
        }
        done += written;
      }
    } finally {
      System.arraycopy(unwritten, done, unwritten, 0, unwrittenCount - done);
      unwrittenCount -= done;
    }
    return true;
  }

  private void flushUnwritten(ThreadState ts) {
    if (unwrittenCount > 0 && !tryFlush(ts)) {
      throw wouldBlock(0);
    }
  }

  /// Moves the raw stream back to where the reader of this stream stands, and forgets what was read ahead.
  private void rewindAhead(ThreadState ts) {
    int unread = available();
    aheadAt = aheadEnd = 0;
    if (unread > 0) {
      Calls.method(ts, raw, "seek", PyInt.of(-unread), PyInt.ONE);
    }
  }

  final Object flushAll(ThreadState ts) {
    lock.enter(ts, this);
    try {
      raw();
      if (isRawClosed(ts)) {
        throw PyErrors.valueError("flush of closed file");
      }
      flushUnwritten(ts);
      if (this instanceof PyBufferedRandom) {
        rewindAhead(ts);
      }
      return PyNone.NONE;
    } finally {
      lock.leave();
    }
  }

  @Override
  Object flush(ThreadState ts) {
    return flushAll(ts);
  }

  private long rawPosition(ThreadState ts, Object position) {
    Object plain = Numbers.index(ts, position);
    if (!(plain instanceof PyInt i) || i.value < 0) {
      throw PyErrors.of(Exceptions.OS_ERROR, "Raw stream returned invalid position " + plain);
    }
    return i.value;
  }

  @Override
  Object tell(ThreadState ts) {
    lock.enterNested(ts);
    try {
      long position = rawPosition(ts, Calls.method(ts, raw(), "tell"));
      return PyInt.of(Math.max(0, position - available() + unwrittenCount));
    } finally {
      lock.leave();
    }
  }

  @Override
  Object seek(ThreadState ts, Object offset, Object whence) {
    int from = Numbers.clampedIndex(ts, whence);
    if (from < 0 || from > 4) {
      throw PyErrors.valueError("whence value " + from + " unsupported");
    }
    lock.enter(ts, this);
    try {
      checkOpen(ts, "seek");
      checkSeekable(ts);
      Object target = Numbers.index(ts, offset);
      if (!(target instanceof PyInt to)) {
        throw PyErrors.overflowError("Python int too large to convert to C long");
      }
      flushUnwritten(ts);
      if (from < 2 && available() > 0) {
        long here = rawPosition(ts, Calls.method(ts, raw, "tell")) - available();
        long wanted = from == 0 ? to.value : here + to.value;
        if (wanted >= here - aheadAt && wanted <= here + available()) {
          aheadAt += (int) (wanted - here);
          return PyInt.of(wanted);
        }
      }
      Object moved = from == 1 && available() > 0 ? PyInt.of(to.value - available()) : to;
      aheadAt = aheadEnd = 0;
      return PyInt.of(rawPosition(ts, Calls.method(ts, raw, "seek", moved, PyInt.of(from))));
    } finally {
      lock.leave();
    }
  }

  private void checkSeekable(ThreadState ts) {
    if (!Objects.isTrue(ts, Calls.method(ts, raw, "seekable"))) {
      throw IoErrors.unsupported(ts, "File or stream is not seekable.");
    }
  }

  @Override
  Object truncate(ThreadState ts, Object newSize) {
    lock.enter(ts, this);
    try {
      checkOpen(ts, "truncate");
      if (!Objects.isTrue(ts, Calls.method(ts, raw, "writable"))) {
        throw IoErrors.unsupported(ts, "truncate");
      }
      flushUnwritten(ts);
      rewindAhead(ts);
      return Calls.method(ts, raw, "truncate", newSize == PyNone.NONE ? Calls.method(ts, raw, "tell") : newSize);
    } finally {
      lock.leave();
    }
  }

  @Override
  Object close(ThreadState ts) {
    raw();
    lock.enterNested(ts);
    boolean closed;
    try {
      closed = isRawClosed(ts);
    } finally {
      lock.leave();
    }
    if (closed) {
      return PyNone.NONE;
    }
    PyException failure = null;
    try {
      Calls.method(ts, this, "flush");
    } catch (PyException e) {
      failure = e;
    }
    trigger.cancel();
    try {
      Calls.method(ts, raw, "close");
    } catch (PyException e) {
      if (failure != null && e.value != failure.value && e.value.context == null) {
        e.value.context = failure.value;
      }
      failure = e;
    }
    if (failure != null) {
      throw failure;
    }
    return PyNone.NONE;
  }

  @Override
  Object detach(ThreadState ts) {
    Object stream = raw();
    Calls.method(ts, this, "flush");
    raw = null;
    detached = true;
    trigger.cancel();
    return stream;
  }

  @Override
  Object closed(ThreadState ts) {
    return PyBool.of(isRawClosed(ts));
  }

  @Override
  Object fileno(ThreadState ts) {
    return Calls.method(ts, raw(), "fileno");
  }

  @Override
  Object isTerminal(ThreadState ts) {
    return Calls.method(ts, raw(), "isatty");
  }

  @Override
  Object seekable(ThreadState ts) {
    return Calls.method(ts, raw(), "seekable");
  }

  final Object rawAbility(ThreadState ts, String ability) {
    return Calls.method(ts, raw(), ability);
  }

  final Object rawAttribute(ThreadState ts, String name) {
    return Objects.getAttribute(ts, raw(), name);
  }

  final Object warnUnclosed(ThreadState ts, Object source) {
    if (raw != null) {
      Calls.method(ts, raw, "_dealloc_warn", source);
    }
    return PyNone.NONE;
  }

  @Override
  void delete(ThreadState ts) {
    if (raw != null) {
      if (raw instanceof PyFileIO && !isRawClosed(ts)) {
        warnUnclosed(ts, this);
      }
      super.delete(ts);
    }
  }

  final Object reprText(ThreadState ts) {
    ts.enterNative();
    try {
      String kind = TypeNames.full(type.solid());
      Object name = raw == null ? null : Objects.findAttribute(ts, raw, "name");
      return Text.fromJava(name == null ? "<" + kind + ">" : "<" + kind + " name=" + Objects.reprText(ts, name) + ">");
    } finally {
      ts.leaveNative();
    }
  }

  final PyException noPickle() {
    return PyErrors.typeError("cannot pickle '" + Types.nameOf(this) + "' object");
  }

  /// The raw stream.
  @Getter("raw")
  Object rawStream() {
    return raw();
  }

  /// The name of the raw stream.
  @Getter("name")
  Object name(ThreadState ts) {
    return rawAttribute(ts, "name");
  }

  /// The mode of the raw stream.
  @Getter("mode")
  Object mode(ThreadState ts) {
    return rawAttribute(ts, "mode");
  }

  /// Warns that the file was left open.
  @Method("_dealloc_warn(source, /)")
  Object deallocWarn(ThreadState ts, Object source) {
    return warnUnclosed(ts, source);
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return reprText(ts);
  }

  /// Refuses to be pickled.
  @Method("__reduce_ex__(protocol, /)")
  Object reduce(Object protocol) {
    throw noPickle();
  }
}
