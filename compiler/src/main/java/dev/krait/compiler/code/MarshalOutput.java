// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;
import java.util.Arrays;

/// Bytes in the making with the parts of CPython's marshal format; what refers to what is the caller's business.
/// Each `head` is a type byte of [MarshalType], with [MarshalType#FLAG_REF] where the object gets a reference number.
public final class MarshalOutput {
  private byte[] bytes = new byte[256];
  private int size;

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }

  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void writeShort(int value) {
    writeByte(value);
    writeByte(value >> 8);
  }

  public void writeInt(int value) {
    writeShort(value);
    writeShort(value >> 16);
  }

  public void writeLong(long value) {
    writeInt((int) value);
    writeInt((int) (value >> 32));
  }

  public void writeRaw(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  public void writeRef(int index) {
    writeByte(MarshalType.REF);
    writeInt(index);
  }

  /// An int of any size; `flag` is [MarshalType#FLAG_REF] or 0.
  public void writeInteger(int flag, BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      writeByte(MarshalType.INT | flag);
      writeInt(value.intValue());
      return;
    }
    writeByte(MarshalType.LONG | flag);
    BigInteger rest = value.abs();
    int count = (rest.bitLength() + 14) / 15;
    writeInt(value.signum() < 0 ? -count : count);
    byte[] magnitude = rest.toByteArray();
    long pending = 0;
    int bits = 0;
    int read = magnitude.length;
    for (int i = 0; i < count; i++) {
      while (bits < 15) {
        pending |= (long) (read > 0 ? magnitude[--read] & 0xff : 0) << bits;
        bits += 8;
      }
      writeShort((int) pending & 0x7fff);
      pending >>>= 15;
      bits -= 15;
    }
  }

  public void writeFloat(int flag, double value) {
    writeByte(MarshalType.BINARY_FLOAT | flag);
    writeLong(Double.doubleToRawLongBits(value));
  }

  public void writeComplex(int flag, double real, double imag) {
    writeByte(MarshalType.BINARY_COMPLEX | flag);
    writeLong(Double.doubleToRawLongBits(real));
    writeLong(Double.doubleToRawLongBits(imag));
  }

  public void writeBytes(int flag, byte[] value) {
    writeByte(MarshalType.STRING | flag);
    writeInt(value.length);
    writeRaw(value);
  }

  /// The head of a tuple; its items follow.
  public void writeTupleHead(int flag, int count) {
    if (count < 256) {
      writeByte(MarshalType.SMALL_TUPLE | flag);
      writeByte(count);
    } else {
      writeByte(MarshalType.TUPLE | flag);
      writeInt(count);
    }
  }

  /// A `str` whose chars are its code points.
  public void writeStr(int flag, String value, boolean interned) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      if (value.charAt(i) >= 0x80) {
        writeCodePoints(flag, value.chars().toArray(), interned);
        return;
      }
    }
    if (length < 256) {
      writeByte((interned ? MarshalType.SHORT_ASCII_INTERNED : MarshalType.SHORT_ASCII) | flag);
      writeByte(length);
    } else {
      writeByte((interned ? MarshalType.ASCII_INTERNED : MarshalType.ASCII) | flag);
      writeInt(length);
    }
    reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) value.charAt(i);
    }
  }

  /// A `str` that is not ASCII, in UTF-8 with surrogates passed.
  public void writeCodePoints(int flag, int[] codePoints, boolean interned) {
    writeByte((interned ? MarshalType.INTERNED : MarshalType.UNICODE) | flag);
    int sizeAt = size;
    writeInt(0);
    for (int codePoint : codePoints) {
      writeUtf8(codePoint);
    }
    int end = size;
    size = sizeAt;
    writeInt(end - sizeAt - 4);
    size = end;
  }

  private void writeUtf8(int codePoint) {
    if (codePoint < 0x80) {
      writeByte(codePoint);
    } else if (codePoint < 0x800) {
      writeByte(0xc0 | codePoint >> 6);
      writeByte(0x80 | codePoint & 0x3f);
    } else if (codePoint < 0x10000) {
      writeByte(0xe0 | codePoint >> 12);
      writeByte(0x80 | codePoint >> 6 & 0x3f);
      writeByte(0x80 | codePoint & 0x3f);
    } else {
      writeByte(0xf0 | codePoint >> 18);
      writeByte(0x80 | codePoint >> 12 & 0x3f);
      writeByte(0x80 | codePoint >> 6 & 0x3f);
      writeByte(0x80 | codePoint & 0x3f);
    }
  }
}
