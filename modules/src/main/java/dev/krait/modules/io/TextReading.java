// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;
import java.util.Arrays;

/// The reading half of a text stream: text that has been decoded and not yet been taken, and the point at which the decoder stood
/// before it, from which a position can be told. Guarded by the stream's lock.
final class TextReading {
  private final PyTextIOWrapper stream;
  private TextDecoder decoder;
  private Object decoded = "";
  private int used;
  private boolean started;
  /// The decoder's flags at the snapshot; null if there is no snapshot.
  BigInteger snapshotFlags;
  /// The bytes given to the decoder since the snapshot.
  byte[] snapshotBytes = {};
  /// Whether `tell` is allowed: not between two steps of an iteration.
  boolean telling;

  TextReading(PyTextIOWrapper stream) {
    this.stream = stream;
  }

  /// Begins with a decoder; null if the stream can not be read.
  void start(ThreadState ts, TextDecoder next) {
    decoder = next;
    started = false;
    clear();
  }

  boolean canRead() {
    return decoder != null;
  }

  /// Whether anything has been decoded since the start.
  boolean hasDecoded() {
    return started;
  }

  TextDecoder decoder(ThreadState ts) {
    if (decoder == null) {
      throw IoErrors.unsupported(ts, "not readable");
    }
    return decoder;
  }

  TextDecoder decoderOrNull() {
    return decoder;
  }

  Object newlines() {
    return decoder == null ? dev.krait.runtime.object.PyNone.NONE : decoder.seenNewlines();
  }

  int used() {
    return used;
  }

  /// Forgets decoded text and the snapshot.
  void clear() {
    decoded = "";
    used = 0;
    snapshotFlags = null;
  }

  void set(Object text, int usedChars) {
    decoded = text;
    used = usedChars;
  }

  void afterIteration() {
    snapshotFlags = null;
  }

  /// After a write, what was read ahead is not what comes next.
  void forget(ThreadState ts) {
    if (snapshotFlags != null || Text.length(decoded) > 0) {
      clear();
      if (decoder != null) {
        decoder.reset(ts);
      }
    }
  }

  /// Decodes one more chunk; false at the end of the stream.
  private boolean readChunk(ThreadState ts, int hint) {
    TextDecoder d = decoder(ts);
    started = true;
    TextDecoder.State before = telling ? d.state(ts) : null;
    Object buffer = stream.buffer();
    int size = Math.max(stream.chunkSize, hint);
    boolean once = !(buffer instanceof PyBufferedIOBase) && dev.krait.runtime.protocol.Objects.findAttribute(ts, buffer, "read1") == null;
    byte[] input = PyTextIOWrapper.bytesOf(ts, Calls.method(ts, buffer, once ? "read" : "read1", PyInt.of(size)), once ? "read" : "read1");
    boolean end = input.length == 0;
    decoded = d.decode(ts, input, end);
    used = 0;
    if (before != null) {
      snapshotFlags = before.flags();
      byte[] waiting = before.waiting();
      snapshotBytes = Arrays.copyOf(waiting, waiting.length + input.length);
      System.arraycopy(input, 0, snapshotBytes, waiting.length, input.length);
    }
    return !end || Text.length(decoded) > 0;
  }

  private Object take(int count) {
    Object piece = used == 0 && count == Text.length(decoded) ? decoded : PyStrings.slice(decoded, used, used + count);
    used += count;
    return piece;
  }

  private int available() {
    return Text.length(decoded) - used;
  }

  /// So many characters, or all with -1.
  Object read(ThreadState ts, int wanted) {
    decoder(ts);
    if (wanted < 0) {
      return readAll(ts);
    }
    Object result = take(Math.min(wanted, available()));
    while (Text.length(result) < wanted && readChunk(ts, wanted)) {
      result = PyStrings.concat(result, take(Math.min(wanted - Text.length(result), available())));
    }
    return result;
  }

  private Object readAll(ThreadState ts) {
    started = true;
    Object before = take(available());
    byte[] rest = PyTextIOWrapper.bytesOf(ts, Calls.method(ts, stream.buffer(), "read"), "read");
    Object text = decoder.decode(ts, rest, true);
    clear();
    return PyStrings.concat(before, text);
  }

  /// One line, or at most so many characters of it.
  Object line(ThreadState ts, int limit) {
    decoder(ts);
    String ending = stream.lineEnding();
    Object line = "";
    while (true) {
      if (available() == 0 && !readChunk(ts, 0)) {
        clearAtEnd();
        return line;
      }
      if (available() == 0) {
        continue;
      }
      int room = limit < 0 ? available() : Math.min(available(), limit - Text.length(line));
      Object joined = Text.length(line) == 0 ? null : line;
      int end = joined == null ? PyStrings.lineEnd(decoded, used, ending) : splitEnding(line, ending);
      end = end < 0 && joined != null ? PyStrings.lineEnd(decoded, used, ending) : end;
      if (end >= 0 && end - used <= room) {
        return PyStrings.concat(line, take(end - used));
      }
      line = PyStrings.concat(line, take(room));
      if (limit >= 0 && Text.length(line) >= limit) {
        return line;
      }
    }
  }

  /// Where the line ends if its two-character ending is split between the line so far and the decoded text; else -1.
  private int splitEnding(Object line, String ending) {
    boolean split = ending.length() == 2 && Text.codePointAt(line, Text.length(line) - 1) == ending.charAt(0) && available() > 0
        && Text.codePointAt(decoded, used) == ending.charAt(1);
    return split ? used + 1 : -1;
  }

  private void clearAtEnd() {
    decoded = "";
    used = 0;
    snapshotFlags = null;
  }
}
