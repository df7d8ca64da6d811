// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.parse.Decoder;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import java.nio.charset.Charset;

/// Our compiler as the comparison calls it: a module, `optimize=0`, no inherited features, warnings dropped. Java's charsets
/// stand in for the codecs of the runtime.
final class SourceCompiler {
  private static final Decoder CHARSETS = (encoding, bytes, offset, length) -> new String(bytes, offset, length,
      Charset.forName(encoding.equals("latin1") ? "iso-8859-1" : encoding));

  private SourceCompiler() {
  }

  static CodeObject compile(byte[] source, String fileName) {
    var compiler = new PythonCompiler(fileName, Parser.Mode.EXEC, 0, 0, WarningSink.NONE);
    return compiler.compile(SourceText.ofBytes(source, fileName, CHARSETS));
  }
}
