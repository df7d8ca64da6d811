// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads values in CPython's marshal format, versions 0 to 5, from an array, making them with a [ValueFactory].
/// Used once, by one thread; the array must not change.
public final class MarshalReader<T> {
  private final byte[] data;
  private final int end;
  private final ValueFactory<T> factory;
  private final boolean allowCode;
  /// The objects with a reference number; null where an object is still being read.
  private Object[] refs = new Object[64];
  private int refCount;
  private int position;
  private int depth;

  public MarshalReader(byte[] data, int start, int end, ValueFactory<T> factory, boolean allowCode) {
    this.data = data;
    this.position = start;
    this.end = end;
    this.factory = factory;
    this.allowCode = allowCode;
  }

  /// The place after what has been read.
  public int position() {
    return position;
  }

  /// Reads one value.
  public T read() {
    try {
      return readItem("object");
    } catch (StackOverflowError _) {
      // A thread with a small stack stops short of the format's own limit.
      throw tooDeep();
    }
  }

  private static MarshalError tooDeep() {
    return new MarshalError(MarshalError.Kind.VALUE_ERROR, "recursion limit exceeded");
  }

  private static MarshalError nullObject(String where) {
    return new MarshalError(MarshalError.Kind.TYPE_ERROR, "NULL object in marshal data for " + where);
  }

  private T readItem(String where) {
    T value = readObject();
    if (value == null) {
      throw nullObject(where);
    }
    return value;
  }

  /// A value, or null for the mark that ends a dict.
  private T readObject() {
    if (position >= end) {
      throw noObject();
    }
    int head = data[position++] & 0xff;
    if (++depth > MarshalType.MAX_DEPTH) {
      throw tooDeep();
    }
    boolean flagged = (head & MarshalType.FLAG_REF) != 0;
    int type = head & ~MarshalType.FLAG_REF;
    T value = isContainer(type) ? readContainer(type, flagged) : readScalar(type, flagged);
    depth--;
    return value;
  }

  private static boolean isContainer(int type) {
    return switch (type) {
      case MarshalType.SMALL_TUPLE, MarshalType.TUPLE, MarshalType.LIST, MarshalType.DICT, MarshalType.SET, MarshalType.FROZEN_SET,
          MarshalType.SLICE, MarshalType.CODE -> true;
      default -> false;
    };
  }

  private T readScalar(int type, boolean flagged) {
    T value = switch (type) {
      case MarshalType.NULL -> null;
      case MarshalType.NONE -> factory.none();
      case MarshalType.STOP_ITERATION -> factory.stopIteration();
      case MarshalType.ELLIPSIS -> factory.ellipsis();
      case MarshalType.FALSE -> factory.ofBool(false);
      case MarshalType.TRUE -> factory.ofBool(true);
      case MarshalType.REF -> readRef();
      case MarshalType.INT -> factory.ofLong(readInt());
      case MarshalType.INT64 -> factory.ofLong(readLong());
      case MarshalType.LONG -> readBigInteger();
      case MarshalType.FLOAT -> factory.ofDouble(readTextFloat());
      case MarshalType.BINARY_FLOAT -> factory.ofDouble(readDouble());
      case MarshalType.COMPLEX -> factory.ofComplex(readTextFloat(), readTextFloat());
      case MarshalType.BINARY_COMPLEX -> factory.ofComplex(readDouble(), readDouble());
      case MarshalType.STRING -> factory.ofBytes(readBytes(readSize("bytes object size out of range")));
      case MarshalType.SHORT_ASCII -> readAscii(readByte(), false);
      case MarshalType.SHORT_ASCII_INTERNED -> readAscii(readByte(), true);
      case MarshalType.ASCII -> readAscii(readSize("string size out of range"), false);
      case MarshalType.ASCII_INTERNED -> readAscii(readSize("string size out of range"), true);
      case MarshalType.UNICODE -> readUnicode(false);
      case MarshalType.INTERNED -> readUnicode(true);
      default -> throw MarshalError.bad("unknown type code");
    };
    if (flagged && isReferable(type)) {
      addRef(value);
    }
    return value;
  }

  /// Singletons and references take no reference number, whatever their flag says.
  private static boolean isReferable(int type) {
    return switch (type) {
      case MarshalType.NULL, MarshalType.NONE, MarshalType.STOP_ITERATION, MarshalType.ELLIPSIS, MarshalType.FALSE, MarshalType.TRUE,
          MarshalType.REF -> false;
      default -> true;
    };
  }

