// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// One side of a stream: an encoding, how errors are handled, the state, and what waits for more input. Guarded by the monitor of the
/// object that has it; error handlers run inside, so the object must not be shared while it works.
final class Pending {
  private static final int MOST_BYTES = 8;
  private static final int MOST_TEXT = 2;

  final CjkCodec codec;
  final State state;
  private final boolean decoding;
  /// The name of the error handler.
  Object errors;
  byte[] bytes = {};
  Object text = "";

  Pending(CjkCodec codec, Object errors, boolean decoding) {
    this.codec = codec;
    this.decoding = decoding;
    setErrors(errors == null ? "strict" : errors);
    state = codec.start(decoding);
  }

  void setErrors(Object value) {
    if (value == null) {
      throw PyErrors.of(Exceptions.ATTRIBUTE_ERROR, "cannot delete attribute");
    }
    if (!Text.isStr(value)) {
      throw PyErrors.typeError("errors must be a string");
    }
    errors = value;
  }

  void reset() {
    state.set(codec.start(decoding));
    bytes = new byte[0];
    text = "";
  }

  byte[] encode(ThreadState ts, Object input, boolean last) {
    if (!Text.isStr(input)) {
      throw PyErrors.typeError("couldn't convert the object to str.");
    }
    Object all = Text.concat(text, Text.valueOrNull(input));
    CjkEncoding encoding = new CjkEncoding(ts, codec, state, all, Text.toJava(errors), last, last);
    byte[] result = encoding.run();
    int length = Text.length(all);
    if (length - encoding.consumed > MOST_TEXT) {
      throw PyErrors.of(Exceptions.UNICODE_ERROR, "pending buffer overflow");
    }
    text = Text.slice(all, encoding.consumed, length);
    return result;
  }

  Object decode(ThreadState ts, byte[] input, boolean last) {
    byte[] all = new byte[bytes.length + input.length];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    System.arraycopy(input, 0, all, bytes.length, input.length);
    CjkDecoding step = new CjkDecoding(ts, codec, state, all, Text.toJava(errors));
    Object result = step.run(last);
    byte[] rest = step.rest();
    if (rest.length > MOST_BYTES) {
      throw PyErrors.of(Exceptions.UNICODE_ERROR, "pending buffer overflow");
    }
    bytes = rest;
    return result;
  }

  /// Takes bytes that a state has saved.
  void setBytes(byte[] saved) {
    if (saved.length > MOST_BYTES) {
      throw PyErrors.of(Exceptions.UNICODE_DECODE_ERROR, codec.name, new PyBytes(saved), PyInt.of(0), PyInt.of(saved.length),
          "pending buffer too large");
    }
    bytes = saved;
  }
}
