// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.BufferExporter;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// A binary stream in memory.
///
/// Java: all fields are guarded by this object's monitor; the memory does not move while a buffer of it is lent.
@PyTypeDef(value = "BytesIO", module = "_io", subclassable = true)
public final class PyBytesIO extends PyBufferedIOBase implements BufferExporter {
  public static final PyType TYPE = PyType.builtinWithDict(PyBytesIOTable.INSTANCE, PyBufferedIOBase.TYPE);

  private byte[] bytes = new byte[0];
  private int size;
  private int position;
  private int exports;
  private boolean closed;

  PyBytesIO(PyType type) {
    super(type);
  }

  /// A stream over bytes, which it then owns.
  static PyBytesIO over(byte[] bytes) {
    PyBytesIO stream = new PyBytesIO(TYPE);
    stream.bytes = bytes;
    stream.size = bytes.length;
    return stream;
  }

  /// An empty stream.
  @New("BytesIO(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBytesIO(cls);
  }

  /// Starts with these bytes.
  @Special("__init__(initial_bytes=None)")
  void init(ThreadState ts, Object initialBytes) {
    byte[] initial = initialBytes == PyNone.NONE ? new byte[0] : Buffers.bytes(ts, initialBytes).clone();
    synchronized (this) {
      checkResizable();
      bytes = initial;
      size = initial.length;
      position = 0;
    }
  }

  private void checkOpen() {
    if (closed) {
      throw IoErrors.closed();
    }
  }

  private void checkResizable() {
    if (exports > 0) {
      throw PyErrors.bufferError("Existing exports of data: object cannot be re-sized");
    }
  }

  private synchronized byte[] take(int wanted) {
    checkOpen();
    int rest = Math.max(0, size - position);
    int count = wanted < 0 ? rest : Math.min(wanted, rest);
    byte[] piece = Arrays.copyOfRange(bytes, Math.min(position, size), Math.min(position, size) + count);
    position += count;
    return piece;
  }

  @Override
  Object read(ThreadState ts, Object wanted) {
    return new PyBytes(take(optionalSize(ts, wanted)));
  }

  @Override
  Object readOnce(ThreadState ts, Object wanted) {
    return read(ts, wanted);
  }

  @Override
  Object readInto(ThreadState ts, Object buffer) {
    synchronized (this) {
      checkOpen();
    }
    byte[] piece = take(IoBytes.writableLength(ts, buffer));
    IoBytes.store(ts, buffer, piece, piece.length);
    return PyInt.of(piece.length);
  }

  @Override
  Object readIntoOnce(ThreadState ts, Object buffer) {
    return readInto(ts, buffer);
  }

  @Override
  Object readLine(ThreadState ts, Object limit) {
    return new PyBytes(takeLine(optionalSize(ts, limit)));
  }

  private synchronized byte[] takeLine(int limit) {
    checkOpen();
    int end = limit < 0 || limit > size - position ? size : position + limit;
    int newline = ByteSearch.find(bytes, Math.min(position, size), end, (byte) '\n');
    return take((newline < 0 ? Math.max(end, position) : newline + 1) - position);
  }

  @Override
  Object next(ThreadState ts) {
    if (!isExact(TYPE)) {
      return super.next(ts);
    }
    byte[] line = takeLine(-1);
    return line.length == 0 ? null : new PyBytes(line);
  }

