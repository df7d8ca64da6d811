// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.flow.Location;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.List;

/// Instructions of the compiler in the making.
///
/// Java: for one thread at a time, like the sequence itself.
@PyTypeDef("InstructionSequence")
public final class PyInstructionSequence extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyInstructionSequenceTable.INSTANCE);
  private static final int MAX_LABELS = 1 << 20;

  final InstructionSequence sequence;

  PyInstructionSequence(InstructionSequence sequence) {
    super(TYPE);
    this.sequence = sequence;
  }

  @New("InstructionSequence()")
  static Object create(PyType cls) {
    return new PyInstructionSequence(new InstructionSequence());
  }

  /// Place a label at the next instruction.
  @Method("use_label(label, /)")
  void useLabel(int label) {
    if (label < 0 || label > MAX_LABELS) {
      throw PyErrors.valueError("label out of range");
    }
    while (sequence.labelCount() <= label) {
      sequence.newLabel();
    }
    sequence.useLabel(label);
  }

  /// Append an instruction.
  @Method("addop(opcode, oparg, lineno, col_offset, end_lineno, end_col_offset, /)")
  void addOp(int opcode, int oparg, int lineno, int colOffset, int endLineno, int endColOffset) {
    if (!Opcode.isDefined(opcode)) {
      throw PyErrors.valueError("unknown opcode " + opcode);
    }
    sequence.emit(opcode, oparg, new Location(lineno, colOffset, endLineno, endColOffset));
  }

  /// Return a new label.
  @Method("new_label()")
  int newLabel() {
    return sequence.newLabel();
  }

  /// Add the instructions of an inner code object.
  @Method("add_nested(nested, /)")
  void addNested(Object nested) {
    if (!(nested instanceof PyInstructionSequence inner)) {
      throw PyErrors.typeError("expected an instruction sequence, not " + Types.nameOf(nested));
    }
    sequence.nested().add(inner.sequence);
  }

  /// Return the sequences of inner code objects.
  @Method("get_nested()")
  Object nested() {
    List<InstructionSequence> inner = sequence.nested();
    Object[] items = new Object[inner.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = new PyInstructionSequence(inner.get(i));
    }
    return PyList.of(items);
  }

  /// Return the instructions as tuples of opcode, argument (or None) and place; arguments that are labels are resolved.
  @Method("get_instructions()")
  Object instructions() {
    InstructionSequence labelled = labelled();
    Object[] items = new Object[labelled.size()];
    for (int i = 0; i < items.length; i++) {
      Location at = labelled.location(i);
      items[i] = PyTuple.of(PyInt.of(labelled.opcode(i)), argument(labelled, i), PyInt.of(at.line()), PyInt.of(at.endLine()),
          PyInt.of(at.column()), PyInt.of(at.endColumn()));
    }
    return PyList.of(items);
  }

  private static Object argument(InstructionSequence labelled, int index) {
    int opcode = labelled.opcode(index);
    int oparg = labelled.oparg(index);
    if (Opcode.hasTarget(opcode)) {
      return PyInt.of(labelled.target(oparg));
    }
    return Opcode.hasArg(opcode) ? PyInt.of(oparg) : PyNone.NONE;
  }

  /// The sequence, each of whose jumps has a label that stands somewhere. Where no label was placed, jumps name instructions by their
  /// numbers.
  private InstructionSequence labelled() {
    InstructionSequence labelled = sequence.labelCount() == 0 ? numbered() : sequence;
    for (int i = 0; i < labelled.size(); i++) {
      int oparg = labelled.oparg(i);
      if (Opcode.hasTarget(labelled.opcode(i)) && (oparg < 0 || oparg >= labelled.labelCount() || labelled.target(oparg) < 0)) {
        throw PyErrors.valueError("a jump has no target");
      }
    }
    return labelled;
  }

  /// A copy with a label at each instruction and one at the end.
  private InstructionSequence numbered() {
    InstructionSequence copy = new InstructionSequence();
    for (int i = 0; i < sequence.size(); i++) {
      copy.useLabel(copy.newLabel());
      copy.emit(sequence.opcode(i), sequence.oparg(i), sequence.location(i));
    }
    copy.useLabel(copy.newLabel());
    return copy;
  }

  static InstructionSequence of(Object object) {
    if (!(object instanceof PyInstructionSequence s)) {
      throw PyErrors.valueError("expected an instruction sequence");
    }
    return s.labelled();
  }
}
