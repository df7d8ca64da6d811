// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.Arrays;

/// Writes instructions of the register form: words, jump targets that are not known yet, the offset that each belongs to.
final class Emitter {
  private static final int NO_INSTRUCTION = -1;

  private int[] words = new int[64];
  private int size;
  private int[] starts = new int[32];
  private int[] offsets = new int[32];
  private int count;
  private int[] fixups = new int[8];
  private int fixupCount;
  /// Where the last instruction starts, if its result may still be sent elsewhere.
  private int last = NO_INSTRUCTION;
  private boolean lastHasResult;
  /// The offset of the CPython instruction that is being translated.
  int offset;

  int pc() {
    return size;
  }

  /// Jumps may lead here: what was written before stays as it is.
  void seal() {
    last = NO_INSTRUCTION;
  }

  private void add(int word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
    }
    words[size++] = word;
  }

  /// Starts an instruction with a result.
  Emitter op(int op, int result) {
    begin(op | result << 8, true);
    return this;
  }

  /// Starts an instruction without one.
  Emitter op(int op) {
    begin(op, false);
    return this;
  }

  /// Starts an instruction whose upper bits are no register.
  Emitter flagged(int op, int flag) {
    begin(op | flag << 8, false);
    return this;
  }

  private void begin(int word, boolean hasResult) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      offsets = Arrays.copyOf(offsets, count * 2);
    }
    starts[count] = size;
    offsets[count++] = offset;
    last = size;
    lastHasResult = hasResult;
    add(word);
  }

  Emitter word(int word) {
    add(word);
    return this;
  }

  /// A word that will hold the pc of the instruction with that number.
  Emitter target(int number) {
    if (fixupCount == fixups.length) {
      fixups = Arrays.copyOf(fixups, fixupCount * 2);
    }
    fixups[fixupCount++] = size;
    add(number);
    return this;
  }

  void move(int to, int from) {
    if (from == Operands.NULL) {
      op(Op.LOAD_NULL, to);
    } else {
      op(Op.MOVE, to).word(from);
    }
  }

  /// Makes the last instruction write to another register; false if it does not write to `from`.
  boolean redirect(int from, int to) {
    if (last == NO_INSTRUCTION) {
      return false;
    }
    if (lastHasResult && words[last] >>> 8 == from) {
      words[last] = words[last] & 0xff | to << 8;
      return true;
    }
    if (words[last] == Op.UNPACK) {
      for (int i = last + 3; i < size; i++) {
        if (words[i] == from) {
          words[i] = to;
          return true;
        }
      }
    }
    return false;
  }

  /// Puts the pcs of instructions in place of their numbers.
  void resolve(int[] pcs) {
    for (int i = 0; i < fixupCount; i++) {
      words[fixups[i]] = pcs[words[fixups[i]]];
    }
  }

  int[] words() {
    return Arrays.copyOf(words, size);
  }

  int[] starts() {
    return Arrays.copyOf(starts, count);
  }

  int[] offsets() {
    return Arrays.copyOf(offsets, count);
  }
}
