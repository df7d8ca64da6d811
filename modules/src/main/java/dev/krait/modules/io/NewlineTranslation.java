// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;

/// Recognises and translates line ends over pieces of text. A carriage return at the end of a piece is kept back, because a line feed
/// may follow. Guarded by its owner.
final class NewlineTranslation {
  private static final int SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4;

  private final boolean translate;
  boolean pendingReturn;
  private int seen;

  NewlineTranslation(boolean translate) {
    this.translate = translate;
  }

  /// Takes the next piece and returns what is known of it; both are plain `str`.
  Object next(Object piece, boolean last) {
    Object text = piece;
    if (pendingReturn && (Text.length(text) > 0 || last)) {
      text = PyStrings.concat("\r", text);
      pendingReturn = false;
    }
    int length = Text.length(text);
    if (length > 0 && !last && Text.codePointAt(text, length - 1) == '\r') {
      pendingReturn = true;
      text = PyStrings.slice(text, 0, length - 1);
    }
    return note(text);
  }

  private Object note(Object text) {
    if (text instanceof String s && s.indexOf('\r') < 0) {
      if (s.indexOf('\n') >= 0) {
        seen |= SEEN_LF;
      }
      return text;
    }
    int[] in = Text.codePoints(text);
    int[] out = new int[in.length];
    int count = 0;
    for (int i = 0; i < in.length; i++) {
      int c = in[i];
      if (c == '\n') {
        seen |= SEEN_LF;
      } else if (c == '\r') {
        boolean pair = i + 1 < in.length && in[i + 1] == '\n';
        seen |= pair ? SEEN_CRLF : SEEN_CR;
        if (pair) {
          i++;
          if (!translate) {
            out[count++] = c;
          }
          c = '\n';
        } else if (translate) {
          c = '\n';
        }
      }
      out[count++] = c;
    }
    return translate ? Text.of(out, 0, count) : text;
  }

  void reset() {
    seen = 0;
    pendingReturn = false;
  }

  /// What the attribute `newlines` shows.
  Object seen() {
    String[] names = {"\r", "\n", "\r\n"};
    int count = Integer.bitCount(seen);
    if (count == 0) {
      return PyNone.NONE;
    }
    Object[] found = new Object[count];
    for (int i = 0, to = 0; i < names.length; i++) {
      if ((seen >> i & 1) != 0) {
        found[to++] = names[i];
      }
    }
    return count == 1 ? found[0] : PyTuple.of(found);
  }

}
