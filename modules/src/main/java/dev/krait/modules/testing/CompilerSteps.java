// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.flow.AssemblySteps;
import dev.krait.compiler.flow.CodeUnit;
import dev.krait.compiler.flow.ConstTable;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.flow.NameTable;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.CodeConstants;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.modules.SyntaxTrees;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;

/// The steps of the compiler after the syntax tree, one by one.
///
/// Java: stateless.
@PyModuleDef(value = "_testinternalcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, part = true)
public final class CompilerSteps {
  private CompilerSteps() {
  }

  /// Return an empty sequence of instructions.
  @Function("new_instruction_sequence()")
  static Object newSequence() {
    return new PyInstructionSequence(new InstructionSequence());
  }

  /// Generate the instructions of a module's tree, and what else is known of its code.
  @Function("compiler_codegen(ast, filename, optimize, compile_mode=0)")
  static Object codegen(ThreadState ts, Object ast, String filename, int optimize, int compileMode) {
    InstructionSequence sequence = SyntaxTrees.instructions(ts, ast, filename, optimize);
    PyDict metadata = new PyDict();
    for (String count : new String[] {"argcount", "posonlyargcount", "kwonlyargcount"}) {
      metadata.put(count, PyInt.of(0));
    }
    return PyTuple.of(new PyInstructionSequence(sequence), metadata);
  }

  /// Optimise instructions; the list of constants is changed to those that are left.
  @Function("optimize_cfg(instructions, consts, nlocals)")
  static Object optimize(Object instructions, Object consts, int nlocals) {
    InstructionSequence sequence = PyInstructionSequence.of(instructions);
    if (!(consts instanceof PyList list)) {
      throw PyErrors.typeError("consts must be a list");
    }
    ConstTable table = new ConstTable();
    for (Object constant : list.toArray()) {
      table.append(constant(constant));
    }
    InstructionSequence optimized;
    try {
      optimized = AssemblySteps.optimized(sequence, table, nlocals);
    } catch (IllegalStateException e) {
      throw invalid(e);
    }
    list.clear();
    for (Const constant : table.list()) {
      list.append(CodeConstants.of(constant));
    }
    return new PyInstructionSequence(optimized);
  }

  /// Make a code object of instructions and of what else is known of it.
  @Function("assemble_code_object(filename, instructions, metadata)")
  static Object assemble(ThreadState ts, String filename, Object instructions, PyDict metadata) {
    InstructionSequence sequence = PyInstructionSequence.of(instructions);
    CodeUnit unit = new CodeUnit(Text.toJava(entry(metadata, "name")), Text.toJava(entry(metadata, "qualname")), number(metadata, "firstlineno"));
    unit.argCount = number(metadata, "argcount");
    unit.posOnlyArgCount = number(metadata, "posonlyargcount");
    unit.kwOnlyArgCount = number(metadata, "kwonlyargcount");
    fill(unit.names, metadata, "names");
    fill(unit.varNames, metadata, "varnames");
    fill(unit.cellVars, metadata, "cellvars");
    fill(unit.freeVars, metadata, "freevars");
    for (Object constant : ordered(metadata, "consts")) {
      unit.consts.append(constant(constant));
    }
    CodeObject code;
    try {
      code = AssemblySteps.assembled(unit, sequence, filename);
    } catch (IllegalStateException e) {
      throw invalid(e);
    }
    return new PyCode(code);
  }

  private static PyException invalid(IllegalStateException e) {
    return PyErrors.valueError("Invalid CFG, " + e.getMessage());
  }

  private static Const constant(Object object) {
    Const constant = CodeConstants.toConst(object);
    if (constant == null) {
      throw PyErrors.valueError("not a constant");
    }
    return constant;
  }

  private static Object entry(PyDict metadata, String key) {
    Object value = metadata.get(key);
    if (value == null) {
      throw PyErrors.keyError(key);
    }
    return value;
  }

  private static int number(PyDict metadata, String key) {
    return Numbers.intOrNull(entry(metadata, key)) instanceof PyInt i ? (int) i.value : 0;
  }

  private static void fill(NameTable table, PyDict metadata, String key) {
    for (Object name : ordered(metadata, key)) {
      table.add(Text.toJava(name));
    }
  }

  /// The keys of a dictionary whose values are their positions.
  private static Object[] ordered(PyDict metadata, String key) {
    if (!(entry(metadata, key) instanceof PyDict positions)) {
      throw PyErrors.typeError(key + " must be a dict");
    }
    Object[] ordered = new Object[positions.size()];
    PyDict.Cursor cursor = positions.cursor();
    while (cursor.advance()) {
      long position = Numbers.intOrNull(cursor.value()) instanceof PyInt i ? i.value : -1;
      if (position < 0 || position >= ordered.length || ordered[(int) position] != null) {
        throw PyErrors.valueError(key + " must map to positions");
      }
      ordered[(int) position] = cursor.key();
    }
    return ordered;
  }
}
