// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Encoding `str` to bytes and back, as `str.encode` and `bytes.decode` do it.
public final class Codecs {
  private Codecs() {
  }

  /// The text that a bytes-like object decodes to; null for an encoding or error handler that is not given.
  public static Object decode(ThreadState ts, Object bytes, Object encoding, Object errors) {
    if (!(bytes instanceof PyBytes) && !Buffers.isBuffer(bytes)) {
      throw PyErrors.typeError("decoding to str: need a bytes-like object, " + Types.nameOf(bytes) + " found");
    }
    byte[] content = bytes instanceof PyBytes b ? b.array() : Buffers.bytes(ts, bytes);
    String name = encoding == null ? "utf-8" : normal(Text.toJava(encoding));
    switch (name) {
      case "utf-8", "utf8", "u8", "cp65001":
        return Text.fromJava(new String(content, StandardCharsets.UTF_8));
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1":
        return new String(content, StandardCharsets.ISO_8859_1);
      case "ascii", "us-ascii", "646":
        return new String(content, StandardCharsets.US_ASCII);
      default:
        throw unknown(encoding);
    }
  }

  /// The bytes of a plain `str` in an encoding.
  public static Object encode(ThreadState ts, Object text, Object encoding, Object errors) {
    String name = normal(Text.toJava(encoding));
    switch (name) {
      case "utf-8", "utf8", "u8", "cp65001":
        return new PyBytes(Text.toJava(text).getBytes(StandardCharsets.UTF_8));
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1":
        return new PyBytes(Text.toJava(text).getBytes(StandardCharsets.ISO_8859_1));
      case "ascii", "us-ascii", "646":
        return new PyBytes(Text.toJava(text).getBytes(StandardCharsets.US_ASCII));
      default:
        throw unknown(encoding);
    }
  }

  private static String normal(String encoding) {
    return encoding.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static PyException unknown(Object encoding) {
    return PyErrors.of(Exceptions.LOOKUP_ERROR, "unknown encoding: " + Text.toJava(encoding));
  }
}
