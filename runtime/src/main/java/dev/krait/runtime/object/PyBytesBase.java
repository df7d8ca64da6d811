// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.protocol.HashSeed;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;
import java.util.List;

/// What `bytes` and `bytearray` have in common: content in bytes.
public abstract class PyBytesBase extends PyObject implements BufferExporter {
  PyBytesBase(PyType type) {
    super(type);
  }

  /// The bytes at this moment: an array that is not to be changed and does not change.
  public abstract byte[] content();

  /// A new plain object of the same kind over an array, which it then owns.
  abstract Object made(byte[] bytes);

  /// The result of a method that may have changed nothing: an immutable object is then itself the result.
  abstract Object unchanged(byte[] result);

  abstract Object repr();

  abstract Object multiply(ThreadState ts, Object value);

  final PyList list(List<byte[]> parts) {
    Object[] items = new Object[parts.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = made(parts.get(i));
    }
    return PyList.of(items);
  }

  /// The hash of bytes, whichever object holds them.
  public static long hash(byte[] bytes) {
    return HashSeed.mix(Arrays.hashCode(bytes) * 31 + 7, bytes.length);
  }

  @Special("__str__")
  Object str() {
    return repr();
  }

  /// A view of the memory.
  @Special("__buffer__")
  Object buffer(ThreadState ts, int flags) {
    return PyMemoryView.ofFlags(ts, this, flags);
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

  @Special("__rmul__")
  Object multiplyReflected(ThreadState ts, Object value) {
    return multiply(ts, value);
  }
}
