// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How `bytes` and `bytearray` take their arguments.
final class BytesArguments {
  static final byte[] NONE = {};

  private BytesArguments() {
  }

  /// The bytes of a bytes-like argument, not to be changed.
  static byte[] bytesLike(ThreadState ts, Object value) {
    if (value instanceof PyBytesBase b) {
      return b.content();
    }
    if (!Buffers.isBuffer(value)) {
      throw PyErrors.typeError("a bytes-like object is required, not '" + Types.nameOf(value) + "'");
    }
    return Buffers.bytes(ts, value);
  }

  /// The bytes of a bytes-like argument, or of None null.
  static byte[] bytesLikeOrNone(ThreadState ts, Object value) {
    return value == PyNone.NONE ? null : bytesLike(ts, value);
  }

  /// A byte given as an integer.
  static byte oneByte(ThreadState ts, Object value, String noun) {
    Object plain = Numbers.index(ts, value);
    if (plain instanceof PyInt i && i.value >= 0 && i.value < 256) {
      return (byte) i.value;
    }
    throw PyErrors.valueError(noun + " must be in range(0, 256)");
  }

  /// What to search for: an integer or a bytes-like object.
  static byte[] sought(ThreadState ts, Object value) {
    if (value instanceof PyBytesBase b) {
      return b.content();
    }
    if (Numbers.hasIndex(value)) {
      return new byte[] {oneByte(ts, value, "byte")};
    }
    if (Buffers.isBuffer(value)) {
      return Buffers.bytes(ts, value);
    }
    throw PyErrors.typeError("argument should be integer or bytes-like object, not '" + Types.nameOf(value) + "'");
  }

