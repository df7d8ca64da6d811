// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.codec.Decoder;
import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;

/// Decodes one piece of bytes.
final class CjkDecoding extends Decoder {
  private final CjkCodec codec;
  private final State state;

  CjkDecoding(ThreadState ts, CjkCodec codec, State state, byte[] data, String errors) {
    super(ts, codec.name, data, errors);
    this.codec = codec;
    this.state = state;
  }

  @Override
  protected void decode(boolean isFinal) {
    while (pos < data.length) {
      int step = codec.decode(data, pos, data.length, state, out);
      if (step > 0) {
        pos += step;
      } else if (step < 0) {
        fail(pos, Math.min(data.length, pos - step), "illegal multibyte sequence");
      } else if (isFinal) {
        fail(pos, data.length, "incomplete multibyte sequence");
      } else {
        return;
      }
    }
  }

  /// What was not decoded.
  byte[] rest() {
    return Arrays.copyOfRange(data, pos, data.length);
  }
}
