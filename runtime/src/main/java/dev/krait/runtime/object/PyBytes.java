// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// bytes(source=b'', encoding, errors)
///
/// An immutable sequence of bytes.
@PyTypeDef(value = "bytes", subclassable = true)
public class PyBytes extends PyBytesBase {
  public static final PyType TYPE = PyType.concatenating(PyBytesTable.INSTANCE);

  public static final PyBytes EMPTY = new PyBytes(new byte[0]);

  private final byte[] bytes;
  /// 0 while it is not known; a race computes it twice.
  private long hash;

  /// A bytes object over the array, which it then owns.
  public PyBytes(byte[] bytes) {
    this(TYPE, bytes);
  }

  PyBytes(PyType type, byte[] bytes) {
    super(type);
    this.bytes = bytes;
  }

  /// An instance of a Python class derived from `bytes`.
  static final class Derived extends PyBytes {
    private final PyInstance attributes;

    Derived(PyType type, byte[] bytes) {
      super(type, bytes);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  /// Bytes from text and an encoding, from a bytes-like object, from integers, or so many zeros.
  @New("bytes(source=<b''>, encoding=<unrepresentable>, errors=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object source, String encoding, String errors) {
    if (cls == TYPE && source instanceof PyBytes b && b.type == TYPE && encoding == null && errors == null) {
      return b;
    }
    if (cls == TYPE && source != null && encoding == null && errors == null) {
      PyBytes own = BytesArguments.ownBytes(ts, source);
      if (own != null) {
        return own;
      }
    }
    byte[] content = BytesArguments.constructed(ts, TYPE, source, encoding, errors);
    return cls != TYPE ? new Derived(cls, content) : content.length == 0 ? EMPTY : new PyBytes(content);
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, boolean writable) {
    if (writable) {
      throw PyErrors.bufferError("Object is not writable.");
    }
    return new Buffer(this, bytes, 0, bytes.length, true);
  }

  /// The bytes themselves, not to be changed.
  public final byte[] array() {
    return bytes;
  }

  @Override
  public final byte[] content() {
    return bytes;
  }

  @Override
  Object made(byte[] result) {
    return result.length == 0 ? EMPTY : new PyBytes(result);
  }

  /// The object itself if an operation left its content alone.
  @Override
  Object unchanged(byte[] result) {
    return result == bytes && type == TYPE ? this : made(result);
  }

  @Special("__len__")
  int length() {
    return bytes.length;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (key instanceof PySlice slice) {
      var bounds = slice.bounds(ts, bytes.length);
      return bounds.count == bytes.length && bounds.step == 1 && type == TYPE ? this : made(bounds.copy(bytes));
    }
    if (!Numbers.hasIndex(key)) {
      throw PyErrors.typeError("byte indices must be integers or slices, not " + Types.nameOf(key));
    }
    int index = Numbers.indexOrError(ts, key);
    int at = index < 0 ? index + bytes.length : index;
    if (at < 0 || at >= bytes.length) {
      throw PyErrors.indexError("index out of range");
    }
    return PyInt.of(bytes[at] & 0xff);
  }

  /// The byte at an index as an int, or null if there is none.
  final Object itemOrNull(int index) {
    return index < bytes.length ? PyInt.of(bytes[index] & 0xff) : null;
  }

  @Special("__iter__")
  Object iterator() {
    return new PyBytesIterator(this);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object value) {
    if (!Buffers.isBuffer(value)) {
      throw PyErrors.typeError("can't concat " + Types.nameOf(value) + " to bytes");
    }
    if (bytes.length == 0 && value instanceof PyBytes other && other.type == TYPE) {
      return other;
    }
    byte[] other = BytesArguments.bytesLike(ts, value);
    return other.length == 0 && type == TYPE ? this : made(BytesArguments.concatenated(bytes, other));
  }

  @Override
  @Special("__mul__")
  Object multiply(ThreadState ts, Object value) {
    int count = PyTuple.repeatCount(ts, value);
    return count == 1 && type == TYPE ? this : made(BytesArguments.repeated(bytes, count));
  }

  @Special("__hash__")
  long hash() {
    long known = hash;
    if (known == 0) {
      known = hash(bytes);
      hash = known;
    }
    return known;
  }

  @Override
  @Special("__repr__")
  Object repr() {
    return ByteStrings.literal(bytes, false, "", "");
  }

  /// The bytes as a plain object.
  @Method("__bytes__()")
  Object toBytes() {
    return type == TYPE ? this : new PyBytes(bytes);
  }

  /// The arguments with which pickle calls `__new__`.
  @Method("__getnewargs__()")
  Object getNewArgs() {
    return PyTuple.of(new PyBytes(bytes));
  }

  /// How often the bytes occur between the bounds, without overlap.
  @Method("count(sub, start=None, end=None, /)")
  long count(ThreadState ts, Object sub, Object start, Object end) {
    return BytesArguments.count(ts, content(), sub, start, end);
  }

  /// The index of the first place of the bytes between the bounds, or -1.
  @Method("find(sub, start=None, end=None, /)")
  long find(ThreadState ts, Object sub, Object start, Object end) {
    return BytesArguments.find(ts, content(), sub, start, end, false);
  }

  /// The index of the last place of the bytes between the bounds, or -1.
  @Method("rfind(sub, start=None, end=None, /)")
  long findLast(ThreadState ts, Object sub, Object start, Object end) {
    return BytesArguments.find(ts, content(), sub, start, end, true);
  }

  /// Like find, but ValueError if there is none.
  @Method("index(sub, start=None, end=None, /)")
  long index(ThreadState ts, Object sub, Object start, Object end) {
    return BytesArguments.index(ts, content(), sub, start, end, false);
  }

  /// Like rfind, but ValueError if there is none.
  @Method("rindex(sub, start=None, end=None, /)")
  long indexLast(ThreadState ts, Object sub, Object start, Object end) {
    return BytesArguments.index(ts, content(), sub, start, end, true);
  }

  /// The parts between separators; without one, between runs of white space.
  @Method("split(sep=None, maxsplit=-1)")
  Object split(ThreadState ts, Object sep, long maxsplit) {
    return list(BytesArguments.split(ts, content(), sep, maxsplit, false));
  }

  /// Like split, but counts splits from the right end.
  @Method("rsplit(sep=None, maxsplit=-1)")
  Object splitRight(ThreadState ts, Object sep, long maxsplit) {
    return list(BytesArguments.split(ts, content(), sep, maxsplit, true));
  }

  /// The items of the iterable with these bytes between them.
  @Method("join(iterable_of_bytes, /)")
  Object join(ThreadState ts, Object iterableOfBytes) {
    return made(BytesArguments.join(ts, content(), iterableOfBytes));
  }

  /// The bytes that a text of hexadecimal digits denotes.
  @ClassMethod("fromhex(string, /)")
  static Object fromHex(ThreadState ts, PyType cls, Object string) {
    Object made = new PyBytes(BytesArguments.fromHex(ts, string));
    return cls == TYPE ? made : Calls.call1(ts, cls, made);
  }

  /// The bytes in hexadecimal digits, with a separator every so many bytes.
  @Method("hex(sep=<unrepresentable>, bytes_per_sep=1)")
  Object hex(ThreadState ts, Object sep, int bytesPerSep) {
    return BytesArguments.hex(ts, content(), sep, bytesPerSep);
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    byte[] in = content();
    byte[] what = Numbers.hasIndex(key) ? new byte[] {BytesArguments.oneByte(ts, key, "byte")} : BytesArguments.bytesLike(ts, key);
    return ByteStrings.find(in, what, 0, in.length) >= 0;
  }

  @Special("__mod__")
  Object format(ThreadState ts, Object value) {
    return made(PercentFormat.bytes(ts, content(), value));
  }

  @Special("__rmod__")
  Object formatReflected(ThreadState ts, Object value) {
    return value instanceof PyBytes other ? other.format(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    if (!(other instanceof PyBytesBase)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return PyBool.of(ItemComparison.compareLengths(slot, Arrays.compareUnsigned(content(), BytesArguments.bytesLike(ts, other)), 0));
  }
}
