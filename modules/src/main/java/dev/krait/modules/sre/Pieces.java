// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Joins pieces of text or of bytes. Used by one thread.
final class Pieces {
  private final ByteArrayOutputStream bytes;
  private final StringBuilder narrow = new StringBuilder();
  /// Not null once a piece was wide.
  private int[] wide;
  private int wideLength;

  Pieces(boolean isBytes) {
    bytes = isBytes ? new ByteArrayOutputStream() : null;
  }

  void add(ThreadState ts, Object piece) {
    if (bytes != null) {
      bytes.writeBytes(Buffers.bytes(ts, piece));
      return;
    }
    Object plain = Text.valueOrNull(piece);
    if (plain == null) {
      throw PyErrors.typeError("sequence item 0: expected str instance, " + Types.nameOf(piece) + " found");
    }
    if (plain instanceof String s && wide == null) {
      narrow.append(s);
    } else {
      addWide(plain);
    }
  }

  private void addWide(Object plain) {
    if (wide == null) {
      wide = narrow.chars().toArray();
      wideLength = wide.length;
    }
    int length = Text.length(plain);
    if (wideLength + length > wide.length) {
      wide = Arrays.copyOf(wide, (wideLength + length) * 2);
    }
    for (int i = 0; i < length; i++) {
      wide[wideLength++] = Text.codePointAt(plain, i);
    }
  }

  Object join() {
    if (bytes != null) {
      return new PyBytes(bytes.toByteArray());
    }
    return wide != null ? Text.of(wide, 0, wideLength) : Text.ofChars(narrow.toString());
  }

}
