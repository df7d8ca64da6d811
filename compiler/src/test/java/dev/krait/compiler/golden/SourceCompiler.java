// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.parse.Decoder;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;

/// Our compiler as the comparison calls it.
final class SourceCompiler {
  private SourceCompiler() {
  }

  static CodeObject compile(byte[] source, String fileName) {
    SourceText text = SourceText.ofBytes(source, fileName, Decoder.NONE);
    return new PythonCompiler(fileName, Parser.Mode.EXEC, 0, 0, WarningSink.NONE).compile(text);
  }
}
