// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Reading and writing JSON fast.
@PyModuleDef("_json")
final class JsonModule {
  private JsonModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "make_scanner", PyJsonScanner.TYPE);
    Objects.setAttribute(ts, module, "make_encoder", PyJsonEncoder.TYPE);
  }

  private static Object plain(Object object) {
    Object plain = Text.valueOrNull(object);
    if (plain == null) {
      throw PyErrors.typeError("first argument must be a string, not " + Types.nameOf(object));
    }
    return plain;
  }

  private static Object encode(Object object, boolean ascii) {
    Object plain = plain(object);
    TextBuilder out = new TextBuilder(Text.length(plain) + 2);
    JsonStrings.write(out, plain, ascii);
    return out.build();
  }

  /// The text as a JSON string.
  @Function("encode_basestring(object, /)")
  static Object encodeBasestring(Object object) {
    return encode(object, false);
  }

  /// The text as a JSON string of ASCII characters.
  @Function("encode_basestring_ascii(object, /)")
  static Object encodeBasestringAscii(Object object) {
    return encode(object, true);
  }

  /// Reads a JSON string from the character after its opening quote on; gives the text and the index after the closing quote.
  @Function("scanstring(string, end, strict=True, /)")
  static Object scanString(ThreadState ts, Object string, long end, boolean strict) {
    Object plain = plain(string);
    if (end < 0 || end > Text.length(plain)) {
      throw PyErrors.valueError("end is out of bounds");
    }
    JsonStrings.Scanned scanned = JsonStrings.scan(ts, new JsonText(plain), (int) end, strict);
    return PyTuple.of(scanned.value(), PyInt.of(scanned.end()));
  }
}
