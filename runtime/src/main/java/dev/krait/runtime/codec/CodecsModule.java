// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// The encodings that are built in, and the registry of all.
///
/// Java: a face on the encoders and decoders of this package.
@PyModuleDef("_codecs")
final class CodecsModule {
  private static final String[] HANDLERS = {"strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"};
  private static final String[] SURROGATE_HANDLERS = {"surrogatepass", "surrogateescape"};

  private CodecsModule() {
  }

  /// Takes the handlers, which are functions of this module at first, into the registry.
  @Setup
  static void setup(ThreadState ts, PyModule module) {
    for (String name : HANDLERS) {
      register(ts, module, name, name + "_errors");
    }
    for (String name : SURROGATE_HANDLERS) {
      register(ts, module, name, name);
    }
  }

  private static void register(ThreadState ts, PyModule module, String name, String function) {
    ts.interpreter().codecs().registerError(name, Objects.getAttribute(ts, module, function));
    Objects.setAttribute(ts, module, function, null);
  }

  private static String errors(Object errors, String function) {
    if (errors == PyNone.NONE) {
      return null;
    }
    return string(errors, function + "() argument 2 must be str or None");
  }

  private static String string(Object object, String message) {
    if (!Text.isStr(object)) {
      throw PyErrors.typeError(message + ", not " + (object == PyNone.NONE ? "None" : Types.nameOf(object)));
    }
    String text = Text.toJava(object);
    if (text.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
    return text;
  }

  private static Object text(Object object, String function) {
    Object plain = Text.valueOrNull(object);
    if (plain == null) {
      throw PyErrors.typeError(function + "() argument 1 must be str, not " + (object == PyNone.NONE ? "None" : Types.nameOf(object)));
    }
    return plain;
  }

  /// The bytes of a bytes-like object, or the UTF-8 of a text.
  private static byte[] bytesOrText(ThreadState ts, Object data) {
    return Text.isStr(data) ? Utf8.encode(ts, Text.valueOrNull(data), null) : Buffers.bytes(ts, data);
  }

  private static PyTuple pair(Object result, int length) {
    return PyTuple.of(result, PyInt.of(length));
  }

  private static PyTuple encoded(byte[] bytes, Object text) {
    return pair(new PyBytes(bytes), Text.length(text));
  }

  private static PyTuple firstTwo(PyTuple triple) {
    return PyTuple.of(triple.get(0), triple.get(1));
  }

  /// Registers a function that finds a codec by its name in lower case: a tuple (encoder, decoder, stream reader, stream writer) or
  /// None.
  @Function("register(search_function, /)")
  static void register(ThreadState ts, Object searchFunction) {
    ts.interpreter().codecs().register(searchFunction);
  }

  /// Forgets a search function, and all codecs that were found.
  @Function("unregister(search_function, /)")
  static void unregister(ThreadState ts, Object searchFunction) {
    ts.interpreter().codecs().unregister(searchFunction);
  }

  /// The codec of an encoding.
  @Function("lookup(encoding, /)")
  static Object lookup(ThreadState ts, Object encoding) {
    return ts.interpreter().codecs().lookup(ts, string(encoding, "lookup() argument must be str"));
  }

  /// What the codec of an encoding encodes an object to.
  @Function("encode(obj, encoding='utf-8', errors='strict')")
  static Object encode(ThreadState ts, Object obj, Object encoding, Object errors) {
    String name = string(encoding, "encode() argument 'encoding' must be str");
    String handler = string(errors, "encode() argument 'errors' must be str");
    PyTuple codec = ts.interpreter().codecs().lookup(ts, name);
    return Codecs.apply(ts, codec.get(0), obj, name, handler, "encoding");
  }

  /// What the codec of an encoding decodes an object to.
  @Function("decode(obj, encoding='utf-8', errors='strict')")
  static Object decode(ThreadState ts, Object obj, Object encoding, Object errors) {
    String name = string(encoding, "decode() argument 'encoding' must be str");
    String handler = string(errors, "decode() argument 'errors' must be str");
    PyTuple codec = ts.interpreter().codecs().lookup(ts, name);
    return Codecs.apply(ts, codec.get(1), obj, name, handler, "decoding");
  }

  /// Registers a handler of errors: a function from the exception to a pair of replacement and position.
  @Function("register_error(errors, handler, /)")
  static void registerError(ThreadState ts, Object errors, Object handler) {
    ts.interpreter().codecs().registerError(string(errors, "register_error() argument 1 must be str"), handler);
  }

  /// Forgets a handler of errors that is not built in; False if there was none of that name.
  @Function("_unregister_error(errors, /)")
  static boolean unregisterError(ThreadState ts, Object errors) {
    return ts.interpreter().codecs().unregisterError(string(errors, "_unregister_error() argument must be str"));
  }

  /// The handler of errors of that name.
  @Function("lookup_error(name, /)")
  static Object lookupError(ThreadState ts, Object name) {
    return ts.interpreter().codecs().handler(string(name, "lookup_error() argument must be str"));
  }

  /// Implements the handler that raises the error.
  @Function("strict_errors(exception, /)")
  static Object strictErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.STRICT, exception);
  }

  /// Implements the handler that leaves out what failed.
  @Function("ignore_errors(exception, /)")
  static Object ignoreErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.IGNORE, exception);
  }

  /// Implements the handler that puts a question mark, or U+FFFD when decoding, in the place of what failed.
  @Function("replace_errors(exception, /)")
  static Object replaceErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.REPLACE, exception);
  }

  /// Implements the handler that writes character references of XML.
  @Function("xmlcharrefreplace_errors(exception, /)")
  static Object xmlcharrefreplaceErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.XML_CHAR_REF_REPLACE, exception);
  }

  /// Implements the handler that writes escapes with a backslash.
  @Function("backslashreplace_errors(exception, /)")
  static Object backslashreplaceErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.BACKSLASH_REPLACE, exception);
  }

  /// Implements the handler that writes escapes with the names of characters.
  @Function("namereplace_errors(exception, /)")
  static Object namereplaceErrors(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.NAME_REPLACE, exception);
  }

  /// Implements the handler that lets surrogates pass.
  @Function("surrogatepass(exception, /)")
  static Object surrogatepass(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.SURROGATE_PASS, exception);
  }

  /// Implements the handler that keeps bytes as surrogates.
  @Function("surrogateescape(exception, /)")
  static Object surrogateescape(Object exception) {
    return ErrorFunctions.handle(ErrorPolicy.SURROGATE_ESCAPE, exception);
  }

  /// Decodes UTF-8; without `final` an incomplete sequence at the end stays.
  @Function("utf_8_decode(data, errors=None, final=False, /)")
  static Object utf8Decode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return Utf8.decodePair(ts, bytes, errors(errors, "utf_8_decode"), finalFlag);
  }

  /// Encodes to UTF-8.
  @Function("utf_8_encode(str, errors=None, /)")
  static Object utf8Encode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_8_encode");
    return encoded(Utf8.encode(ts, text, errors(errors, "utf_8_encode")), text);
  }

  /// Decodes UTF-7; without `final` an incomplete sequence at the end stays.
  @Function("utf_7_decode(data, errors=None, final=False, /)")
  static Object utf7Decode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return Utf7.decode(ts, bytes, errors(errors, "utf_7_decode"), finalFlag);
  }

  /// Encodes to UTF-7.
  @Function("utf_7_encode(str, errors=None, /)")
  static Object utf7Encode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_7_encode");
    return encoded(Utf7.encode(text), text);
  }

  /// Decodes UTF-16 in the byte order that its mark tells.
  @Function("utf_16_decode(data, errors=None, final=False, /)")
  static Object utf16Decode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_16_decode"), 2, 0, finalFlag));
  }

  /// Decodes little-endian UTF-16.
  @Function("utf_16_le_decode(data, errors=None, final=False, /)")
  static Object utf16LeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_16_le_decode"), 2, -1, finalFlag));
  }

  /// Decodes big-endian UTF-16.
  @Function("utf_16_be_decode(data, errors=None, final=False, /)")
  static Object utf16BeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_16_be_decode"), 2, 1, finalFlag));
  }

  /// Decodes UTF-16 in the given byte order, and tells which one its mark gave.
  @Function("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")
  static Object utf16ExDecode(ThreadState ts, Object data, Object errors, int byteorder, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return WideUtf.decode(ts, bytes, errors(errors, "utf_16_ex_decode"), 2, byteorder, finalFlag);
  }

  /// Encodes to UTF-16 in a byte order: -1 little, 1 big, 0 with a mark.
  @Function("utf_16_encode(str, errors=None, byteorder=0, /)")
  static Object utf16Encode(ThreadState ts, Object str, Object errors, int byteorder) {
    Object text = text(str, "utf_16_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_16_encode"), 2, Integer.signum(byteorder)), text);
  }

  /// Encodes to little-endian UTF-16.
  @Function("utf_16_le_encode(str, errors=None, /)")
  static Object utf16LeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_16_le_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_16_le_encode"), 2, -1), text);
  }

  /// Encodes to big-endian UTF-16.
  @Function("utf_16_be_encode(str, errors=None, /)")
  static Object utf16BeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_16_be_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_16_be_encode"), 2, 1), text);
  }

  /// Decodes UTF-32 in the byte order that its mark tells.
  @Function("utf_32_decode(data, errors=None, final=False, /)")
  static Object utf32Decode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_32_decode"), 4, 0, finalFlag));
  }

  /// Decodes little-endian UTF-32.
  @Function("utf_32_le_decode(data, errors=None, final=False, /)")
  static Object utf32LeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_32_le_decode"), 4, -1, finalFlag));
  }

  /// Decodes big-endian UTF-32.
  @Function("utf_32_be_decode(data, errors=None, final=False, /)")
  static Object utf32BeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return firstTwo(WideUtf.decode(ts, bytes, errors(errors, "utf_32_be_decode"), 4, 1, finalFlag));
  }

  /// Decodes UTF-32 in the given byte order, and tells which one its mark gave.
  @Function("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")
  static Object utf32ExDecode(ThreadState ts, Object data, Object errors, int byteorder, boolean finalFlag) {
    byte[] bytes = Buffers.bytes(ts, data);
    return WideUtf.decode(ts, bytes, errors(errors, "utf_32_ex_decode"), 4, byteorder, finalFlag);
  }

  /// Encodes to UTF-32 in a byte order: -1 little, 1 big, 0 with a mark.
  @Function("utf_32_encode(str, errors=None, byteorder=0, /)")
  static Object utf32Encode(ThreadState ts, Object str, Object errors, int byteorder) {
    Object text = text(str, "utf_32_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_32_encode"), 4, Integer.signum(byteorder)), text);
  }

  /// Encodes to little-endian UTF-32.
  @Function("utf_32_le_encode(str, errors=None, /)")
  static Object utf32LeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_32_le_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_32_le_encode"), 4, -1), text);
  }

  /// Encodes to big-endian UTF-32.
  @Function("utf_32_be_encode(str, errors=None, /)")
  static Object utf32BeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "utf_32_be_encode");
    return encoded(WideUtf.encode(ts, text, errors(errors, "utf_32_be_encode"), 4, 1), text);
  }

  /// Decodes Latin-1.
  @Function("latin_1_decode(data, errors=None, /)")
  static Object latin1Decode(ThreadState ts, Object data, Object errors) {
    byte[] bytes = Buffers.bytes(ts, data);
    return pair(SingleBytes.decodeLatin(bytes), bytes.length);
  }

  /// Encodes to Latin-1.
  @Function("latin_1_encode(str, errors=None, /)")
  static Object latin1Encode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "latin_1_encode");
    return encoded(SingleBytes.encodeLatin(ts, text, errors(errors, "latin_1_encode")), text);
  }

  /// Decodes ASCII.
  @Function("ascii_decode(data, errors=None, /)")
  static Object asciiDecode(ThreadState ts, Object data, Object errors) {
    byte[] bytes = Buffers.bytes(ts, data);
    return pair(SingleBytes.decodeAscii(ts, bytes, errors(errors, "ascii_decode")), bytes.length);
  }

  /// Encodes to ASCII.
  @Function("ascii_encode(str, errors=None, /)")
  static Object asciiEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "ascii_encode");
    return encoded(SingleBytes.encodeAscii(ts, text, errors(errors, "ascii_encode")), text);
  }

  /// Decodes the escapes of literals of text.
  @Function("unicode_escape_decode(data, errors=None, final=True, /)")
  static Object unicodeEscapeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = bytesOrText(ts, data);
    return UnicodeEscape.decode(ts, bytes, errors(errors, "unicode_escape_decode"), finalFlag);
  }

  /// Encodes to the escapes of literals of text.
  @Function("unicode_escape_encode(str, errors=None, /)")
  static Object unicodeEscapeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "unicode_escape_encode");
    return encoded(UnicodeEscape.encode(text), text);
  }

  /// Decodes Latin-1 with escapes for other characters.
  @Function("raw_unicode_escape_decode(data, errors=None, final=True, /)")
  static Object rawUnicodeEscapeDecode(ThreadState ts, Object data, Object errors, boolean finalFlag) {
    byte[] bytes = bytesOrText(ts, data);
    return UnicodeEscape.decodeRaw(ts, bytes, errors(errors, "raw_unicode_escape_decode"), finalFlag);
  }

  /// Encodes to Latin-1 with escapes for other characters.
  @Function("raw_unicode_escape_encode(str, errors=None, /)")
  static Object rawUnicodeEscapeEncode(ThreadState ts, Object str, Object errors) {
    Object text = text(str, "raw_unicode_escape_encode");
    return encoded(UnicodeEscape.encodeRaw(text), text);
  }

  /// Decodes the escapes of literals of bytes.
  @Function("escape_decode(data, errors=None, /)")
  static Object escapeDecode(ThreadState ts, Object data, Object errors) {
    byte[] bytes = bytesOrText(ts, data);
    return pair(new PyBytes(ByteEscape.decode(ts, bytes, errors(errors, "escape_decode"))), bytes.length);
  }

  /// Copies the bytes of a bytes-like object, or the UTF-8 of a text.
  @Function("readbuffer_encode(data, errors=None, /)")
  static Object readbufferEncode(ThreadState ts, Object data, Object errors) {
    byte[] bytes = bytesOrText(ts, data);
    return pair(new PyBytes(bytes.clone()), bytes.length);
  }

  /// Encodes to the escapes of literals of bytes.
  @Function("escape_encode(data, errors=None, /)")
  static Object escapeEncode(Object data, Object errors) {
    if (!(data instanceof PyBytes bytes)) {
      throw PyErrors.typeError("escape_encode() argument 1 must be bytes, not " + (data == PyNone.NONE ? "None" : Types.nameOf(data)));
    }
    return pair(new PyBytes(ByteEscape.encode(bytes.array())), bytes.array().length);
  }

  /// Decodes with a mapping from bytes to characters: a text, or a mapping; Latin-1 if it is None.
  @Function("charmap_decode(data, errors=None, mapping=None, /)")
  static Object charmapDecode(ThreadState ts, Object data, Object errors, Object mapping) {
    byte[] bytes = Buffers.bytes(ts, data);
    if (mapping == PyNone.NONE) {
      return pair(SingleBytes.decodeLatin(bytes), bytes.length);
    }
    return CharacterMap.decode(ts, bytes, errors(errors, "charmap_decode"), mapping);
  }

  /// Encodes with a mapping from characters to bytes; Latin-1 if it is None.
  @Function("charmap_encode(str, errors=None, mapping=None, /)")
  static Object charmapEncode(ThreadState ts, Object str, Object errors, Object mapping) {
    Object text = text(str, "charmap_encode");
    String handler = errors(errors, "charmap_encode");
    return encoded(mapping == PyNone.NONE ? SingleBytes.encodeLatin(ts, text, handler) : CharacterMap.encode(ts, text, handler, mapping), text);
  }

  /// The mapping for charmap_encode that belongs to a text for charmap_decode.
  @Function("charmap_build(map, /)")
  static Object charmapBuild(ThreadState ts, Object map) {
    return CharacterMap.build(ts, text(map, "charmap_build"));
  }
}
