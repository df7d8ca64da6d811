// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// What a pattern is matched against: text or bytes, as a sequence of ints. The bytes of a buffer are those at the start of the call.
final class Subject {
  /// The object that was given.
  final Object object;
  private final String narrow;
  private final int[] wide;
  private final byte[] bytes;
  final int length;
  final boolean isBytes;

  private Subject(Object object, String narrow, int[] wide, byte[] bytes) {
    this.object = object;
    this.narrow = narrow;
    this.wide = wide;
    this.bytes = bytes;
    this.isBytes = bytes != null;
    this.length = narrow != null ? narrow.length() : wide != null ? wide.length : bytes.length;
  }

  static Subject of(ThreadState ts, Object object) {
    Object plain = Text.valueOrNull(object);
    if (plain instanceof String s) {
      return new Subject(object, s, null, null);
    }
    if (plain instanceof PyWideStr w) {
      return new Subject(object, null, w.codePoints, null);
    }
    if (!Buffers.isBuffer(object)) {
      throw PyErrors.typeError("expected string or bytes-like object, got '" + Types.nameOf(object) + "'");
    }
    return new Subject(object, null, null, Buffers.bytes(ts, object));
  }

  /// The subject as it is now: that of a match in a buffer changes with the buffer.
  Subject now(ThreadState ts) {
    return isBytes && !(object instanceof PyBytes) ? of(ts, object) : this;
  }

  int at(int index) {
    return narrow != null ? narrow.charAt(index) : wide != null ? wide[index] : bytes[index] & 0xFF;
  }

  /// The text as a Java string, if that is what it is; for fast searches.
  String narrowOrNull() {
    return narrow;
  }

  /// A part, as an object of the kind that matching gives: plain `str` or `bytes`, or the subject itself if it is that and whole.
  Object slice(int from, int limit) {
    int to = Math.min(limit, length);
    if (from >= to) {
      return isBytes ? PyBytes.EMPTY : "";
    }
    if (narrow != null) {
      return narrow.substring(from, to);
    }
    if (wide != null) {
      return Text.of(wide, from, to);
    }
    return new PyBytes(Arrays.copyOfRange(bytes, from, to));
  }
}
