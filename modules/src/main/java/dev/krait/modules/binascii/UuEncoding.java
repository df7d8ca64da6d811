// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.binascii;

import java.io.ByteArrayOutputStream;

/// One line of uuencode: a character for the length, then six bits a character. Pure functions.
final class UuEncoding {
  private static final int MOST = 45;

  private UuEncoding() {
  }

  static byte[] decode(byte[] data) {
    int length = data.length == 0 ? 32 : data[0] - ' ' & 63;
    byte[] out = new byte[length];
    int at = 0;
    int bits = 0;
    int buffer = 0;
    int i = 1;
    while (at < length) {
      int c = i < data.length ? data[i] & 255 : 0;
      if (c == '\n' || c == '\r' || i >= data.length) {
        c = 0;
      } else {
        if (c < ' ' || c > ' ' + 64) {
          throw BinasciiModule.error("Illegal char");
        }
        c = c - ' ' & 63;
      }
      i++;
      buffer = buffer << 6 | c;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    for (; i < data.length; i++) {
      int c = data[i];
      if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
        throw BinasciiModule.error("Trailing garbage");
      }
    }
    return out;
  }

  static byte[] encode(byte[] data, boolean backtick) {
    if (data.length > MOST) {
      throw BinasciiModule.error("At most 45 bytes at once");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(character(data.length, backtick));
    for (int i = 0; i < data.length; i += 3) {
      int b = (data[i] & 255) << 16 | (i + 1 < data.length ? (data[i + 1] & 255) << 8 : 0) | (i + 2 < data.length ? data[i + 2] & 255 : 0);
      for (int shift = 18; shift >= 0; shift -= 6) {
        out.write(character(b >> shift & 63, backtick));
      }
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static int character(int bits, boolean backtick) {
    return backtick && bits == 0 ? '`' : ' ' + bits;
  }
}
