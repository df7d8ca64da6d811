// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The compiled form of a function, a class body or a module.
///
/// Java: a code object as Python sees it, over the compiler's [CodeObject]. It belongs to an interpreter, since it holds
/// constants that are objects, and the register form with its inline caches.
///
/// Invariant: immutable to Python. What is computed on demand may be computed by two threads; the first to publish does not matter.
@PyTypeDef("code")
public final class PyCode extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCodeTable.INSTANCE);

  /// The compiler's code object.
  public final CodeObject object;
  private Object[] names;
  private Object[] localNames;
  /// The number of registers for locals, cells and free variables; the last [#freeCount] are free variables.
  final int freeCount;
  private Object[] consts;
  /// What monitoring tools want here, or null.
  volatile CodeMonitor monitor;
  private TracedLines tracedLines;
  private RegisterCode plain;
  private RegisterCode traced;
  private Object fileName;

  /// A code object whose constants are these objects, whatever `object` says.
  PyCode(CodeObject object, Object[] consts) {
    this(object);
    this.consts = consts;
  }

  public PyCode(CodeObject object) {
    super(TYPE);
    this.object = object;
    int free = 0;
    for (byte kind : object.localsPlusKinds) {
      free += (kind & CodeObject.CO_FAST_FREE) != 0 ? 1 : 0;
    }
    freeCount = free;
    fileName = Text.fromJava(object.fileName);
  }

  /// `co_names`; not to be changed.
  Object[] names() {
    Object[] made = names;
    if (made == null) {
      made = interned(object.names);
      VarHandle.releaseFence();
      names = made;
    }
    return made;
  }

  /// Names of the registers of locals, cells and free variables; not to be changed.
  Object[] localNames() {
    Object[] made = localNames;
    if (made == null) {
      made = interned(object.localsPlusNames);
      VarHandle.releaseFence();
      localNames = made;
    }
    return made;
  }

  private static Object[] interned(List<String> names) {
    Object[] result = new Object[names.size()];
    for (int i = 0; i < result.length; i++) {
      Object text = Text.fromJava(names.get(i));
      result[i] = text instanceof String s ? s.intern() : text;
    }
    return result;
  }

  public int flags() {
    return object.flags;
  }

  public Object name() {
    return Text.fromJava(object.name);
  }

  public Object qualifiedName() {
    return Text.fromJava(object.qualName);
  }

  public Object fileName() {
    return fileName;
  }

  /// The number of free variables.
  public int freeCount() {
    return freeCount;
  }

  /// Changes the file name, here and in nested code that has the same; for import, whose `.pyc` may come from elsewhere.
  public void setFileName(Object name) {
    Object old = fileName;
    if (old.equals(name)) {
      return;
    }
    fileName = name;
    for (Object constant : consts()) {
      if (constant instanceof PyCode nested && nested.fileName.equals(old)) {
        nested.setFileName(name);
      }
    }
  }

  /// Empties the inline caches, which may hold classes that are out of use; they fill again.
  void clearSites() {
    if (plain != null) {
      Arrays.fill(plain.sites, null);
    }
    if (traced != null) {
      Arrays.fill(traced.sites, null);
    }
  }

  /// The constants; not to be changed.
  Object[] consts() {
    Object[] made = consts;
    if (made == null) {
      made = CodeConstants.of(object.consts);
      VarHandle.releaseFence();
      consts = made;
    }
    return made;
  }

  /// Whether all parameters are positional, without `*args` and `**kwargs`.
  boolean hasPlainArguments() {
    return object.kwOnlyArgCount == 0 && (object.flags & (CodeObject.CO_VARARGS | CodeObject.CO_VARKEYWORDS)) == 0;
  }

  /// The number of parameters, `*args` and `**kwargs` included.
  int parameterCount() {
    return object.argCount + object.kwOnlyArgCount + ((object.flags & CodeObject.CO_VARARGS) != 0 ? 1 : 0)
        + ((object.flags & CodeObject.CO_VARKEYWORDS) != 0 ? 1 : 0);
  }

  /// The register form, made at the first call.
  RegisterCode registers() {
    RegisterCode made = plain;
    if (made == null) {
      made = new Translator(this, false).translate();
      VarHandle.releaseFence();
      plain = made;
    }
    return made;
  }

  /// Which instructions start lines.
  TracedLines tracedLines() {
    TracedLines made = tracedLines;
    if (made == null) {
      made = new TracedLines(object);
      VarHandle.releaseFence();
      tracedLines = made;
    }
    return made;
  }

  /// The opcode at an offset in units.
  int opcodeAt(int unit) {
    return dev.krait.compiler.code.Opcode.base(object.code[2 * unit] & 0xff);
  }

  /// The offset in units of the first RESUME, which all code of the compiler has; 0 without one.
  int resumeOffset() {
    byte[] code = object.code;
    for (int unit = 0; 2 * unit < code.length; unit++) {
      if (opcodeAt(unit) == dev.krait.compiler.code.Opcode.RESUME) {
        return unit;
      }
    }
    return 0;
  }

  /// The form to run a new frame in.
  RegisterCode registersFor(ThreadState ts) {
    return ts.instrumented ? tracedRegisters() : registers();
  }

  /// The register form that tells tracers what happens.
  RegisterCode tracedRegisters() {
    RegisterCode made = traced;
    if (made == null) {
      made = new Translator(this, true).translate();
      VarHandle.releaseFence();
      traced = made;
    }
    return made;
  }

  /// The line of the instruction at an offset in units, or -1.
  public int lineOf(int offset) {
    CodeLocations locations = new CodeLocations(object.lineTable, object.firstLine);
    while (locations.advance()) {
      if (offset < locations.end) {
        return locations.line;
      }
    }
    return -1;
  }

  /// The line of the last instruction, or the first line.
  int lastLine() {
    CodeLocations locations = new CodeLocations(object.lineTable, object.firstLine);
    int last = object.firstLine;
    while (locations.advance()) {
      last = Math.max(last, locations.line);
    }
    return last;
  }

  private Object namesOfKind(int bits) {
    List<Object> found = new ArrayList<>();
    Object[] all = localNames();
    for (int i = 0; i < all.length; i++) {
      if ((object.localsPlusKinds[i] & bits) != 0) {
        found.add(all[i]);
      }
    }
    return PyTuple.of(found.toArray());
  }

  /// A code object.
  @New("code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename,"
      + " name, qualname, firstlineno, linetable, exceptiontable, freevars=<unrepresentable>, cellvars=<unrepresentable>, /)")
  static Object create(ThreadState ts, PyType cls, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize,
      int flags, PyBytes codestring, PyTuple constants, PyTuple names, PyTuple varnames, String filename, String name, String qualname,
      int firstlineno, PyBytes linetable, PyBytes exceptiontable, PyTuple freevars, PyTuple cellvars) {
    CodeFields f = new CodeFields();
    f.argCount = argcount;
    f.posOnlyArgCount = posonlyargcount;
    f.kwOnlyArgCount = kwonlyargcount;
    f.localCount = nlocals;
    f.stackSize = stacksize;
    f.flags = flags;
    f.code = codestring;
    f.consts = constants;
    f.names = names;
    f.varNames = varnames;
    f.fileName = filename;
    f.name = name;
    f.qualName = qualname;
    f.firstLine = firstlineno;
    f.lineTable = linetable;
    f.exceptionTable = exceptiontable;
    f.freeVars = freevars == null ? PyTuple.EMPTY : freevars;
    f.cellVars = cellvars == null ? PyTuple.EMPTY : cellvars;
    return f.make();
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<code object " + object.name + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ", file \"" + Text.toJava(fileName)
        + "\", line " + object.firstLine + ">");
  }

  /// The name of the function, class or module.
  @Getter("co_name")
  Object pythonName() {
    return name();
  }

  /// The name with those of the classes and functions around it.
  @Getter("co_qualname")
  Object pythonQualifiedName() {
    return qualifiedName();
  }

  /// The file of the source.
  @Getter("co_filename")
  Object pythonFileName() {
    return fileName;
  }

  /// The first line of the source.
  @Getter("co_firstlineno")
  Object pythonFirstLine() {
    return PyInt.of(object.firstLine);
  }

  /// The constants.
  @Getter("co_consts")
  Object pythonConstants() {
    return PyTuple.of(consts().clone());
  }

  /// The names that instructions refer to.
  @Getter("co_names")
  Object pythonNames() {
    return PyTuple.of(names().clone());
  }

  /// The instructions.
  @Getter("co_code")
  Object pythonCode() {
    return new PyBytes(object.code);
  }

  /// Bits that say what kind of code this is.
  @Getter("co_flags")
  Object pythonFlags() {
    return PyInt.of(object.flags);
  }

  /// The number of positional parameters.
  @Getter("co_argcount")
  Object pythonArgCount() {
    return PyInt.of(object.argCount);
  }

  /// The number of positional-only parameters.
  @Getter("co_posonlyargcount")
  Object pythonPosOnlyArgCount() {
    return PyInt.of(object.posOnlyArgCount);
  }

  /// The number of keyword-only parameters.
  @Getter("co_kwonlyargcount")
  Object pythonKwOnlyArgCount() {
    return PyInt.of(object.kwOnlyArgCount);
  }

  /// The number of local variables.
  @Getter("co_nlocals")
  Object pythonLocalCount() {
    return PyInt.of(((PyTuple) pythonVarNames()).size());
  }

  /// How deep the stack gets.
  @Getter("co_stacksize")
  Object pythonStackSize() {
    return PyInt.of(object.stackSize);
  }

  /// The names of the local variables, parameters first.
  @Getter("co_varnames")
  Object pythonVarNames() {
    return namesOfKind(CodeObject.CO_FAST_LOCAL);
  }

  /// The names of the local variables that inner functions use.
  @Getter("co_cellvars")
  Object pythonCellVars() {
    return namesOfKind(CodeObject.CO_FAST_CELL);
  }

  /// The names of the variables of outer functions that this one uses.
  @Getter("co_freevars")
  Object pythonFreeVars() {
    return namesOfKind(CodeObject.CO_FAST_FREE);
  }

  /// The positions of the instructions, encoded.
  @Getter("co_linetable")
  Object pythonLineTable() {
    return new PyBytes(object.lineTable);
  }

  /// The exception handlers, encoded.
  @Getter("co_exceptiontable")
  Object pythonExceptionTable() {
    return new PyBytes(object.exceptionTable);
  }

  /// The instructions as the interpreter has specialised them.
  @Getter("_co_code_adaptive")
  Object pythonAdaptiveCode() {
    return new PyBytes(object.code);
  }

  /// The old form of the line table: pairs of steps in offsets and lines.
  @Getter("co_lnotab")
  Object pythonOldLineTable(ThreadState ts) {
    Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "co_lnotab is deprecated, use co_lines instead.", 1);
    return CodeLines.oldTable(this);
  }

  /// Iterates over the runs of instructions of one line: (start, end, line).
  @Method("co_lines()")
  Object pythonLines() {
    return new PyLineIterator(CodeLines.lines(this));
  }

  /// Iterates over the branches: (start, offset if not taken, offset if taken).
  @Method("co_branches()")
  Object pythonBranches() {
    return new PyLineIterator(CodeLines.branches(this));
  }

  /// Iterates over the positions of the instructions: (line, last line, column, last column).
  @Method("co_positions()")
  Object pythonPositions() {
    return new PyPositionsIterator(this);
  }

  /// Return a copy of the code object with other values for some attributes.
  @Method("replace(**changes)")
  Object replace(ThreadState ts, PyDict changes) {
    return CodeFields.of(this).change(ts, changes).make();
  }

  /// Another name of `replace`, for `copy.replace`.
  @Method("__replace__(**changes)")
  Object pythonReplace(ThreadState ts, PyDict changes) {
    return replace(ts, changes);
  }

  /// The name of a local variable by its index; internal.
  @Method("_varname_from_oparg(oparg)")
  Object nameFromOparg(int oparg) {
    if (oparg < 0 || oparg >= localNames().length) {
      throw PyErrors.indexError("tuple index out of range");
    }
    return localNames()[oparg];
  }

  @Special("__eq__")
  Object equal(Object other) {
    return other instanceof PyCode that ? PyBool.of(CodeFields.equal(object, that.object)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(Object other) {
    return other instanceof PyCode that ? PyBool.of(!CodeFields.equal(object, that.object)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__hash__")
  long hash() {
    int counts = (object.argCount * 31 + object.posOnlyArgCount) * 31 + object.kwOnlyArgCount;
    return object.name.hashCode() * 31L + object.firstLine * 17L + java.util.Arrays.hashCode(object.code) + object.names.hashCode()
        + counts * 127L;
  }
}
