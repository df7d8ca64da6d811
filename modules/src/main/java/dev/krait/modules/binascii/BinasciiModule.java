// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.binascii;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Codes bytes as printable text and back.
@PyModuleDef("binascii")
final class BinasciiModule {
  static final PyType ERROR = PyType.builtinWithDict(new PlainTable("Error", "binascii", null, true), Exceptions.VALUE_ERROR);
  private static final PyType INCOMPLETE = PyType.builtinWithDict(new PlainTable("Incomplete", "binascii", null, true), Exceptions.EXCEPTION);
  private static final int CRC_POLYNOMIAL = 0xedb88320;

  private BinasciiModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "Error", ERROR);
    Objects.setAttribute(ts, module, "Incomplete", INCOMPLETE);
  }

  static PyException error(String message) {
    return PyErrors.of(ERROR, message);
  }

  /// Bytes, or a text in ASCII.
  private static byte[] ascii(ThreadState ts, Object data) {
    if (Text.isStr(data)) {
      Object plain = Text.valueOrNull(data);
      if (!(plain instanceof String s) || !Text.isAscii(s)) {
        throw PyErrors.valueError("string argument should contain only ASCII characters");
      }
      return s.getBytes(StandardCharsets.ISO_8859_1);
    }
    if (!Buffers.isBuffer(data)) {
      throw PyErrors.typeError("argument should be bytes, buffer or ASCII string, not '" + Types.nameOf(data) + "'");
    }
    return Buffers.bytes(ts, data);
  }

  /// The bytes that a line in the uu code stands for.
  @Function("a2b_uu(data, /)")
  static Object a2bUu(ThreadState ts, Object data) {
    return new PyBytes(UuEncoding.decode(ascii(ts, data)));
  }

  /// Encodes a line in uuencode.
  @Function("b2a_uu(data, /, *, backtick=False)")
  static Object b2aUu(ThreadState ts, Object data, boolean backtick) {
    return new PyBytes(UuEncoding.encode(Buffers.bytes(ts, data), backtick));
  }

  /// Decodes base 64; with strict_mode, raises if anything but base 64 is there.
  @Function("a2b_base64(data, /, *, strict_mode=False)")
  static Object a2bBase64(ThreadState ts, Object data, boolean strictMode) {
    return new PyBytes(Base64Encoding.decode(ascii(ts, data), strictMode));
  }

  /// Encodes in base 64.
  @Function("b2a_base64(data, /, *, newline=True)")
  static Object b2aBase64(ThreadState ts, Object data, boolean newline) {
    byte[] encoded = java.util.Base64.getEncoder().encode(Buffers.bytes(ts, data));
    if (newline) {
      encoded = java.util.Arrays.copyOf(encoded, encoded.length + 1);
      encoded[encoded.length - 1] = '\n';
    }
    return new PyBytes(encoded);
  }

  private static Object fromHex(ThreadState ts, Object hexstr) {
    byte[] digits = ascii(ts, hexstr);
    if (digits.length % 2 != 0) {
      throw error("Odd-length string");
    }
    byte[] out = new byte[digits.length / 2];
    for (int i = 0; i < out.length; i++) {
      int high = Character.digit(digits[2 * i], 16);
      int low = Character.digit(digits[2 * i + 1], 16);
      if (high < 0 || low < 0) {
        throw error("Non-hexadecimal digit found");
      }
      out[i] = (byte) (high * 16 + low);
    }
    return new PyBytes(out);
  }

  /// The bytes that hexadecimal digits stand for.
  @Function("a2b_hex(hexstr, /)")
  static Object a2bHex(ThreadState ts, Object hexstr) {
    return fromHex(ts, hexstr);
  }

  /// The bytes that hexadecimal digits stand for.
  @Function("unhexlify(hexstr, /)")
  static Object unhexlify(ThreadState ts, Object hexstr) {
    return fromHex(ts, hexstr);
  }

  /// The hexadecimal digits of bytes, perhaps with a separator after every few bytes, counted from the right, or from the left if
  /// negative.
  @Function("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)")
  static Object b2aHex(ThreadState ts, Object data, Object sep, Object bytesPerSep) {
    return toHex(ts, data, sep, bytesPerSep);
  }

  /// The hexadecimal digits of bytes, perhaps with a separator after every few bytes, counted from the right, or from the left if
  /// negative.
  @Function("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)")
  static Object hexlify(ThreadState ts, Object data, Object sep, Object bytesPerSep) {
    return toHex(ts, data, sep, bytesPerSep);
  }

  private static Object toHex(ThreadState ts, Object data, Object sep, Object bytesPerSep) {
    PyBytes bytes = new PyBytes(Buffers.bytes(ts, data));
    Object text = sep == null ? Calls.method(ts, bytes, "hex") : Calls.method(ts, bytes, "hex", sep, bytesPerSep);
    return new PyBytes(((String) text).getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The CRC-CCITT of data, from a value on.
  @Function("crc_hqx(data, crc, /)")
  static int crcHqx(ThreadState ts, Object data, BigInteger crc) {
    int value = crc.intValue() & 0xffff;
    for (byte b : Buffers.bytes(ts, data)) {
      value ^= (b & 255) << 8;
      for (int i = 0; i < 8; i++) {
        value = (value & 0x8000) != 0 ? value << 1 ^ 0x1021 : value << 1;
      }
      value &= 0xffff;
    }
    return value;
  }

  /// The CRC-32 of data, from a value on.
  @Function("crc32(data, crc=0, /)")
  static long crc32(ThreadState ts, Object data, Object crc) {
    int start = PyLong.bigValue(dev.krait.runtime.protocol.Numbers.index(ts, crc)).intValue();
    byte[] bytes = Buffers.bytes(ts, data);
    if (start == 0) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return sum.getValue();
    }
    int value = ~start;
    for (byte b : bytes) {
      value ^= b & 255;
      for (int i = 0; i < 8; i++) {
        value = (value & 1) != 0 ? value >>> 1 ^ CRC_POLYNOMIAL : value >>> 1;
      }
    }
    return ~value & 0xffffffffL;
  }

  /// Decodes quoted-printable; in a header, underscores are blanks.
  @Function("a2b_qp(data, header=False)")
  static Object a2bQp(ThreadState ts, Object data, boolean header) {
    return new PyBytes(QuotedPrintable.decode(ascii(ts, data), header));
  }

  /// Encodes in quoted-printable.
  ///
  /// With quotetabs, blanks and tabs inside lines are encoded too; without istext, line ends are; in a header, blanks become
  /// underscores.
  @Function("b2a_qp(data, quotetabs=False, istext=True, header=False)")
  static Object b2aQp(ThreadState ts, Object data, boolean quotetabs, boolean istext, boolean header) {
    return new PyBytes(QuotedPrintable.encode(Buffers.bytes(ts, data), quotetabs, istext, header));
  }
}
