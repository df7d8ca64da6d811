// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Decodes source text in an encoding that the compiler does not know itself; codecs live in the runtime.
public interface Decoder {
  /// Knows no further encoding.
  Decoder NONE = new Decoder() {
    @Override
    public String decode(String encoding, byte[] bytes, int offset, int length) {
      return null;
    }
  };

  /// The text of `bytes` in `encoding` (as the coding line spells it), or null when there is no such encoding. Bytes
  /// that do not decode throw a [dev.krait.compiler.CompileError] or the runtime's own exception.
  String decode(String encoding, byte[] bytes, int offset, int length);
}
