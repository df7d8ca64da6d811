// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;

/// Our compiler as the comparison calls it.
final class SourceCompiler {
  private SourceCompiler() {
  }

  static CodeObject compile(byte[] source, String fileName) {
    throw new UnsupportedOperationException("no code generator");
  }
}
