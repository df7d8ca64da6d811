// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Instructions as the code generator emits them: opcodes of [Opcode], pseudo ones included, whose jump arguments are
/// labels. The arrays grow together; a label maps to the index of an instruction once it is used.
public final class InstructionSequence {
  private int[] opcodes = new int[32];
  private int[] opargs = new int[32];
  private Location[] locations = new Location[32];
  private int size;
  /// The instruction index of each label, -1 while it is not placed.
  private int[] labels = new int[8];
  private int labelCount;
  private InstructionSequence annotations;
  private final ArrayList<InstructionSequence> nested = new ArrayList<>(0);

  public int size() {
    return size;
  }

  public int opcode(int index) {
    return opcodes[index];
  }

  public int oparg(int index) {
    return opargs[index];
  }

  public Location location(int index) {
    return locations[index];
  }

  public int labelCount() {
    return labelCount;
  }

  /// The index of the instruction at `label`; the size of the sequence where the label stands at its end.
  public int target(int label) {
    return labels[label];
  }

  /// A label that no place has yet.
  public int newLabel() {
    if (labelCount == labels.length) {
      labels = Arrays.copyOf(labels, labelCount * 2);
    }
    labels[labelCount] = -1;
    return labelCount++;
  }

  /// Places `label` at the instruction that comes next.
  public void useLabel(int label) {
    labels[label] = size;
  }

  /// Appends an instruction without an argument.
  public void emit(int opcode, Location location) {
    emit(opcode, 0, location);
  }

  /// Appends an instruction; `oparg` is a label where [Opcode#hasTarget] holds.
  public void emit(int opcode, int oparg, Location location) {
    if (size == opcodes.length) {
      grow();
    }
    opcodes[size] = opcode;
    opargs[size] = oparg;
    locations[size++] = location;
  }

  /// Appends a jump or a `SETUP_...` to `label`.
  public void emitJump(int opcode, int label, Location location) {
    emit(opcode, label, location);
  }

  /// Puts an instruction before the one at `index`; labels from there on move with their instructions.
  public void insert(int index, int opcode, int oparg, Location location) {
    if (size == opcodes.length) {
      grow();
    }
    System.arraycopy(opcodes, index, opcodes, index + 1, size - index);
    System.arraycopy(opargs, index, opargs, index + 1, size - index);
    System.arraycopy(locations, index, locations, index + 1, size - index);
    opcodes[index] = opcode;
    opargs[index] = oparg;
    locations[index] = location;
    size++;
    for (int label = 0; label < labelCount; label++) {
      if (labels[label] >= index) {
        labels[label]++;
      }
    }
  }

  /// The instructions that take the place of `ANNOTATIONS_PLACEHOLDER`, or null.
  public InstructionSequence annotations() {
    return annotations;
  }

  public void setAnnotations(InstructionSequence annotations) {
    this.annotations = annotations;
  }

  /// The sequences of the code objects in this one, where somebody keeps them.
  public List<InstructionSequence> nested() {
    return nested;
  }

  private void grow() {
    int capacity = size * 2;
    opcodes = Arrays.copyOf(opcodes, capacity);
    opargs = Arrays.copyOf(opargs, capacity);
    locations = Arrays.copyOf(locations, capacity);
  }
}
