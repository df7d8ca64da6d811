// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.collect.ItemFormat;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.MemoryItems;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The numbers by which pickled arrays name the layout of an item on the machine that wrote them; the odd ones are big-endian, apart
/// from the first two. Pure functions.
final class MachineFormat {
  /// The memory letter of each number.
  private static final String LETTERS = "BbHHhhIIiiQQqqffddHHII";
  static final int LAST = LETTERS.length() - 1;
  private static final int FLOAT = 14;
  private static final int UTF_16 = 18;
  private static final int UTF_32 = 20;

  private MachineFormat() {
  }

  /// The number for items of a kind on this machine.
  static int of(char code) {
    switch (code) {
      case 'u', 'w':
        return UTF_32;
      case 'B':
        return 0;
      case 'l':
        return LETTERS.indexOf('q');
      case 'L':
        return LETTERS.indexOf('Q');
      default:
        return LETTERS.indexOf(code);
    }
  }

  /// An array of the items that bytes hold in another layout than that of this machine for the kind.
  static Object decode(ThreadState ts, PyType cls, char code, int format, PyBytes items) {
    byte[] memory = items.array().clone();
    char letter = LETTERS.charAt(format);
    int size = ItemFormat.size(letter);
    if (format < UTF_16 && memory.length % size != 0) {
      throw PyErrors.valueError("string length not a multiple of item size");
    }
    boolean big = format > 1 && (format & 1) == 1;
    if (format >= UTF_16) {
      String codec = (format >= UTF_32 ? "utf-32-" : "utf-16-") + (big ? "be" : "le");
      return PyArray.create(ts, cls, code, Codecs.decode(ts, items, memory, codec, "strict"));
    }
    if (big) {
      swap(memory, memory.length, size);
    }
    Object[] values = new Object[memory.length / size];
    for (int i = 0; i < values.length; i++) {
      values[i] = MemoryItems.read(letter, memory, i * size);
    }
    // Integers keep the size that they had, if this machine has a kind of that size.
    char kind = format >= FLOAT ? code : letter;
    PyArray made = PyArray.ofBytes(cls, kind, new byte[0]);
    made.extendWith(ts, Iterators.of(ts, PyList.of(values)));
    return made;
  }

  /// Turns the bytes of each item round.
  static void swap(byte[] memory, int length, int size) {
    for (int at = 0; at < length; at += size) {
      for (int i = at, j = at + size - 1; i < j; i++, j--) {
        byte b = memory[i];
        memory[i] = memory[j];
        memory[j] = b;
      }
    }
  }
}