  private T readContainer(int type, boolean flagged) {
    switch (type) {
      case MarshalType.SMALL_TUPLE:
        return readTuple(readByte(), flagged);
      case MarshalType.TUPLE:
        return readTuple(readSize("tuple size out of range"), flagged);
      case MarshalType.LIST:
        return readList(flagged);
      case MarshalType.DICT:
        return readDict(flagged);
      case MarshalType.SET:
        return readSet(flagged);
      case MarshalType.FROZEN_SET:
        return readFrozenSet(flagged);
      case MarshalType.SLICE:
        int slice = reserve(flagged);
        return fill(slice, factory.ofSlice(readItem("object"), readItem("object"), readItem("object")));
      default:
        int code = reserve(flagged);
        return fill(code, readCode());
    }
  }

  private int reserve(boolean flagged) {
    if (!flagged) {
      return -1;
    }
    return addRef(null);
  }

  private int addRef(T value) {
    if (refCount == refs.length) {
      refs = Arrays.copyOf(refs, 2 * refCount);
    }
    refs[refCount] = value;
    return refCount++;
  }

  private T fill(int ref, T value) {
    if (ref >= 0) {
      refs[ref] = value;
    }
    return value;
  }

  private T readRef() {
    int index = readInt();
    @SuppressWarnings("unchecked") // only values are put there
    T value = index < 0 || index >= refCount ? null : (T) refs[index];
    if (value == null) {
      throw MarshalError.bad("invalid reference");
    }
    return value;
  }

  private T readTuple(int size, boolean flagged) {
    checkCount(size);
    T tuple = fill(reserve(flagged), factory.newTuple(size));
    for (int i = 0; i < size; i++) {
      factory.setItem(tuple, i, readItem("tuple"));
    }
    return tuple;
  }

  private T readList(boolean flagged) {
    int size = readSize("list size out of range");
    checkCount(size);
    T list = fill(reserve(flagged), factory.newList(size));
    for (int i = 0; i < size; i++) {
      factory.append(list, readItem("list"));
    }
    return list;
  }

  private T readDict(boolean flagged) {
    T dict = fill(reserve(flagged), factory.newDict());
    while (true) {
      T key = readObject();
      if (key == null) {
        return dict;
      }
      T value = readObject();
      if (value == null) {
        return dict;
      }
      factory.put(dict, key, value);
    }
  }

  private T readSet(boolean flagged) {
    int size = readSize("set size out of range");
    T set = fill(reserve(flagged), factory.newSet());
    for (int i = 0; i < size; i++) {
      factory.add(set, readItem("set"));
    }
    return set;
  }

  private T readFrozenSet(boolean flagged) {
    int size = readSize("set size out of range");
    checkCount(size);
    int ref = reserve(flagged);
    var items = new Object[size];
    for (int i = 0; i < size; i++) {
      items[i] = readItem("set");
    }
    return fill(ref, factory.ofFrozenSet(items));
  }

  private T readCode() {
    if (!allowCode) {
      throw new MarshalError(MarshalError.Kind.VALUE_ERROR, "unmarshalling code objects is disallowed");
    }
    int argCount = readInt(), posOnlyArgCount = readInt(), kwOnlyArgCount = readInt(), stackSize = readInt(), flags = readInt();
    T code = readItem("object"), consts = readItem("object"), names = readItem("object");
    T localsPlusNames = readItem("object"), localsPlusKinds = readItem("object");
    T fileName = readItem("object"), name = readItem("object"), qualName = readItem("object");
    int firstLine = readInt();
    T lineTable = readItem("object"), exceptionTable = readItem("object");
    return factory.ofCode(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, code, consts, names, localsPlusNames, localsPlusKinds,
        fileName, name, qualName, firstLine, lineTable, exceptionTable);
  }

  private static MarshalError noObject() {
    return new MarshalError(MarshalError.Kind.EOF_ERROR, "EOF read where object expected");
  }

  private static MarshalError tooShort() {
    return new MarshalError(MarshalError.Kind.EOF_ERROR, "marshal data too short");
  }

  /// Moves past `count` bytes and returns where they start.
  private int take(int count) {
    if (count > end - position) {
      throw tooShort();
    }
    int start = position;
    position += count;
    return start;
  }

  private int readByte() {
    if (position >= end) {
      throw new MarshalError(MarshalError.Kind.EOF_ERROR, "EOF read where not expected");
    }
    return data[position++] & 0xff;
  }

  private int readShort() {
    int at = take(2);
    return (short) (data[at] & 0xff | data[at + 1] << 8);
  }

  private int readInt() {
    int at = take(4);
    return data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
  }

