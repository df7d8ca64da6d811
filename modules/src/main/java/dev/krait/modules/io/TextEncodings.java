// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finding and using codecs for text streams. The registry is asked only for what is not plain UTF-8, ASCII or Latin-1.
final class TextEncodings {
  private TextEncodings() {
  }

  private static String normalized(String encoding) {
    return encoding.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static boolean isUtf8(String encoding) {
    String name = normalized(encoding);
    return name.equals("utf-8") || name.equals("utf8");
  }

  /// LookupError unless the encoding is there and is one between text and bytes.
  static void check(ThreadState ts, String encoding) {
    if (!isUtf8(encoding)) {
      Object info = lookup(ts, encoding);
      Object isText = Objects.findAttribute(ts, info, "_is_text_encoding");
      if (isText == PyBool.FALSE) {
        throw PyErrors.of(Exceptions.LOOKUP_ERROR, Text.fromJava("'" + encoding
            + "' is not a text encoding; use codecs.open() to handle arbitrary codecs"));
      }
    }
  }

  private static Object lookup(ThreadState ts, String encoding) {
    Object codecs = Calls.call1(ts, ts.interpreter().builtin("__import__"), "_codecs");
    return Calls.method(ts, codecs, "lookup", Text.fromJava(encoding));
  }

  /// A new incremental encoder or decoder of the codec.
  static Object incremental(ThreadState ts, String encoding, Object errors, String which) {
    Object factory = Objects.getAttribute(ts, lookup(ts, encoding), which);
    return Calls.call1(ts, factory, errors);
  }

  /// The bytes of text in an encoding without state, without the registry; null if that needs the codec.
  static byte[] encodePlain(Object text, boolean utf8) {
    if (utf8 && text instanceof String s) {
      for (int i = 0; i < s.length(); i++) {
        if (Character.isSurrogate(s.charAt(i))) {
          return null;
        }
      }
      return s.getBytes(StandardCharsets.UTF_8);
    }
    if (utf8 && text instanceof PyWideStr wide) {
      for (int c : wide.codePoints) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
          return null;
        }
      }
      return wide.toString().getBytes(StandardCharsets.UTF_8);
    }
    return null;
  }

  /// What an encoder gave, as bytes.
  static byte[] encoded(Object result) {
    if (result instanceof PyBytes b) {
      return b.array();
    }
    throw PyErrors.typeError("encoder should return a bytes object, not '" + dev.krait.runtime.type.Types.nameOf(result) + "'");
  }
}
