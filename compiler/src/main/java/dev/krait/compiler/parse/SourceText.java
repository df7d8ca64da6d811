// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.nio.charset.StandardCharsets;

/// Source text ready to be scanned.
public final class SourceText {
  final byte[] bytes;

  private SourceText(byte[] bytes) {
    this.bytes = bytes;
  }

  public static SourceText ofString(String text) {
    return new SourceText(text.getBytes(StandardCharsets.UTF_8));
  }

  public static SourceText ofBytes(byte[] bytes, String fileName, Decoder decoder) {
    return new SourceText(bytes);
  }
}