  @Override
  Object write(ThreadState ts, Object data) {
    synchronized (this) {
      checkOpen();
    }
    byte[] source = IoBytes.of(ts, data);
    synchronized (this) {
      checkOpen();
      if (source.length == 0) {
        return PyInt.ZERO;
      }
      checkResizable();
      int end = Math.addExact(position, source.length);
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1) + 16));
      }
      if (position > size) {
        Arrays.fill(bytes, size, position, (byte) 0);
      }
      System.arraycopy(source, 0, bytes, position, source.length);
      position = end;
      size = Math.max(size, end);
    }
    return PyInt.of(source.length);
  }

  @Override
  Object seek(ThreadState ts, Object offset, Object whence) {
    checkOpen();
    int from = Numbers.clampedIndex(ts, whence);
    Object plain = Numbers.index(ts, offset);
    if (!(plain instanceof PyInt i)) {
      throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
    }
    return seek(i, from);
  }

  private synchronized Object seek(PyInt i, int from) {
    checkOpen();
    if (from < 0 || from > 2) {
      throw PyErrors.valueError("invalid whence (" + from + ", should be 0, 1 or 2)");
    }
    if (from == 0 && i.value < 0) {
      throw PyErrors.valueError("negative seek value " + i.value);
    }
    long target = (from == 0 ? 0 : from == 1 ? position : size) + i.value;
    if (target > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("new position too large");
    }
    position = (int) Math.max(0, target);
    return PyInt.of(position);
  }

  @Override
  synchronized Object tell(ThreadState ts) {
    checkOpen();
    return PyInt.of(position);
  }

  @Override
  Object truncate(ThreadState ts, Object newSize) {
    synchronized (this) {
      checkOpen();
      checkResizable();
    }
    if (newSize != PyNone.NONE && !Numbers.hasIndex(newSize)) {
      throw PyErrors.typeError("argument should be integer or None, not '" + Types.nameOf(newSize) + "'");
    }
    int wanted = newSize == PyNone.NONE ? position : Numbers.clampedIndex(ts, newSize);
    if (wanted < 0) {
      throw PyErrors.valueError("negative size value " + wanted);
    }
    synchronized (this) {
      size = Math.min(size, wanted);
    }
    return PyInt.of(wanted);
  }

  /// All bytes of the stream, wherever it stands.
  @Method("getvalue()")
  synchronized Object value(ThreadState ts) {
    checkOpen();
    return new PyBytes(Arrays.copyOf(bytes, size));
  }

  /// A writable view of the bytes; the stream keeps its size while the view lives.
  @Method("getbuffer()")
  Object buffer(ThreadState ts) {
    synchronized (this) {
      checkOpen();
    }
    return Calls.call1(ts, ts.interpreter().builtin("memoryview"), this);
  }

  @Override
  public synchronized Buffer exportBuffer(ThreadState ts, boolean writable) {
    checkOpen();
    exports++;
    return new Buffer(this, bytes, 0, size, false) {
      private boolean released;

      @Override
      public void release() {
        synchronized (PyBytesIO.this) {
          if (!released) {
            released = true;
            exports--;
          }
        }
      }
    };
  }

  @Override
  Object readable(ThreadState ts) {
    checkOpen();
    return PyBool.TRUE;
  }

  @Override
  Object writable(ThreadState ts) {
    return readable(ts);
  }

  @Override
  Object seekable(ThreadState ts) {
    return readable(ts);
  }

  @Override
  synchronized Object close(ThreadState ts) {
    checkResizable();
    closed = true;
    bytes = new byte[0];
    size = 0;
    return PyNone.NONE;
  }

  @Override
  Object closed(ThreadState ts) {
    return PyBool.of(closed);
  }

  @Override
  Object flush(ThreadState ts) {
    checkOpen();
    return PyNone.NONE;
  }

  /// The state for pickle: bytes, position and attributes.
  @Method("__getstate__()")
  synchronized Object getState(ThreadState ts) {
    checkOpen();
    PyDict dict = Attributes.dictOf(ts, this);
    return PyTuple.of(new PyBytes(Arrays.copyOf(bytes, size)), PyInt.of(position), dict == null || dict.size() == 0 ? PyNone.NONE : dict);
  }

  /// Takes a state from `__getstate__`.
  @Method("__setstate__(state, /)")
  void setState(ThreadState ts, Object state) {
    if (!(state instanceof PyTuple t) || t.size() < 3) {
      throw PyErrors.typeError(Types.nameOf(this) + ".__setstate__ argument should be 3-tuple, got " + Types.nameOf(state));
    }
    init(ts, t.get(0));
    if (!Numbers.hasIndex(t.get(1))) {
      throw PyErrors.typeError("second item of state must be an integer, not " + Types.nameOf(t.get(1)));
    }
    int to = Numbers.clampedIndex(ts, t.get(1));
    if (to < 0) {
      throw PyErrors.valueError("position value cannot be negative");
    }
    position = to;
    if (t.get(2) != PyNone.NONE) {
      if (!(t.get(2) instanceof PyDict given)) {
        throw PyErrors.typeError("third item of state should be a dict, got a " + Types.nameOf(t.get(2)));
      }
      PyDict.Cursor cursor = given.cursor();
      while (cursor.advance()) {
        Attributes.dictOf(ts, this).put(ts, cursor.key(), cursor.value());
      }
    }
  }
}
