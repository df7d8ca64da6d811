// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The incremental decoder of a text stream with its translation of line ends. UTF-8 that is well formed is decoded here; the first
/// bytes that are not, and other encodings, go to the decoder that `codecs` gives, which is only then looked up.
///
/// Used under the lock of its stream.
final class TextDecoder {
  /// What `getstate` tells: the bytes that wait, and the flags.
  record State(byte[] waiting, BigInteger flags) {
  }

  private static final byte[] NONE = {};

  private final String encoding;
  private final Object errors;
  private final NewlineTranslation newlines;
  private final boolean utf8;
  /// Bytes of an unfinished sequence, while decoding here.
  private byte[] waiting = NONE;
  /// The decoder of `codecs`, or null while decoding here.
  private Object decoder;

  /// @param newlines null if line ends stay as they are
  TextDecoder(ThreadState ts, String encoding, Object errors, NewlineTranslation newlines) {
    this.encoding = encoding;
    this.errors = errors;
    this.newlines = newlines;
    this.utf8 = TextEncodings.isUtf8(encoding);
    if (!utf8) {
      decoder = TextEncodings.incremental(ts, encoding, errors, "incrementaldecoder");
    }
  }

  NewlineTranslation newlines() {
    return newlines;
  }

  Object decode(ThreadState ts, byte[] input, boolean last) {
    Object text = decodeBytes(ts, input, last);
    return newlines == null ? text : newlines.next(text, last);
  }

  private Object decodeBytes(ThreadState ts, byte[] input, boolean last) {
    if (decoder == null) {
      byte[] all = waiting.length == 0 ? input : join(waiting, input);
      int end = Utf8.validPrefix(all);
      if (end == all.length || !last && Utf8.isUnfinished(all, end)) {
        waiting = end == all.length ? NONE : Arrays.copyOfRange(all, end, all.length);
        return Text.fromJava(new String(all, 0, end, StandardCharsets.UTF_8));
      }
      byte[] before = waiting;
      decoder = TextEncodings.incremental(ts, encoding, errors, "incrementaldecoder");
      waiting = NONE;
      if (before.length > 0) {
        Calls.method(ts, decoder, "setstate", PyTuple.of(new PyBytes(before), PyInt.ZERO));
      }
    }
    Object text = Calls.call(ts, Objects.getAttribute(ts, decoder, "decode"), new Object[] {new PyBytes(input), PyBool.of(last)}, 2, null);
    Object plain = Text.valueOrNull(text);
    if (plain == null) {
      throw PyErrors.typeError("decoder should return a string result, not '" + Types.nameOf(text) + "'");
    }
    return plain;
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  State state(ThreadState ts) {
    byte[] bytes = waiting;
    BigInteger flags = BigInteger.ZERO;
    if (decoder != null) {
      Object state = Calls.method(ts, decoder, "getstate");
      if (!(state instanceof PyTuple t) || t.size() != 2 || !(t.get(0) instanceof PyBytes)) {
        throw PyErrors.typeError("illegal decoder state");
      }
      bytes = ((PyBytes) t.get(0)).array();
      Object number = Numbers.index(ts, t.get(1));
      flags = number instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) number).value;
    }
    if (newlines == null) {
      return new State(bytes, flags);
    }
    flags = flags.shiftLeft(1);
    return new State(bytes, newlines.pendingReturn ? flags.setBit(0) : flags);
  }

  void setState(ThreadState ts, byte[] bytes, BigInteger flags) {
    BigInteger own = flags;
    if (newlines != null) {
      newlines.pendingReturn = flags.testBit(0);
      own = flags.shiftRight(1);
    }
    if (decoder == null) {
      waiting = bytes;
    } else {
      Calls.method(ts, decoder, "setstate", PyTuple.of(new PyBytes(bytes), PyLong.of(own)));
    }
  }

  void reset(ThreadState ts) {
    waiting = NONE;
    if (newlines != null) {
      newlines.reset();
    }
    if (decoder != null) {
      Calls.method(ts, decoder, "reset");
    }
  }

  Object seenNewlines() {
    return newlines == null ? PyNone.NONE : newlines.seen();
  }
}
