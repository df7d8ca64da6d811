// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;

/// The control-flow graph of one code unit: its blocks in code order. Belongs to one assembly.
final class FlowGraph {
  final BasicBlock entry = new BasicBlock();
  private BasicBlock current = entry;

  private FlowGraph() {
  }

  /// The graph of `sequence`: a block starts at each label that is jumped to and after each jump or exit.
  static FlowGraph of(InstructionSequence sequence) {
    var graph = new FlowGraph();
    graph.build(sequence);
    return graph;
  }

  private void build(InstructionSequence sequence) {
    int size = sequence.size();
    var blocks = new BasicBlock[size + 1];
    var isTarget = new boolean[size + 1];
    for (int i = 0; i < size; i++) {
      if (Opcode.hasTarget(sequence.opcode(i))) {
        isTarget[sequence.target(sequence.oparg(i))] = true;
      }
    }
    for (int i = 0; i < size; i++) {
      int opcode = sequence.opcode(i);
      if (opcode == Opcode.ANNOTATIONS_PLACEHOLDER) {
        addAnnotations(sequence.annotations());
        continue;
      }
      if (isTarget[i]) {
        blocks[i] = startBlock(true);
      }
      append(opcode, sequence.oparg(i), sequence.location(i));
    }
    if (isTarget[size]) {
      blocks[size] = startBlock(true);
    }
    for (BasicBlock block = entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.instrs[i];
        if (Opcode.hasTarget(instr.opcode)) {
          instr.target = blocks[sequence.target(instr.oparg)];
          instr.oparg = 0;
        }
      }
    }
  }

  private void addAnnotations(InstructionSequence annotations) {
    if (annotations != null) {
      for (int i = 0; i < annotations.size(); i++) {
        append(annotations.opcode(i), annotations.oparg(i), annotations.location(i));
      }
    }
  }

  private void append(int opcode, int oparg, Location location) {
    Instr last = current.last();
    if (last != null && (last.isJump() || Opcode.isScopeExit(last.opcode))) {
      startBlock(false);
    }
    current.add(opcode, oparg, location);
  }

  /// A block for what follows; the current one serves while it is empty and no label names it.
  private BasicBlock startBlock(boolean labelled) {
    if (!labelled || current.size > 0 || current.labelled) {
      var block = new BasicBlock();
      current.next = block;
      current = block;
    }
    current.labelled |= labelled;
    return current;
  }

  void clearVisited() {
    for (BasicBlock block = entry; block != null; block = block.next) {
      block.visited = false;
    }
  }

  /// A work list, after clearing the marks that tell which blocks have been on it.
  ArrayDeque<BasicBlock> startTraversal() {
    clearVisited();
    return new ArrayDeque<>();
  }
}
