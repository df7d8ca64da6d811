// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The fields of a code object while one is made from Python: by `code(...)` and by `replace`.
final class CodeFields {
  int argCount;
  int posOnlyArgCount;
  int kwOnlyArgCount;
  int localCount;
  int stackSize;
  int flags;
  PyBytes code;
  PyTuple consts;
  PyTuple names;
  PyTuple varNames;
  PyTuple freeVars;
  PyTuple cellVars;
  String fileName;
  String name;
  String qualName;
  int firstLine;
  PyBytes lineTable;
  PyBytes exceptionTable;

  static CodeFields of(PyCode from) {
    CodeFields f = new CodeFields();
    CodeObject o = from.object;
    f.argCount = o.argCount;
    f.posOnlyArgCount = o.posOnlyArgCount;
    f.kwOnlyArgCount = o.kwOnlyArgCount;
    f.stackSize = o.stackSize;
    f.flags = o.flags;
    f.code = new PyBytes(o.code);
    f.consts = (PyTuple) from.pythonConstants();
    f.names = (PyTuple) from.pythonNames();
    f.varNames = (PyTuple) from.pythonVarNames();
    f.localCount = f.varNames.size();
    f.freeVars = (PyTuple) from.pythonFreeVars();
    f.cellVars = (PyTuple) from.pythonCellVars();
    f.fileName = o.fileName;
    f.name = o.name;
    f.qualName = o.qualName;
    f.firstLine = o.firstLine;
    f.lineTable = new PyBytes(o.lineTable);
    f.exceptionTable = new PyBytes(o.exceptionTable);
    return f;
  }

  /// Puts the given values in place, by the attributes' names.
  CodeFields change(ThreadState ts, PyDict changes) {
    if (changes == null) {
      return this;
    }
    boolean locals = changes.get("co_nlocals") != null;
    PyDict.Cursor cursor = changes.cursor();
    while (cursor.advance()) {
      set(ts, Text.toJava(cursor.key()), cursor.value());
    }
    if (!locals) {
      localCount = varNames.size();
    }
    return this;
  }

  private void set(ThreadState ts, String field, Object value) {
    switch (field) {
      case "co_argcount" -> argCount = number(ts, value);
      case "co_posonlyargcount" -> posOnlyArgCount = number(ts, value);
      case "co_kwonlyargcount" -> kwOnlyArgCount = number(ts, value);
      case "co_nlocals" -> localCount = number(ts, value);
      case "co_stacksize" -> stackSize = number(ts, value);
      case "co_flags" -> flags = number(ts, value);
      case "co_firstlineno" -> firstLine = number(ts, value);
      case "co_code" -> code = bytes(field, value);
      case "co_linetable" -> lineTable = bytes(field, value);
      case "co_exceptiontable" -> exceptionTable = bytes(field, value);
      case "co_consts" -> consts = tuple(field, value);
      case "co_names" -> names = tuple(field, value);
      case "co_varnames" -> varNames = tuple(field, value);
      case "co_freevars" -> freeVars = tuple(field, value);
      case "co_cellvars" -> cellVars = tuple(field, value);
      case "co_filename" -> fileName = text(field, value);
      case "co_name" -> name = text(field, value);
      case "co_qualname" -> qualName = text(field, value);
      default -> throw PyErrors.typeError("replace() got an unexpected keyword argument '" + field + "'");
    }
  }

