// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.UnicodeFailure;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;

/// Decodes one piece of bytes to text. A subclass knows an encoding; this class knows what happens with errors. Used by one thread,
/// once.
public abstract class Decoder {
  protected final ThreadState ts;
  protected final String encoding;
  private final String errors;
  private final ErrorPolicy policy;
  /// The bytes to decode; an error handler may put others in their place.
  protected byte[] data;
  /// Where the next byte is; after [#run], how many bytes were consumed.
  protected int pos;
  protected final TextBuilder out;
  private Object handler;

  protected Decoder(ThreadState ts, String encoding, byte[] data, String errors) {
    this.ts = ts;
    this.encoding = encoding;
    this.data = data;
    this.errors = errors;
    this.policy = ErrorPolicy.of(errors);
    this.out = new TextBuilder(data.length);
  }

  /// Decodes from [#pos] to the end; if the piece is not final, stops before what is incomplete.
  protected abstract void decode(boolean isFinal);

  /// Decodes all and returns the text.
  public final Object run(boolean isFinal) {
    decode(isFinal);
    return out.build();
  }

  /// The text and how many bytes were consumed, as the functions of `_codecs` return it.
  final PyTuple runPair(boolean isFinal) {
    Object text = run(isFinal);
    return PyTuple.of(text, PyInt.of(pos));
  }

  /// Handles an error: appends what the handler puts in the place of the bytes, and moves [#pos] behind them.
  protected final void fail(int start, int end, String reason) {
    switch (policy) {
      case STRICT:
        throw failure(start, end, reason);
      case IGNORE:
        pos = end;
        return;
      case REPLACE:
        out.append(0xfffd);
        pos = end;
        return;
      case BACKSLASH_REPLACE:
        out.append(ErrorHandling.backslashes(data, start, end));
        pos = end;
        return;
      case SURROGATE_ESCAPE:
        String escaped = ErrorHandling.escaped(data, start, end);
        if (escaped == null) {
          throw failure(start, end, reason);
        }
        for (int i = 0; i < escaped.length(); i++) {
          out.append(escaped.charAt(i));
        }
        pos = start + escaped.length();
        return;
      case SURROGATE_PASS:
        int surrogate = ErrorHandling.passed(encoding, data, start);
        if (surrogate < 0) {
          throw failure(start, end, reason);
        }
        out.append(surrogate);
        pos = start + ErrorHandling.passedWidth(encoding);
        return;
      default:
        callHandler(failure(start, end, reason));
        return;
    }
  }

  private PyException failure(int start, int end, String reason) {
    return PyErrors.of(Exceptions.UNICODE_DECODE_ERROR, encoding, new PyBytes(data), PyInt.of(start), PyInt.of(end), reason);
  }

  private void callHandler(PyException failure) {
    if (handler == null) {
      handler = ts.interpreter().codecs().handler(errors);
    }
    Object result = Calls.call1(ts, handler, failure.value);
    if (!(result instanceof PyTuple pair) || pair.size() != 2 || !Text.isStr(pair.get(0)) || !Numbers.hasIndex(pair.get(1))) {
      throw PyErrors.typeError("decoding error handler must return (str, int) tuple");
    }
    Object replaced = ((UnicodeFailure) failure.value).object;
    if (!(replaced instanceof PyBytes bytes)) {
      throw PyErrors.typeError("exception attribute object must be bytes");
    }
    int at = Numbers.clampedIndex(ts, pair.get(1));
    data = bytes.array();
    int next = at < 0 ? at + data.length : at;
    if (next < 0 || next > data.length) {
      throw PyErrors.indexError("position " + at + " from error handler out of bounds");
    }
    out.append(Text.valueOrNull(pair.get(0)));
    pos = next;
  }
}
