// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import java.math.BigInteger;

/// Positions in a text stream: one integer that holds, 64 bits each, the position in bytes of a point from which decoding can start,
/// the decoder's flags there, how many bytes to feed it, how many characters of the result to skip, and whether it must be told
/// that the input ends. Used under the stream's lock.
final class TextPosition {
  private static final int FIELD = 64;
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(FIELD).subtract(BigInteger.ONE);

  private TextPosition() {
  }

  private static Object pack(BigInteger position, BigInteger flags, long bytes, boolean end, long chars) {
    return PyLong.of(position.or(flags.shiftLeft(FIELD)).or(BigInteger.valueOf(bytes).shiftLeft(2 * FIELD))
        .or(BigInteger.valueOf(chars).shiftLeft(3 * FIELD)).or(BigInteger.valueOf(end ? 1 : 0).shiftLeft(4 * FIELD)));
  }

  private static BigInteger field(BigInteger cookie, int index) {
    return cookie.shiftRight(index * FIELD).and(MASK);
  }

  private static BigInteger big(ThreadState ts, Object number) {
    Object plain = Numbers.index(ts, number);
    return plain instanceof PyInt i ? BigInteger.valueOf(i.value) : ((PyBigInt) plain).value;
  }

  static Object tell(ThreadState ts, PyTextIOWrapper stream) {
    stream.buffer();
    if (!stream.isSeekable()) {
      throw IoErrors.unsupported(ts, "underlying stream is not seekable");
    }
    TextReading reading = stream.reading;
    if (!reading.telling) {
      throw PyErrors.of(Exceptions.OS_ERROR, "telling position disabled by next() call");
    }
    stream.flushDown(ts);
    Object position = Calls.method(ts, stream.buffer(), "tell");
    TextDecoder decoder = reading.decoderOrNull();
    if (decoder == null || reading.snapshotFlags == null) {
      return position;
    }
    BigInteger start = big(ts, position).subtract(BigInteger.valueOf(reading.snapshotBytes.length));
    if (reading.used() == 0) {
      return pack(start, reading.snapshotFlags, 0, false, 0);
    }
    TextDecoder.State saved = decoder.state(ts);
    try {
      return search(ts, decoder, start, reading);
    } finally {
      decoder.setState(ts, saved.waiting(), saved.flags());
    }
  }

  /// Feeds the bytes since the snapshot one by one until the characters that were taken have come out; the last point where the
  /// decoder held no bytes back is where decoding can start.
  private static Object search(ThreadState ts, TextDecoder decoder, BigInteger start, TextReading reading) {
    byte[] bytes = reading.snapshotBytes;
    decoder.setState(ts, new byte[0], reading.snapshotFlags);
    BigInteger safe = start;
    BigInteger safeFlags = reading.snapshotFlags;
    int fed = 0;
    int skip = reading.used();
    int chars = 0;
    for (byte b : bytes) {
      fed++;
      chars += Text.length(decoder.decode(ts, new byte[] {b}, false));
      TextDecoder.State state = decoder.state(ts);
      if (state.waiting().length == 0 && chars <= skip) {
        safe = safe.add(BigInteger.valueOf(fed));
        skip -= chars;
        safeFlags = state.flags();
        fed = 0;
        chars = 0;
      }
      if (chars >= skip) {
        return pack(safe, safeFlags, fed, false, skip);
      }
    }
    chars += Text.length(decoder.decode(ts, new byte[0], true));
    if (chars < skip) {
      throw PyErrors.of(Exceptions.OS_ERROR, "can't reconstruct logical file position");
    }
    return pack(safe, safeFlags, fed, true, skip);
  }

  static Object seek(ThreadState ts, PyTextIOWrapper stream, Object cookieObject, int whence) {
    if (!stream.isSeekable()) {
      throw IoErrors.unsupported(ts, "underlying stream is not seekable");
    }
    boolean zero = Objects.equal(ts, cookieObject, PyInt.ZERO);
    Object cookie = cookieObject;
    switch (whence) {
      case 0:
        break;
      case 1:
        if (!zero) {
          throw IoErrors.unsupported(ts, "can't do nonzero cur-relative seeks");
        }
        cookie = tell(ts, stream);
        break;
      case 2:
        if (!zero) {
          throw IoErrors.unsupported(ts, "can't do nonzero end-relative seeks");
        }
        return seekEnd(ts, stream);
      default:
        throw PyErrors.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
    }
    if (Objects.isTrue(ts, Objects.compare(ts, Slot.LT, cookie, PyInt.ZERO))) {
      throw PyErrors.valueError("negative seek position " + Objects.reprText(ts, cookie));
    }
    stream.flushDown(ts);
    moveTo(ts, stream, big(ts, cookie));
    return cookie;
  }

  private static Object seekEnd(ThreadState ts, PyTextIOWrapper stream) {
    stream.flushDown(ts);
    stream.reading.clear();
    if (stream.reading.decoderOrNull() != null) {
      stream.reading.decoderOrNull().reset(ts);
    }
    Object position = Calls.method(ts, stream.buffer(), "seek", PyInt.ZERO, PyInt.of(2));
    stream.positionEncoder(ts, !Objects.isTrue(ts, position));
    return position;
  }

  private static void moveTo(ThreadState ts, PyTextIOWrapper stream, BigInteger cookie) {
    BigInteger flags = field(cookie, 1);
    int feed = field(cookie, 2).intValue();
    int skip = field(cookie, 3).intValue();
    boolean end = field(cookie, 4).signum() != 0;
    TextReading reading = stream.reading;
    Calls.method(ts, stream.buffer(), "seek", PyLong.of(field(cookie, 0)));
    reading.clear();
    TextDecoder decoder = reading.decoderOrNull();
    if (decoder != null) {
      if (cookie.signum() == 0) {
        decoder.reset(ts);
      } else {
        decoder.setState(ts, new byte[0], flags);
        reading.snapshotFlags = flags;
        reading.snapshotBytes = new byte[0];
      }
      if (skip > 0) {
        byte[] input = PyTextIOWrapper.bytesOf(ts, Calls.method(ts, stream.buffer(), "read", PyInt.of(feed)), "read");
        reading.snapshotFlags = flags;
        reading.snapshotBytes = input;
        Object text = decoder.decode(ts, input, end);
        if (Text.length(text) < skip) {
          throw PyErrors.of(Exceptions.OS_ERROR, "can't restore logical file position");
        }
        reading.set(text, skip);
      }
    }
    stream.positionEncoder(ts, cookie.signum() == 0);
  }
}
