// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// The names of one text, one String for each: an open-addressed table from their UTF-8 bytes. Names beyond ASCII are
/// brought to normal form NFKC.
final class Names {
  private final byte[] buf;
  private String[] names = new String[256];
  private int[] starts = new int[256];
  private int[] hashes = new int[256];
  private int count;

  Names(byte[] buf) {
    this.buf = buf;
  }

  String of(int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + buf[i];
    }
    hash ^= hash >>> 15;
    int mask = names.length - 1;
    int slot = hash & mask;
    while (names[slot] != null) {
      if (hashes[slot] == hash && spelledAt(starts[slot], start, end)) {
        return names[slot];
      }
      slot = slot + 1 & mask;
    }
    String name = create(start, end);
    names[slot] = name;
    starts[slot] = start;
    hashes[slot] = hash;
    if (++count * 2 > names.length) {
      grow();
    }
    return name;
  }

  /// The hash includes the length, and no name continues another in the text, so that comparing this many bytes is enough
  /// but for the byte behind them.
  private boolean spelledAt(int other, int start, int end) {
    int length = end - start;
    return Arrays.equals(buf, other, other + length, buf, start, end) && !Tokenizer.isNamePart(buf[other + length]);
  }

  private String create(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buf[i] < 0) {
        return checked(Normalizer.normalize(new String(buf, start, end - start, StandardCharsets.UTF_8), Normalizer.Form.NFKC));
      }
    }
    return new String(buf, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /// A name may not turn into a constant by being normalised.
  private static String checked(String name) {
    if (name.equals("None") || name.equals("True") || name.equals("False")) {
      throw new CompileError(CompileError.Kind.VALUE, "identifier field can't represent '" + name + "' constant");
    }
    return name;
  }

  private void grow() {
    String[] oldNames = names;
    int[] oldStarts = starts;
    int[] oldHashes = hashes;
    int size = oldNames.length * 2;
    names = new String[size];
    starts = new int[size];
    hashes = new int[size];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        int slot = oldHashes[i] & size - 1;
        while (names[slot] != null) {
          slot = slot + 1 & size - 1;
        }
        names[slot] = oldNames[i];
        starts[slot] = oldStarts[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}