  private long readLong() {
    return readInt() & 0xffffffffL | (long) readInt() << 32;
  }

  private double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  private int readSize(String complaint) {
    int size = readInt();
    if (size < 0) {
      throw MarshalError.bad(complaint);
    }
    return size;
  }

  /// Each item takes a byte at least: refuses sizes that the data cannot hold before memory is spent on them.
  private void checkCount(int size) {
    if (size > end - position) {
      throw noObject();
    }
  }

  private byte[] readBytes(int size) {
    int start = take(size);
    byte[] bytes = new byte[size];
    System.arraycopy(data, start, bytes, 0, size);
    return bytes;
  }

  private T readAscii(int size, boolean interned) {
    int start = take(size);
    return factory.ofStr(new String(data, start, size, StandardCharsets.ISO_8859_1), interned);
  }

  private double readTextFloat() {
    int size = readByte();
    int start = take(size);
    String text = new String(data, start, size, StandardCharsets.ISO_8859_1);
    try {
      return switch (text) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException _) {
      throw new MarshalError(MarshalError.Kind.VALUE_ERROR, "could not convert string to float: '" + text + "'");
    }
  }

  /// An integer in digits of 15 bits, the lowest first; its sign is that of their number.
  private T readBigInteger() {
    int signed = readInt();
    if (signed == Integer.MIN_VALUE) {
      throw MarshalError.bad("long size out of range");
    }
    int count = Math.abs(signed);
    if (count > (end - position) / 2) {
      throw tooShort();
    }
    byte[] magnitude = new byte[(int) ((count * 15L + 7) / 8)];
    long pending = 0;
    int bits = 0;
    int write = magnitude.length;
    int digit = 1;
    for (int i = 0; i < count; i++) {
      digit = readShort();
      if (digit < 0) {
        throw MarshalError.bad("digit out of range in long");
      }
      pending |= (long) digit << bits;
      for (bits += 15; bits >= 8; bits -= 8) {
        magnitude[--write] = (byte) pending;
        pending >>>= 8;
      }
    }
    if (digit == 0) {
      throw MarshalError.bad("unnormalized long data");
    }
    if (bits > 0) {
      magnitude[--write] = (byte) pending;
    }
    var value = new BigInteger(count == 0 ? 0 : signed < 0 ? -1 : 1, magnitude);
    return value.bitLength() < Long.SIZE ? factory.ofLong(value.longValue()) : factory.ofBigInteger(value);
  }

  private T readUnicode(boolean interned) {
    int size = readSize("string size out of range");
    int start = take(size);
    int[] codePoints = new int[size];
    int count = 0;
    boolean plain = true;
    for (int at = start; at < start + size; count++) {
      int length = sequenceLength(at, start, start + size);
      int codePoint = decode(at, length);
      boolean pairsUp = count > 0 && (codePoint & ~0x3ff) == 0xdc00 && (codePoints[count - 1] & ~0x3ff) == 0xd800;
      plain &= codePoint <= 0xffff && !pairsUp;
      codePoints[count] = codePoint;
      at += length;
    }
    if (plain) {
      return factory.ofStr(new String(codePoints, 0, count), interned);
    }
    return factory.ofCodePoints(Arrays.copyOf(codePoints, count), interned);
  }

  private int sequenceLength(int at, int start, int limit) {
    int head = data[at] & 0xff;
    int length = head < 0x80 ? 1 : head < 0xc2 ? 0 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : head < 0xf5 ? 4 : 0;
    boolean whole = length > 0 && at + length <= limit;
    for (int i = 1; whole && i < length; i++) {
      whole = (data[at + i] & 0xc0) == 0x80;
    }
    if (!whole) {
      String reason = length == 0 ? "invalid start byte" : at + length > limit ? "unexpected end of data" : "invalid continuation byte";
      throw new MarshalError(MarshalError.Kind.VALUE_ERROR,
          "'utf-8' codec can't decode byte 0x" + Integer.toHexString(head) + " in position " + (at - start) + ": " + reason);
    }
    return length;
  }

  /// One code point; surrogates pass.
  private int decode(int at, int length) {
    int head = data[at] & 0xff;
    return switch (length) {
      case 1 -> head;
      case 2 -> (head & 0x1f) << 6 | data[at + 1] & 0x3f;
      case 3 -> (head & 0xf) << 12 | (data[at + 1] & 0x3f) << 6 | data[at + 2] & 0x3f;
      default -> (head & 0x7) << 18 | (data[at + 1] & 0x3f) << 12 | (data[at + 2] & 0x3f) << 6 | data[at + 3] & 0x3f;
    };
  }
}
