// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import java.util.ArrayList;
import java.util.List;

/// A code object as lines of text: one an instruction with its argument's meaning and its place, then the exception table.
final class Disassembly {
  private final CodeObject code;
  private final List<String> lines = new ArrayList<>();
  /// The place of each code unit.
  private final String[] places;

  private Disassembly(CodeObject code) {
    this.code = code;
    places = new String[code.code.length / 2];
    readPlaces();
  }

  /// The instructions; jumps are relative in their text so that one extra instruction does not change all that follow.
  static List<String> of(CodeObject code) {
    var disassembly = new Disassembly(code);
    disassembly.readInstructions();
    disassembly.readExceptions();
    return disassembly.lines;
  }

  private void readInstructions() {
    int extended = 0;
    for (int unit = 0; unit < places.length;) {
      int opcode = code.code[unit * 2] & 0xff;
      int oparg = extended | code.code[unit * 2 + 1] & 0xff;
      String name = Opcode.name(opcode);
      lines.add(String.format("%-34s %-30s %s", name, Opcode.hasArg(opcode) ? argument(opcode, oparg, unit) : "", places[unit]));
      extended = opcode == Opcode.EXTENDED_ARG ? oparg << 8 : 0;
      unit += 1 + Opcode.caches(opcode);
    }
  }

  private String argument(int opcode, int oparg, int unit) {
    String meaning = "";
    if (Opcode.hasConst(opcode)) {
      meaning = at(ConstText.all(code.consts), oparg);
    } else if (Opcode.hasName(opcode)) {
      int shift = opcode == Opcode.LOAD_GLOBAL || opcode == Opcode.LOAD_ATTR ? 1 : opcode == Opcode.LOAD_SUPER_ATTR ? 2 : 0;
      meaning = at(code.names, oparg >> shift);
    } else if (opcode == Opcode.LOAD_FAST_LOAD_FAST || opcode == Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW
        || opcode == Opcode.STORE_FAST_LOAD_FAST || opcode == Opcode.STORE_FAST_STORE_FAST) {
      meaning = at(code.localsPlusNames, oparg >> 4) + ", " + at(code.localsPlusNames, oparg & 15);
    } else if (Opcode.hasLocal(opcode) || Opcode.hasFree(opcode)) {
      meaning = at(code.localsPlusNames, oparg);
    }
    return meaning.isEmpty() ? Integer.toString(oparg) : oparg + " (" + (meaning.length() > 50 ? meaning.substring(0, 50) : meaning) + ")";
  }

  private static String at(List<String> names, int index) {
    return index < names.size() ? names.get(index) : "?";
  }

  private void readPlaces() {
    byte[] table = code.lineTable;
    int[] at = {0};
    int line = code.firstLine;
    int unit = 0;
    while (at[0] < table.length) {
      int head = table[at[0]++] & 0xff;
      int kind = head >> 3 & 15;
      String place;
      if (kind == 15) {
        place = "-";
      } else if (kind == 14) {
        line += signed(varint(table, at));
        int endLine = line + varint(table, at);
        place = line + "-" + endLine + ":" + (varint(table, at) - 1) + "-" + (varint(table, at) - 1);
      } else if (kind == 13) {
        line += signed(varint(table, at));
        place = Integer.toString(line);
      } else if (kind >= 10) {
        line += kind - 10;
        place = line + ":" + (table[at[0]++] & 0xff) + "-" + (table[at[0]++] & 0xff);
      } else {
        int second = table[at[0]++] & 0xff;
        int column = kind << 3 | second >> 4;
        place = line + ":" + column + "-" + (column + (second & 15));
      }
      for (int i = 0; i <= (head & 7) && unit < places.length; i++) {
        places[unit++] = place;
      }
    }
  }

  private static int varint(byte[] table, int[] at) {
    int value = 0;
    for (int shift = 0;; shift += 6) {
      int part = table[at[0]++] & 0xff;
      value |= (part & 63) << shift;
      if ((part & 64) == 0) {
        return value;
      }
    }
  }

  private static int signed(int value) {
    return (value & 1) != 0 ? -(value >> 1) : value >> 1;
  }

  private void readExceptions() {
    byte[] table = code.exceptionTable;
    int[] at = {0};
    while (at[0] < table.length) {
      int start = item(table, at), size = item(table, at), target = item(table, at), depth = item(table, at);
      lines.add("handler " + start + "-" + (start + size) + " -> " + target + " depth " + (depth >> 1) + ((depth & 1) != 0 ? " lasti" : ""));
    }
  }

  private static int item(byte[] table, int[] at) {
    int value = 0;
    while (true) {
      int part = table[at[0]++] & 0xff;
      value = value << 6 | part & 63;
      if ((part & 64) == 0) {
        return value;
      }
    }
  }
}