  private static int number(ThreadState ts, Object value) {
    Object index = Numbers.index(ts, value);
    if (index instanceof PyInt i && i.value == (int) i.value) {
      return (int) i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C int");
  }

  private static PyBytes bytes(String field, Object value) {
    if (value instanceof PyBytes b) {
      return b;
    }
    throw PyErrors.typeError("replace() argument '" + field + "' must be bytes, not " + Types.nameOf(value));
  }

  private static PyTuple tuple(String field, Object value) {
    if (value instanceof PyTuple t) {
      return t;
    }
    throw PyErrors.typeError("replace() argument '" + field + "' must be tuple, not " + Types.nameOf(value));
  }

  private static String text(String field, Object value) {
    if (Text.isStr(value)) {
      return Text.toJava(value);
    }
    throw PyErrors.typeError("replace() argument '" + field + "' must be str, not " + Types.nameOf(value));
  }

  /// The code object.
  PyCode make() {
    check();
    List<String> localNames = new ArrayList<>();
    List<Byte> kinds = new ArrayList<>();
    List<String> cells = strings(cellVars, "name tuples");
    for (String local : strings(varNames, "name tuples")) {
      localNames.add(local);
      kinds.add((byte) (CodeObject.CO_FAST_LOCAL | argumentKind(kinds.size()) | (cells.remove(local) ? CodeObject.CO_FAST_CELL : 0)));
    }
    for (String cell : cells) {
      localNames.add(cell);
      kinds.add((byte) CodeObject.CO_FAST_CELL);
    }
    for (String free : strings(freeVars, "name tuples")) {
      localNames.add(free);
      kinds.add((byte) CodeObject.CO_FAST_FREE);
    }
    byte[] kindBytes = new byte[kinds.size()];
    for (int i = 0; i < kindBytes.length; i++) {
      kindBytes[i] = kinds.get(i);
    }
    List<Const> constants = new ArrayList<>();
    for (Object constant : consts.items()) {
      Const converted = CodeConstants.toConst(constant);
      constants.add(converted == null ? Const.Singleton.NONE : converted);
    }
    CodeObject made = new CodeObject(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, code.array(), constants,
        strings(names, "name tuples"), localNames, kindBytes, fileName, name, qualName, firstLine, lineTable.array(), exceptionTable.array());
    return new PyCode(made, consts.toArray());
  }

  private int argumentKind(int index) {
    int total = argCount + kwOnlyArgCount;
    if (index < posOnlyArgCount) {
      return CodeObject.CO_FAST_ARG_POS;
    }
    if (index < argCount) {
      return CodeObject.CO_FAST_ARG_POS | CodeObject.CO_FAST_ARG_KW;
    }
    if (index < total) {
      return CodeObject.CO_FAST_ARG_KW;
    }
    boolean variadic = (flags & CodeObject.CO_VARARGS) != 0;
    if (variadic && index == total) {
      return CodeObject.CO_FAST_ARG_VAR | CodeObject.CO_FAST_ARG_POS;
    }
    boolean keywords = (flags & CodeObject.CO_VARKEYWORDS) != 0;
    return keywords && index == total + (variadic ? 1 : 0) ? CodeObject.CO_FAST_ARG_VAR | CodeObject.CO_FAST_ARG_KW : 0;
  }

  private void check() {
    notNegative("argcount", argCount);
    notNegative("posonlyargcount", posOnlyArgCount);
    notNegative("kwonlyargcount", kwOnlyArgCount);
    notNegative("nlocals", localCount);
    notNegative("stacksize", stackSize);
    notNegative("flags", flags);
    int parameters = argCount + kwOnlyArgCount + ((flags & CodeObject.CO_VARARGS) != 0 ? 1 : 0)
        + ((flags & CodeObject.CO_VARKEYWORDS) != 0 ? 1 : 0);
    if (parameters > varNames.size()) {
      throw PyErrors.valueError("code: varnames is too small");
    }
    if (localCount != varNames.size()) {
      throw PyErrors.valueError("code: co_nlocals != len(co_varnames)");
    }
    if (code.array().length % 2 != 0) {
      throw PyErrors.valueError("code: co_code is malformed");
    }
  }

  private static void notNegative(String field, int value) {
    if (value < 0) {
      throw PyErrors.valueError("code: " + field + " must not be negative");
    }
  }

  private static List<String> strings(PyTuple tuple, String what) {
    List<String> result = new ArrayList<>();
    for (Object item : tuple.items()) {
      if (!Text.isStr(item)) {
        throw PyErrors.typeError(what.equals("name tuples") ? "name tuples must contain only strings, not '" + Types.nameOf(item) + "'" : what);
      }
      result.add(Text.toJava(item));
    }
    return result;
  }

  /// Whether two code objects do the same: all but the file name counts.
  static boolean equal(CodeObject a, CodeObject b) {
    return a == b || a.name.equals(b.name) && a.argCount == b.argCount && a.posOnlyArgCount == b.posOnlyArgCount
        && a.kwOnlyArgCount == b.kwOnlyArgCount && a.flags == b.flags && a.firstLine == b.firstLine && Arrays.equals(a.code, b.code)
        && equal(a.consts, b.consts) && a.names.equals(b.names) && a.localsPlusNames.equals(b.localsPlusNames)
        && Arrays.equals(a.lineTable, b.lineTable) && Arrays.equals(a.exceptionTable, b.exceptionTable);
  }

  private static boolean equal(List<Const> a, List<Const> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Const a, Const b) {
    if (a instanceof Const.Code x && b instanceof Const.Code y) {
      return equal(x.value(), y.value());
    }
    if (a instanceof Const.Tuple x && b instanceof Const.Tuple y) {
      return equal(x.items(), y.items());
    }
    return a.equals(b);
  }
}
