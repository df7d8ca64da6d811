// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;

/// Encodes one text to bytes. A subclass knows an encoding; this class knows what happens with errors. Used by one thread, once.
public abstract class Encoder {
  protected final ThreadState ts;
  protected final String encoding;
  private final String errors;
  private final ErrorPolicy policy;
  /// The plain text to encode.
  protected final Object text;
  protected final int length;
  private byte[] bytes;
  private int size;
  private Object handler;

  protected Encoder(ThreadState ts, String encoding, Object text, String errors) {
    this.ts = ts;
    this.encoding = encoding;
    this.text = text;
    this.length = Text.length(text);
    this.errors = errors;
    this.policy = ErrorPolicy.of(errors);
    this.bytes = new byte[Math.max(16, length)];
  }

  /// Encodes the whole text.
  protected abstract void encode();

  /// Appends the bytes of a code point that an error handler gave; false if the encoding lacks it.
  protected abstract boolean append(int c);

  /// How many bytes a unit has that an error handler may not break.
  int unit() {
    return 1;
  }

  public final byte[] run() {
    encode();
    return Arrays.copyOf(bytes, size);
  }

  protected final void put(int b) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size + (size >> 1) + 16);
    }
    bytes[size++] = (byte) b;
  }

  private void put(byte[] more) {
    for (byte b : more) {
      put(b);
    }
  }

  /// Handles an error: appends what the handler puts in the place of the code points; returns where to go on.
  protected final int fail(int start, int end, String reason) {
    switch (policy) {
      case STRICT:
        throw failure(start, end, reason);
      case IGNORE:
        return end;
      case REPLACE:
        replacement("?".repeat(end - start), start, end, reason);
        return end;
      case BACKSLASH_REPLACE:
        replacement(ErrorHandling.backslashes(text, start, end), start, end, reason);
        return end;
      case XML_CHAR_REF_REPLACE:
        replacement(ErrorHandling.characterReferences(text, start, end), start, end, reason);
        return end;
      case NAME_REPLACE:
        replacement(ErrorHandling.names(text, start, end), start, end, reason);
        return end;
      case SURROGATE_ESCAPE:
        replacement(ErrorHandling.unescaped(text, start, end), start, end, reason);
        return end;
      case SURROGATE_PASS:
        replacement(ErrorHandling.passed(encoding, text, start, end), start, end, reason);
        return end;
      default:
        return callHandler(start, end, reason);
    }
  }

  private PyException failure(int start, int end, String reason) {
    return PyErrors.of(Exceptions.UNICODE_ENCODE_ERROR, encoding, text, PyInt.of(start), PyInt.of(end), reason);
  }

  /// Appends bytes; null if the handler does not apply.
  private void replacement(byte[] more, int start, int end, String reason) {
    if (more == null || more.length % unit() != 0) {
      throw failure(start, end, reason);
    }
    put(more);
  }

  private void replacement(Object more, int start, int end, String reason) {
    int count = Text.length(more);
    for (int i = 0; i < count; i++) {
      if (!append(Text.codePointAt(more, i))) {
        throw failure(start, end, reason);
      }
    }
  }

  private int callHandler(int start, int end, String reason) {
    if (handler == null) {
      handler = ts.interpreter().codecs().handler(errors);
    }
    Object result = Calls.call1(ts, handler, failure(start, end, reason).value);
    if (!(result instanceof PyTuple pair) || pair.size() != 2 || !Text.isStr(pair.get(0)) && !(pair.get(0) instanceof PyBytes)
        || !Numbers.hasIndex(pair.get(1))) {
      throw PyErrors.typeError("encoding error handler must return (str/bytes, int) tuple");
    }
    int at = Numbers.clampedIndex(ts, pair.get(1));
    int next = at < 0 ? at + length : at;
    if (next < 0 || next > length) {
      throw PyErrors.indexError("position " + at + " from error handler out of bounds");
    }
    if (pair.get(0) instanceof PyBytes b) {
      replacement(b.array(), start, end, reason);
    } else {
      replacement(Text.valueOrNull(pair.get(0)), start, end, reason);
    }
    return next;
  }
}