  /// A bound of a search: None or an index, clamped and counted from the end if it is negative; it may be past the end.
  static int bound(ThreadState ts, Object bound, int missing, int length) {
    if (bound == PyNone.NONE) {
      return missing;
    }
    if (!Numbers.hasIndex(bound)) {
      throw PyErrors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    int index = Numbers.clampedIndex(ts, bound);
    return index < 0 ? Math.max(0, index + length) : index;
  }

  /// The index of a search, or -1.
  static int find(ThreadState ts, byte[] in, Object sub, Object start, Object end, boolean last) {
    byte[] what = sought(ts, sub);
    int from = bound(ts, start, 0, in.length);
    int to = Math.min(bound(ts, end, in.length, in.length), in.length);
    if (from > to) {
      return -1;
    }
    return last ? ByteStrings.findLast(in, what, from, to) : ByteStrings.find(in, what, from, to);
  }

  static int index(ThreadState ts, byte[] in, Object sub, Object start, Object end, boolean last) {
    int at = find(ts, in, sub, start, end, last);
    if (at < 0) {
      throw PyErrors.valueError("subsection not found");
    }
    return at;
  }

  static int count(ThreadState ts, byte[] in, Object sub, Object start, Object end) {
    byte[] what = sought(ts, sub);
    int from = bound(ts, start, 0, in.length);
    int to = Math.min(bound(ts, end, in.length, in.length), in.length);
    return ByteStrings.count(in, what, from, to);
  }

  /// Whether the bytes between the bounds start, or end, with one or one of several byte strings.
  static boolean matches(ThreadState ts, byte[] in, Object affix, Object start, Object end, boolean suffix) {
    int from = bound(ts, start, 0, in.length);
    int to = Math.min(bound(ts, end, in.length, in.length), in.length);
    if (affix instanceof PyTuple tuple) {
      for (Object one : tuple.items()) {
        if (matches(in, bytesLike(ts, one), from, to, suffix)) {
          return true;
        }
      }
      return false;
    }
    if (!Buffers.isBuffer(affix)) {
      throw PyErrors.typeError(
          (suffix ? "endswith" : "startswith") + " first arg must be bytes or a tuple of bytes, not " + Types.nameOf(affix));
    }
    return matches(in, bytesLike(ts, affix), from, to, suffix);
  }

  private static boolean matches(byte[] in, byte[] affix, int from, int to, boolean suffix) {
    if (affix.length > to - from || from > in.length) {
      return false;
    }
    int at = suffix ? to - affix.length : from;
    return Arrays.equals(in, at, at + affix.length, affix, 0, affix.length);
  }

  /// The fill byte of `center`, `ljust` and `rjust`.
  static byte fill(ThreadState ts, Object value, String method) {
    if (value == null) {
      return ' ';
    }
    if (!(value instanceof PyBytesBase b)) {
      throw PyErrors.typeError(method + "() argument 2 must be a byte string of length 1, not " + Types.nameOf(value));
    }
    byte[] content = b.content();
    if (content.length != 1) {
      throw PyErrors.typeError(method + "(): argument 2 must be a byte string of length 1, not a "
          + (value instanceof PyBytes ? "bytes" : "bytearray") + " object of length " + content.length);
    }
    return content[0];
  }

  static int clamped(long width) {
    return (int) Math.max(Integer.MIN_VALUE / 2, Math.min(PyList.MAX_SIZE, width));
  }

  static List<byte[]> split(ThreadState ts, byte[] in, Object sep, long maxSplit, boolean right) {
    int limit = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, maxSplit));
    if (sep == PyNone.NONE) {
      return right ? ByteStrings.splitSpaceRight(in, limit) : ByteStrings.splitSpace(in, limit);
    }
    byte[] separator = separator(ts, sep);
    return right ? ByteStrings.splitRight(in, separator, limit) : ByteStrings.split(in, separator, limit);
  }

  static byte[] separator(ThreadState ts, Object sep) {
    byte[] separator = bytesLike(ts, sep);
    if (separator.length == 0) {
      throw PyErrors.valueError("empty separator");
    }
    return separator;
  }

  static byte[] join(ThreadState ts, byte[] separator, Object iterable) {
    Object[] items;
    try {
      items = Sequences.toArray(ts, iterable);
    } catch (PyException e) {
      if (Types.of(iterable).slot(Slot.ITER) == null && Types.of(iterable).slot(Slot.GETITEM) == null) {
        throw PyErrors.typeError("can only join an iterable");
      }
      throw e;
    }
    List<byte[]> parts = new ArrayList<>(items.length);
    for (int i = 0; i < items.length; i++) {
      if (!Buffers.isBuffer(items[i])) {
        throw PyErrors.typeError("sequence item " + i + ": expected a bytes-like object, " + Types.nameOf(items[i]) + " found");
      }
      parts.add(bytesLike(ts, items[i]));
    }
    return fits(ByteStrings.join(separator, parts));
  }

  /// The result of an operation, which is null if it would be too long.
  static byte[] fits(byte[] result) {
    if (result == null) {
      throw PyErrors.memoryError();
    }
    return result;
  }

  static byte[] repeated(byte[] in, int count) {
    long length = (long) in.length * count;
    if (length > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    byte[] result = new byte[(int) length];
    if (in.length == 1) {
      Arrays.fill(result, in[0]);
      return result;
    }
    for (int at = 0; at < result.length; at += in.length) {
      System.arraycopy(in, 0, result, at, in.length);
    }
    return result;
  }

  static byte[] concatenated(byte[] lhs, byte[] rhs) {
    if ((long) lhs.length + rhs.length > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    byte[] result = Arrays.copyOf(lhs, lhs.length + rhs.length);
    System.arraycopy(rhs, 0, result, lhs.length, rhs.length);
    return result;
  }

  static byte[] translate(ThreadState ts, byte[] in, Object table, Object delete) {
    byte[] map = bytesLikeOrNone(ts, table);
    if (map != null && map.length != 256) {
      throw PyErrors.valueError("translation table must be 256 characters long");
    }
    return ByteStrings.translate(in, map, delete == null ? NONE : bytesLike(ts, delete));
  }

  static PyBytes makeTable(ThreadState ts, Object frm, Object to) {
    byte[] from = bytesLike(ts, frm);
    byte[] into = bytesLike(ts, to);
    if (from.length != into.length) {
      throw PyErrors.valueError("maketrans arguments must have same length");
    }
    byte[] table = new byte[256];
    for (int i = 0; i < 256; i++) {
      table[i] = (byte) i;
    }
    for (int i = 0; i < from.length; i++) {
      table[from[i] & 0xff] = into[i];
    }
    return new PyBytes(table);
  }

  static String hex(ThreadState ts, byte[] in, Object sep, int bytesPerSep) {
    if (sep == null) {
      return ByteStrings.hex(in, 0, 0);
    }
    if (Sequences.length(ts, sep) != 1) {
      throw PyErrors.valueError("sep must be length 1.");
    }
    int separator;
    if (Text.isStr(sep)) {
      separator = Text.codePointAt(sep, 0);
    } else if (sep instanceof PyBytesBase b) {
      separator = b.content()[0] & 0xff;
    } else {
      throw PyErrors.typeError("sep must be str or bytes.");
    }
    if (separator > 127) {
      throw PyErrors.valueError("sep must be ASCII.");
    }
    return ByteStrings.hex(in, separator, bytesPerSep);
  }

  static byte[] fromHex(ThreadState ts, Object value) {
    String text;
    if (Text.isStr(value)) {
      StringBuilder chars = new StringBuilder();
      for (int i = 0; i < Text.length(value); i++) {
        chars.append((char) Math.min(0xffff, Text.codePointAt(value, i)));
      }
      text = chars.toString();
    } else if (Buffers.isBuffer(value)) {
      text = new String(Buffers.bytes(ts, value), java.nio.charset.StandardCharsets.ISO_8859_1);
    } else {
      throw PyErrors.typeError("fromhex() argument must be str or bytes-like, not " + Types.nameOf(value));
    }
    byte[] result = new byte[text.length() / 2];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 128 && ByteStrings.kind((byte) c) == ByteStrings.SPACE) {
        at++;
        continue;
      }
      int high = hexDigit(text, at);
      if (at + 1 >= text.length()) {
        throw PyErrors.valueError("fromhex() arg must contain an even number of hexadecimal digits");
      }
      result[count++] = (byte) (high << 4 | hexDigit(text, at + 1));
      at += 2;
    }
    return Arrays.copyOf(result, count);
  }

  private static int hexDigit(String text, int at) {
    char c = text.charAt(at);
    int digit = c < 128 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw PyErrors.valueError("non-hexadecimal number found in fromhex() arg at position " + at);
    }
    return digit;
  }

  /// The content that the arguments of a constructor describe. Null arguments were omitted.
  static byte[] constructed(ThreadState ts, PyType target, Object source, String encoding, String errors) {
    String name = target.name();
    if (source == null) {
      if (encoding != null || errors != null) {
        throw PyErrors.typeError((encoding != null ? "encoding" : "errors") + " without a string argument");
      }
      return NONE;
    }
    if (encoding != null || errors != null) {
      if (encoding == null && Text.isStr(source)) {
        throw PyErrors.typeError("string argument without an encoding");
      }
      if (!Text.isStr(source)) {
        throw PyErrors.typeError((encoding != null ? "encoding" : "errors") + " without a string argument");
      }
      return ByteCodecs.encode(ts, source, encoding == null ? "utf-8" : encoding, errors == null ? "strict" : errors);
    }
    PyBytes own = target == PyBytes.TYPE ? ownBytes(ts, source) : null;
    if (own != null) {
      return own.array();
    }
    if (Text.isStr(source)) {
      throw PyErrors.typeError("string argument without an encoding");
    }
    if (Numbers.hasIndex(source)) {
      byte[] zeros = zeros(ts, source);
      if (zeros != null) {
        return zeros;
      }
    }
    return contents(ts, source, name);
  }

  /// What the object's own `__bytes__` returns, or null if it has none.
  static PyBytes ownBytes(ThreadState ts, Object source) {
    Object hook = source instanceof PyBytes b && b.type == PyBytes.TYPE ? null : Types.of(source).lookup("__bytes__");
    if (hook == null) {
      return null;
    }
    Object result = Calls.call0(ts, Calls.bind(ts, hook, source));
    if (!(result instanceof PyBytes made)) {
      throw PyErrors.typeError("__bytes__ returned non-bytes (type " + Types.nameOf(result) + ")");
    }
    return made;
  }

  private static byte[] zeros(ThreadState ts, Object source) {
    Object plain;
    try {
      plain = Numbers.index(ts, source);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        return null;
      }
      throw e;
    }
    if (!(plain instanceof PyInt count)) {
      throw PyErrors.overflowError("cannot fit '" + Types.nameOf(source) + "' into an index-sized integer");
    }
    if (count.value < 0) {
      throw PyErrors.valueError("negative count");
    }
    if (count.value > PyList.MAX_SIZE) {
      throw PyErrors.memoryError();
    }
    return new byte[(int) count.value];
  }

  private static byte[] contents(ThreadState ts, Object source, String name) {
    if (Buffers.isBuffer(source)) {
      return bytesLike(ts, source).clone();
    }
    boolean iterable = Types.of(source).slot(Slot.ITER) != null || Types.of(source).slot(Slot.GETITEM) != null;
    if (!iterable) {
      throw PyErrors.typeError("cannot convert '" + Types.nameOf(source) + "' object to " + name);
    }
    return ofIntegers(ts, source, name.equals("bytes") ? "bytes" : "byte");
  }

  /// The bytes that an iterable of integers gives.
  static byte[] ofIntegers(ThreadState ts, Object iterable, String noun) {
    Object iterator = Iterators.of(ts, iterable);
    long hint = Sequences.lengthHint(ts, iterable);
    byte[] result = new byte[(int) Math.max(8, Math.min(1 << 16, hint))];
    int count = 0;
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      byte value = oneByte(ts, next, noun);
      if (count == result.length) {
        result = Arrays.copyOf(result, count + (count >> 1) + 8);
      }
      result[count++] = value;
    }
    return count == result.length ? result : Arrays.copyOf(result, count);
  }
}
