// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
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
  private Object unchanged(byte[] result) {
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

  @Special("__repr__")
  Object repr() {
    return ByteStrings.literal(bytes, false, "", "");
  }

  @Special("__str__")
  Object str() {
    return repr();
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

  /// A view of the memory.
  @Special("__buffer__")
  Object buffer(ThreadState ts, int flags) {
    return PyMemoryView.ofFlags(ts, this, flags);
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

  /// Whether the bytes between the bounds start with the prefix, or one of a tuple of them.
  @Method("startswith(prefix, start=None, end=None, /)")
  boolean startsWith(ThreadState ts, Object prefix, Object start, Object end) {
    return BytesArguments.matches(ts, content(), prefix, start, end, false);
  }

  /// Whether the bytes between the bounds end with the suffix, or one of a tuple of them.
  @Method("endswith(suffix, start=None, end=None, /)")
  boolean endsWith(ThreadState ts, Object suffix, Object start, Object end) {
    return BytesArguments.matches(ts, content(), suffix, start, end, true);
  }

  /// The text that the bytes encode.
  @Method("decode(encoding='utf-8', errors='strict')")
  Object decode(ThreadState ts, String encoding, String errors) {
    return ByteCodecs.decode(ts, this, content(), encoding, errors);
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

  /// The lines, with their ends if asked for.
  @Method("splitlines(keepends=False)")
  Object splitLines(boolean keepends) {
    return list(ByteStrings.lines(content(), keepends));
  }

  /// The part before the first separator, the separator, and the rest.
  @Method("partition(sep, /)")
  Object partition(ThreadState ts, Object sep) {
    byte[] in = content();
    byte[] separator = BytesArguments.separator(ts, sep);
    int at = ByteStrings.find(in, separator, 0, in.length);
    return at < 0 ? PyTuple.of(unchanged(in), made(BytesArguments.NONE), made(BytesArguments.NONE)) : parts(in, at, separator);
  }

  /// The part before the last separator, the separator, and the rest.
  @Method("rpartition(sep, /)")
  Object partitionRight(ThreadState ts, Object sep) {
    byte[] in = content();
    byte[] separator = BytesArguments.separator(ts, sep);
    int at = ByteStrings.findLast(in, separator, 0, in.length);
    return at < 0 ? PyTuple.of(made(BytesArguments.NONE), made(BytesArguments.NONE), unchanged(in)) : parts(in, at, separator);
  }

  private PyTuple parts(byte[] in, int at, byte[] separator) {
    return PyTuple.of(made(Arrays.copyOf(in, at)), made(separator.clone()), made(Arrays.copyOfRange(in, at + separator.length, in.length)));
  }

  /// The items of the iterable with these bytes between them.
  @Method("join(iterable_of_bytes, /)")
  Object join(ThreadState ts, Object iterableOfBytes) {
    return made(BytesArguments.join(ts, content(), iterableOfBytes));
  }

  /// With one byte string replaced by another, at most count times.
  @Method("replace(old, new, count=-1, /)")
  Object replace(ThreadState ts, Object old, Object newBytes, long count) {
    byte[] in = content();
    byte[] from = BytesArguments.bytesLike(ts, old);
    byte[] to = BytesArguments.bytesLike(ts, newBytes);
    int limit = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, count));
    return unchanged(BytesArguments.fits(ByteStrings.replace(in, from, to, limit)));
  }

  /// Without the prefix, if it is there.
  @Method("removeprefix(prefix, /)")
  Object removePrefix(ThreadState ts, Object prefix) {
    byte[] in = content();
    byte[] affix = BytesArguments.bytesLike(ts, prefix);
    boolean there = affix.length <= in.length && Arrays.equals(in, 0, affix.length, affix, 0, affix.length);
    return there ? made(Arrays.copyOfRange(in, affix.length, in.length)) : unchanged(in);
  }

  /// Without the suffix, if it is there.
  @Method("removesuffix(suffix, /)")
  Object removeSuffix(ThreadState ts, Object suffix) {
    byte[] in = content();
    byte[] affix = BytesArguments.bytesLike(ts, suffix);
    int at = in.length - affix.length;
    boolean there = at >= 0 && Arrays.equals(in, at, in.length, affix, 0, affix.length);
    return there ? made(Arrays.copyOf(in, at)) : unchanged(in);
  }

  /// Without the given bytes, or white space, at both ends.
  @Method("strip(bytes=None, /)")
  Object strip(ThreadState ts, Object bytes) {
    return unchanged(ByteStrings.strip(content(), BytesArguments.bytesLikeOrNone(ts, bytes), true, true));
  }

  /// Without the given bytes, or white space, at the start.
  @Method("lstrip(bytes=None, /)")
  Object stripLeft(ThreadState ts, Object bytes) {
    return unchanged(ByteStrings.strip(content(), BytesArguments.bytesLikeOrNone(ts, bytes), true, false));
  }

  /// Without the given bytes, or white space, at the end.
  @Method("rstrip(bytes=None, /)")
  Object stripRight(ThreadState ts, Object bytes) {
    return unchanged(ByteStrings.strip(content(), BytesArguments.bytesLikeOrNone(ts, bytes), false, true));
  }

  /// Padded on both sides to the width.
  @Method("center(width, fillchar=<b' '>, /)")
  Object center(ThreadState ts, long width, Object fillchar) {
    byte[] in = content();
    byte fill = BytesArguments.fill(ts, fillchar, "center");
    int room = BytesArguments.clamped(width) - in.length;
    int left = room <= 0 ? 0 : room / 2 + (room & BytesArguments.clamped(width) & 1);
    return unchanged(ByteStrings.pad(in, left, room - left, fill));
  }

  /// Padded on the right to the width.
  @Method("ljust(width, fillchar=<b' '>, /)")
  Object justifyLeft(ThreadState ts, long width, Object fillchar) {
    byte[] in = content();
    return unchanged(ByteStrings.pad(in, 0, BytesArguments.clamped(width) - in.length, BytesArguments.fill(ts, fillchar, "ljust")));
  }

  /// Padded on the left to the width.
  @Method("rjust(width, fillchar=<b' '>, /)")
  Object justifyRight(ThreadState ts, long width, Object fillchar) {
    byte[] in = content();
    return unchanged(ByteStrings.pad(in, BytesArguments.clamped(width) - in.length, 0, BytesArguments.fill(ts, fillchar, "rjust")));
  }

  /// Padded with zeros on the left to the width, after the sign.
  @Method("zfill(width, /)")
  Object zeroFill(long width) {
    return unchanged(ByteStrings.zeroFill(content(), BytesArguments.clamped(width)));
  }

  /// With tabs replaced by spaces.
  @Method("expandtabs(tabsize=8)")
  Object expandTabs(int tabsize) {
    return made(ByteStrings.expandTabs(content(), tabsize));
  }

  /// Mapped by a table of 256 bytes, without the bytes to delete.
  @Method("translate(table, /, delete=<b''>)")
  Object translate(ThreadState ts, Object table, Object delete) {
    return made(BytesArguments.translate(ts, content(), table, delete));
  }

  /// A table for translate.
  @StaticMethod("maketrans(frm, to, /)")
  static Object makeTable(ThreadState ts, Object frm, Object to) {
    return BytesArguments.makeTable(ts, frm, to);
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

  /// With the first letter in upper case and the others in lower case.
  @Method("capitalize()")
  Object capitalize() {
    return made(ByteStrings.capitalize(content()));
  }

  /// In lower case.
  @Method("lower()")
  Object lower() {
    return made(ByteStrings.lower(content()));
  }

  /// In upper case.
  @Method("upper()")
  Object upper() {
    return made(ByteStrings.upper(content()));
  }

  /// With each word starting in upper case.
  @Method("title()")
  Object title() {
    return made(ByteStrings.title(content()));
  }

  /// With upper and lower case exchanged.
  @Method("swapcase()")
  Object swapCase() {
    return made(ByteStrings.swapCase(content()));
  }

  /// Whether all bytes are letters or digits, and there is one.
  @Method("isalnum()")
  boolean isAlphanumeric() {
    return ByteStrings.all(content(), ByteStrings.LOWER | ByteStrings.UPPER | ByteStrings.DIGIT);
  }

  /// Whether all bytes are letters, and there is one.
  @Method("isalpha()")
  boolean isAlphabetic() {
    return ByteStrings.all(content(), ByteStrings.LOWER | ByteStrings.UPPER);
  }

  /// Whether all bytes are below 128.
  @Method("isascii()")
  boolean isAscii() {
    for (byte b : content()) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether all bytes are digits, and there is one.
  @Method("isdigit()")
  boolean isDigit() {
    return ByteStrings.all(content(), ByteStrings.DIGIT);
  }

  /// Whether there is a letter and none in upper case.
  @Method("islower()")
  boolean isLower() {
    return ByteStrings.isCase(content(), ByteStrings.LOWER);
  }

  /// Whether there is a letter and none in lower case.
  @Method("isupper()")
  boolean isUpper() {
    return ByteStrings.isCase(content(), ByteStrings.UPPER);
  }

  /// Whether all bytes are white space, and there is one.
  @Method("isspace()")
  boolean isSpace() {
    return ByteStrings.all(content(), ByteStrings.SPACE);
  }

  /// Whether each word starts in upper case and goes on in lower case, and there is one.
  @Method("istitle()")
  boolean isTitle() {
    return ByteStrings.isTitle(content());
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    byte[] in = content();
    byte[] what = Numbers.hasIndex(key) ? new byte[] {BytesArguments.oneByte(ts, key, "byte")} : BytesArguments.bytesLike(ts, key);
    return ByteStrings.find(in, what, 0, in.length) >= 0;
  }

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
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
