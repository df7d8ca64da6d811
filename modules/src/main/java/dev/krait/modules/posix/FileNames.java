// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.Text;
import java.util.Arrays;

/// The file system's encoding: UTF-8 with `surrogateescape`, so that every file name is a `str`.
public final class FileNames {
  private static final int ESCAPE = 0xDC00;

  private FileNames() {
  }

  /// The bytes of a name.
  public static byte[] encode(Object str) {
    int length = Text.length(str);
    byte[] out = new byte[length];
    int size = 0;
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(str, i);
      if (size + 4 > out.length) {
        out = Arrays.copyOf(out, out.length * 2 + 8);
      }
      if (c < 0x80) {
        out[size++] = (byte) c;
      } else if (c < 0x800) {
        out[size++] = (byte) (0xC0 | c >> 6);
        out[size++] = (byte) (0x80 | c & 0x3F);
      } else if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
        out[size++] = (byte) (c - ESCAPE);
      } else if (c >= 0xD800 && c <= 0xDFFF) {
        throw PyErrors.of(dev.krait.runtime.error.Exceptions.UNICODE_ENCODE_ERROR, "utf-8", str, dev.krait.runtime.object.PyInt.of(i),
            dev.krait.runtime.object.PyInt.of(i + 1), "surrogates not allowed");
      } else if (c < 0x10000) {
        out[size++] = (byte) (0xE0 | c >> 12);
        out[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[size++] = (byte) (0x80 | c & 0x3F);
      } else {
        out[size++] = (byte) (0xF0 | c >> 18);
        out[size++] = (byte) (0x80 | c >> 12 & 0x3F);
        out[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[size++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return Arrays.copyOf(out, size);
  }

  /// The `str` for bytes that the system gave.
  public static Object decode(byte[] bytes) {
    int[] out = new int[bytes.length];
    int count = 0;
    for (int i = 0; i < bytes.length;) {
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        out[count++] = ESCAPE + (bytes[i++] & 0xFF);
        continue;
      }
      int c = length == 1 ? bytes[i] : bytes[i] & 0x7F >> length;
      for (int k = 1; k < length; k++) {
        c = c << 6 | bytes[i + k] & 0x3F;
      }
      out[count++] = c;
      i += length;
    }
    return Text.of(out, 0, count);
  }

  /// The length of the valid UTF-8 sequence that starts here, or 0.
  private static int sequenceLength(byte[] b, int i) {
    int first = b[i] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (length == 0 || i + length > b.length) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = b[i + 1] & 0xFF;
    boolean bad = first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F || first == 0xF0 && second < 0x90
        || first == 0xF4 && second > 0x8F;
    return bad ? 0 : length;
  }

  /// The name as `str`, or as bytes if it came from bytes.
  static Object result(byte[] name, boolean asBytes) {
    return asBytes ? new PyBytes(name) : decode(name);
  }
}
