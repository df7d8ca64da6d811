// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.Arrays;

/// Instructions without a way in but the first or a way out but the last. Blocks form a list through [#next] in the order
/// of the code; an emptied block stays in the list, and passes that care step over it with [#nonEmpty].
final class BasicBlock {
  /// The instructions, and beyond [#size] the remains of removed ones: see [#add(int, int, Location)].
  Instr[] instrs = new Instr[8];
  int size;
  BasicBlock next;
  /// Some jump names this block, or did when the graph was built.
  boolean labelled;
  boolean exceptHandler;
  /// The handler's block was opened so that the raising instruction's offset goes on the stack.
  boolean preserveLasti;
  boolean cold;
  boolean warm;
  /// A pass's mark; each pass that uses it clears it first.
  boolean visited;
  int predecessors;
  /// Values on the stack on entry, -1 while unknown.
  int startDepth = -1;
  /// Bit i is set while local i may be unbound on entry.
  long unboundLocals;
  /// Index of the first instruction in the flattened code.
  int position;

  Instr get(int index) {
    return instrs[index];
  }

  Instr last() {
    return size == 0 ? null : instrs[size - 1];
  }

  /// Appends an instruction. Its handler is that of the instruction that last stood in its slot, if any did: so it is in
  /// CPython, where slots are reused without clearing, and it shows in exception tables.
  Instr add(int opcode, int oparg, Location location) {
    var instr = new Instr(opcode, oparg, location);
    if (size < instrs.length && instrs[size] != null) {
      instr.handler = instrs[size].handler;
    }
    add(instr);
    return instr;
  }

  void add(Instr instr) {
    if (size == instrs.length) {
      instrs = Arrays.copyOf(instrs, size * 2);
    }
    instrs[size++] = instr;
  }

  void insert(int index, Instr instr) {
    add(instr);
    System.arraycopy(instrs, index, instrs, index + 1, size - 1 - index);
    instrs[index] = instr;
  }

  /// Appends copies of another block's instructions.
  void addCopies(BasicBlock other) {
    int count = other.size;
    for (int i = 0; i < count; i++) {
      add(new Instr(other.instrs[i]));
    }
  }

  /// Appends a jump to `destination`.
  void addJump(int opcode, BasicBlock destination, Location location) {
    add(opcode, 0, location).target = destination;
  }

  boolean exitsScope() {
    return size > 0 && Opcode.isScopeExit(instrs[size - 1].opcode);
  }

  /// Control may run from the end of this block into [#next].
  boolean fallsThrough() {
    if (size == 0) {
      return true;
    }
    int opcode = instrs[size - 1].opcode;
    return !Opcode.isScopeExit(opcode) && !Opcode.isUnconditionalJump(opcode);
  }

  /// No instruction of the block has a line; true of an empty block.
  boolean hasNoLine() {
    for (int i = 0; i < size; i++) {
      if (instrs[i].line() >= 0) {
        return false;
      }
    }
    return true;
  }

  /// The first block with instructions from `block` on, or null.
  static BasicBlock nonEmpty(BasicBlock block) {
    while (block != null && block.size == 0) {
      block = block.next;
    }
    return block;
  }
}
