// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;

/// Lays the blocks of a finished graph out as bytes: jump offsets, prefixes for long arguments, inline-cache units, and the
/// tables of places and handlers.
final class CodeWriter {
  /// END_ASYNC_FOR names the SEND that its loop starts with, and its argument counts from the END_SEND after that.
  private static final int END_SEND_OFFSET = 5;

  private final Instr[] instrs;
  /// Offset of each instruction's first unit, EXTENDED_ARG included, and of the end of the code.
  private final int[] offsets;

  byte[] code;
  byte[] lineTable;
  byte[] exceptionTable;

  private CodeWriter(Instr[] instrs) {
    this.instrs = instrs;
    offsets = new int[instrs.length + 1];
  }

  static CodeWriter write(FlowGraph graph, int firstLine) {
    int count = 0;
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.position = count;
      count += block.size;
    }
    var instrs = new Instr[count];
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      System.arraycopy(block.instrs, 0, instrs, block.position, block.size);
    }
    var writer = new CodeWriter(instrs);
    writer.chooseDirections();
    writer.resolveOffsets();
    writer.writeCode();
    writer.writeLocations(firstLine);
    writer.writeExceptions();
    return writer;
  }

  private void chooseDirections() {
    for (int i = 0; i < instrs.length; i++) {
      Instr instr = instrs[i];
      if (instr.opcode == Opcode.JUMP) {
        instr.opcode = instr.target.position > i ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD;
      } else if (instr.opcode == Opcode.JUMP_NO_INTERRUPT) {
        instr.opcode = instr.target.position > i ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD_NO_INTERRUPT;
      }
    }
  }

  /// Arguments of jumps depend on offsets and these on the size of arguments. They start as the index of the target among
  /// the instructions, which decides whether a jump over 255 units has a prefix that it could just do without.
  private void resolveOffsets() {
    for (Instr instr : instrs) {
      if (instr.isJump()) {
        instr.oparg = instr.target.position;
      }
    }
    boolean changed;
    do {
      int offset = 0;
      for (int i = 0; i < instrs.length; i++) {
        offsets[i] = offset;
        offset += units(instrs[i]);
      }
      offsets[instrs.length] = offset;
      changed = false;
      for (int i = 0; i < instrs.length; i++) {
        Instr instr = instrs[i];
        if (instr.isJump()) {
          int before = extensions(instr.oparg);
          int target = offsets[instr.target.position];
          int from = offsets[i] + before + 1 + Opcode.caches(instr.opcode);
          instr.oparg = target < from ? from - target : target - from;
          if (instr.opcode == Opcode.END_ASYNC_FOR) {
            instr.oparg -= END_SEND_OFFSET;
          }
          changed |= extensions(instr.oparg) != before;
        }
      }
    } while (changed);
  }

  private static int extensions(int oparg) {
    return oparg >>> 8 == 0 ? 0 : oparg >>> 16 == 0 ? 1 : oparg >>> 24 == 0 ? 2 : 3;
  }

  private static int units(Instr instr) {
    return extensions(instr.oparg) + 1 + Opcode.caches(instr.opcode);
  }

  private void writeCode() {
    code = new byte[offsets[instrs.length] * 2];
    for (int i = 0; i < instrs.length; i++) {
      Instr instr = instrs[i];
      int at = offsets[i] * 2;
      for (int extension = extensions(instr.oparg); extension > 0; extension--) {
        code[at++] = (byte) Opcode.EXTENDED_ARG;
        code[at++] = (byte) (instr.oparg >>> extension * 8);
      }
      code[at++] = (byte) instr.opcode;
      code[at] = (byte) instr.oparg;
    }
  }

  private void writeLocations(int firstLine) {
    for (int i = instrs.length - 1; i >= 0; i--) {
      Instr instr = instrs[i];
      if (instr.location.equals(Location.NEXT)) {
        boolean ends = instr.isJump() || Opcode.isScopeExit(instr.opcode);
        instr.location = ends ? Location.NONE : instrs[i + 1].location;
      }
    }
    var table = new LocationTable(firstLine, instrs.length * 2);
    Location location = Location.NONE;
    int start = 0;
    for (int i = 0; i < instrs.length; i++) {
      Location here = instrs[i].location;
      if (here != location && !here.equals(location)) {
        table.add(location, offsets[i] - start);
        location = here;
        start = offsets[i];
      }
    }
    table.add(location, offsets[instrs.length] - start);
    lineTable = table.toArray();
  }

  private void writeExceptions() {
    var table = new ExceptionTable();
    BasicBlock handler = null;
    int start = 0;
    for (int i = 0; i <= instrs.length; i++) {
      BasicBlock here = i < instrs.length ? instrs[i].handler : null;
      if (here != handler) {
        if (handler != null) {
          table.add(start, offsets[i], offsets[handler.position], handler);
        }
        start = offsets[i];
        handler = here;
      }
    }
    exceptionTable = table.toArray();
  }
}
