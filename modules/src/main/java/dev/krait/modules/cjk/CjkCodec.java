// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.object.TextBuilder;

/// One encoding: how a step of decoding or encoding goes. Immutable.
abstract class CjkCodec {
  /// A step needs more input than there is.
  static final int INCOMPLETE = 0;

  final String name;

  CjkCodec(String name) {
    this.name = name;
  }

  /// A state in which text begins to be encoded or decoded.
  State start(boolean decoding) {
    return new State();
  }

  /// Decodes what stands at a place: how many bytes that took, [#INCOMPLETE], or below 0 how many bytes are wrong.
  abstract int decode(byte[] data, int pos, int end, State state, TextBuilder out);

  /// Encodes the code points at a place: how many that took, [#INCOMPLETE] if the next ones decide and `flush` does not say that there are
  /// none, or -1 for a code point that the encoding lacks.
  abstract int encode(Object text, int pos, int end, boolean flush, State state, CjkEncoding out);

  /// Writes what ends a text, and goes back to the start.
  void finish(State state, CjkEncoding out) {
  }
}
