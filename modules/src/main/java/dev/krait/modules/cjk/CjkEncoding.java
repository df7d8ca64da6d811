// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.codec.Encoder;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// Encodes one piece of text; what is left of it after [#run] waits for more.
final class CjkEncoding extends Encoder {
  private final CjkCodec codec;
  private final State state;
  private final boolean flush;
  private final boolean finish;
  /// How many code points were encoded.
  int consumed;

  CjkEncoding(ThreadState ts, CjkCodec codec, State state, Object text, String errors, boolean flush, boolean finish) {
    super(ts, codec.name, text, errors);
    this.codec = codec;
    this.state = state;
    this.flush = flush;
    this.finish = finish;
  }

  @Override
  protected void encode() {
    int i = 0;
    while (i < length) {
      int step = codec.encode(text, i, length, flush, state, this);
      if (step == CjkCodec.INCOMPLETE) {
        break;
      }
      i = step > 0 ? i + step : fail(i, i + 1, "illegal multibyte sequence");
    }
    consumed = i;
    if (finish && i >= length) {
      codec.finish(state, this);
    }
  }

  @Override
  protected boolean append(int c) {
    return codec.encode(Text.of(c), 0, 1, true, state, this) > 0;
  }

  void write(int b) {
    put(b);
  }
}
