// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text to bytes and back: the commonest encodings of well-formed data at once, everything else through the codecs.
final class ByteCodecs {
  private ByteCodecs() {
  }

  private static int kind(String encoding) {
    switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8":
      case "utf8":
        return 1;
      case "ascii":
      case "us-ascii":
        return 2;
      case "latin-1":
      case "latin1":
      case "iso-8859-1":
        return 3;
      default:
        return 0;
    }
  }

  static byte[] encode(ThreadState ts, Object text, String encoding, String errors) {
    Object plain = Text.valueOrNull(text);
    int kind = kind(encoding);
    if (kind > 0 && plain instanceof String s) {
      int highest = 0;
      boolean surrogate = false;
      for (int i = 0; i < s.length(); i++) {
        highest = Math.max(highest, s.charAt(i));
        surrogate |= Character.isSurrogate(s.charAt(i));
      }
      if (kind == 1 && !surrogate) {
        return s.getBytes(StandardCharsets.UTF_8);
      }
      if (highest < (kind == 2 ? 128 : 256) && kind != 1) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
      }
    }
    Object result = Calls.call3(ts, codec(ts, "encode", encoding), text, Text.fromJava(encoding), Text.fromJava(errors));
    if (!(result instanceof PyBytesBase b)) {
      throw PyErrors.typeError("'" + encoding + "' encoder returned '" + dev.krait.runtime.type.Types.nameOf(result)
          + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }
    return b.content();
  }

  static Object decode(ThreadState ts, PyObject source, byte[] bytes, String encoding, String errors) {
    int kind = kind(encoding);
    if (kind > 0) {
      boolean ascii = true;
      for (byte b : bytes) {
        ascii &= b >= 0;
      }
      if (ascii || kind == 3) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
      if (kind == 1) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
          return Text.fromJava(text);
        }
      }
    }
    return Calls.call3(ts, codec(ts, "decode", encoding), source, Text.fromJava(encoding), Text.fromJava(errors));
  }

  private static Object codec(ThreadState ts, String function, String encoding) {
    Object module = ts.interpreter().modules().get("_codecs");
    if (module == null) {
      throw PyErrors.of(Exceptions.LOOKUP_ERROR, Text.fromJava("unknown encoding: " + encoding));
    }
    return Objects.getAttribute(ts, module, function);
  }
}
