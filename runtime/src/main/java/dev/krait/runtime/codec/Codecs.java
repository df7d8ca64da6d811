// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyByteArray;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Encoding `str` to bytes and back, as `str.encode` and `bytes.decode` do it: the commonest encodings at once, others through the
/// registry. In all methods null stands for an encoding (UTF-8) or errors (strict) that are not given.
public final class Codecs {
  private static final int UTF_8 = 1;
  private static final int LATIN_1 = 2;
  private static final int ASCII = 3;
  private static final int UTF_16 = 4;
  private static final int UTF_32 = 5;
  private static final int UNKNOWN = 0;

  private Codecs() {
  }

  /// Which of the encodings that need no registry the name means.
  private static int shortcut(String encoding) {
    if (encoding == null || encoding.equals("utf-8")) {
      return UTF_8;
    }
    if (encoding.length() > 12) {
      return UNKNOWN;
    }
    switch (CodecRegistry.normalize(encoding)) {
      case "utf_8", "utf8", "cp65001":
        return UTF_8;
      case "ascii", "us_ascii":
        return ASCII;
      case "latin1", "latin_1", "iso_8859_1", "iso8859_1", "l1":
        return LATIN_1;
      case "utf_16", "utf16":
        return UTF_16;
      case "utf_32", "utf32":
        return UTF_32;
      default:
        return UNKNOWN;
    }
  }

  /// In development mode a handler that nobody has registered is an error even where none is needed.
  private static void checkHandler(ThreadState ts, String errors) {
    if (errors != null && ErrorPolicy.of(errors) == ErrorPolicy.OTHER && ts.interpreter().system().configuration().devMode) {
      ts.interpreter().codecs().handler(errors);
    }
  }

  private static String name(Object str) {
    return str == null ? null : Text.toJava(str);
  }

  /// The text that a bytes-like object decodes to, as `str(object, encoding, errors)` makes it.
  public static Object decode(ThreadState ts, Object object, Object encoding, Object errors) {
    if (!(object instanceof PyBytes) && !Buffers.isBuffer(object)) {
      throw PyErrors.typeError("decoding to str: need a bytes-like object, " + Types.nameOf(object) + " found");
    }
    return decode(ts, object, Buffers.bytes(ts, object), name(encoding), name(errors));
  }

  /// The text that bytes decode to; `object` is where they come from, for codecs that see it.
  public static Object decode(ThreadState ts, Object object, byte[] data, String encoding, String errors) {
    checkHandler(ts, errors);
    switch (shortcut(encoding)) {
      case UTF_8:
        return Utf8.decode(ts, data, errors);
      case LATIN_1:
        return SingleBytes.decodeLatin(data);
      case ASCII:
        return SingleBytes.decodeAscii(ts, data, errors);
      case UTF_16:
        return WideUtf.decode(ts, data, errors, 2, 0, true).get(0);
      case UTF_32:
        return WideUtf.decode(ts, data, errors, 4, 0, true).get(0);
      default:
        break;
    }
    PyTuple codec = ts.interpreter().codecs().lookupText(ts, encoding, "codecs.decode()");
    Object result = apply(ts, codec.get(1), object, encoding, errors, "decoding");
    if (!Text.isStr(result)) {
      throw PyErrors.typeError("'" + encoding + "' decoder returned '" + Types.nameOf(result)
          + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }
    return result;
  }

  /// The bytes of a `str` in an encoding.
  public static PyBytes encode(ThreadState ts, Object text, Object encoding, Object errors) {
    return encode(ts, text, name(encoding), name(errors));
  }

  public static PyBytes encode(ThreadState ts, Object text, String encoding, String errors) {
    Object plain = Text.valueOrNull(text);
    checkHandler(ts, errors);
    switch (shortcut(encoding)) {
      case UTF_8:
        return new PyBytes(Utf8.encode(ts, plain, errors));
      case LATIN_1:
        return new PyBytes(SingleBytes.encodeLatin(ts, plain, errors));
      case ASCII:
        return new PyBytes(SingleBytes.encodeAscii(ts, plain, errors));
      case UTF_16:
        return new PyBytes(WideUtf.encode(ts, plain, errors, 2, 0));
      case UTF_32:
        return new PyBytes(WideUtf.encode(ts, plain, errors, 4, 0));
      default:
        break;
    }
    PyTuple codec = ts.interpreter().codecs().lookupText(ts, encoding, "codecs.encode()");
    Object result = apply(ts, codec.get(0), text, encoding, errors, "encoding");
    if (result instanceof PyBytes bytes) {
      return bytes;
    }
    if (result instanceof PyByteArray) {
      return new PyBytes(Buffers.bytes(ts, result).clone());
    }
    throw PyErrors.typeError("'" + encoding + "' encoder returned '" + Types.nameOf(result)
        + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
  }

  /// Calls a codec's function on an object; what it raises gets a note that names the codec.
  static Object apply(ThreadState ts, Object function, Object object, String encoding, String errors, String operation) {
    Object result;
    try {
      result = errors == null ? Calls.call1(ts, function, object) : Calls.call2(ts, function, object, Text.fromJava(errors));
    } catch (PyException e) {
      throw CodecRegistry.noted(ts, e, operation, encoding);
    }
    return CodecRegistry.first(result, operation.equals("encoding") ? "encoder" : "decoder");
  }
}
