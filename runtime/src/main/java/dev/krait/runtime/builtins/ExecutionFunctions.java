// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.modules.SyntaxTrees;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Functions that compile and run Python code.
@PyModuleDef(value = "builtins", part = true)
final class ExecutionFunctions {
  private static final int ONLY_AST = 0x400, OPTIMIZED_AST = 0x8400, OBSOLETE = 0x10;
  private static final int COMPILE_FLAGS = OPTIMIZED_AST | PythonCompiler.ALLOW_TOP_LEVEL_AWAIT | Parser.TYPE_COMMENTS
      | Parser.DONT_IMPLY_DEDENT | Parser.ALLOW_INCOMPLETE_INPUT;

  private ExecutionFunctions() {
  }

  /// Compile source into a code object, which exec() and eval() run, or into a syntax tree.
  ///
  /// The source is a str, a bytes-like object or a syntax tree; the mode is 'exec' for a module, 'eval' for an expression, 'single' for
  /// an interactive statement.
  @Function("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")
  static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, boolean dontInherit, int optimize,
      int featureVersion) {
    String file = SourceCompilation.fileName(ts, filename);
    if ((flags & ~(PythonCompiler.FUTURE_MASK | OBSOLETE | COMPILE_FLAGS)) != 0) {
      throw PyErrors.valueError("compile(): unrecognised flags");
    }
    if (optimize < -1 || optimize > 2) {
      throw PyErrors.valueError("compile(): invalid optimize value");
    }
    int all = dontInherit ? flags : flags | inherited(ts);
    Parser.Mode parserMode = mode(mode, all);
    int version = featureVersion >= 0 && (all & ONLY_AST) != 0 ? featureVersion : Parser.LATEST_FEATURES;
    if (SyntaxTrees.isTree(ts, source)) {
      return SyntaxTrees.compile(ts, source, file, parserMode, all, optimize);
    }
    if (!Text.isStr(source) && !Buffers.isBuffer(source)) {
      throw PyErrors.typeError("compile() arg 1 must be a string, bytes or AST object");
    }
    auditCompile(ts, source, filename);
    if ((all & ONLY_AST) != 0) {
      return SyntaxTrees.parse(ts, source, file, parserMode, all, optimize, version);
    }
    return SourceCompilation.compile(ts, source, file, parserMode, all, optimize);
  }

  private static Parser.Mode mode(String mode, int flags) {
    boolean tree = (flags & ONLY_AST) != 0;
    switch (mode) {
      case "exec":
        return Parser.Mode.EXEC;
      case "eval":
        return Parser.Mode.EVAL;
      case "single":
        return Parser.Mode.SINGLE;
      case "func_type":
        if (!tree) {
          throw PyErrors.valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        }
        return Parser.Mode.FUNC_TYPE;
      default:
        throw PyErrors.valueError(tree ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
            : "compile() mode must be 'exec', 'eval' or 'single'");
    }
  }

  /// The future features of the code that calls.
  private static int inherited(ThreadState ts) {
    return ts.frame == null ? 0 : ts.frame.code().flags() & PythonCompiler.FUTURE_MASK;
  }

  /// Evaluate an expression or the code object of one, in namespaces that default to the caller's.
  @Function("eval(source, /, globals=None, locals=None)")
  static Object eval(ThreadState ts, Object source, Object globals, Object locals) {
    if (locals != PyNone.NONE && !isMapping(locals)) {
      throw PyErrors.typeError("locals must be a mapping");
    }
    if (globals != PyNone.NONE && !(globals instanceof PyDict)) {
      throw PyErrors.typeError(isMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
    }
    PyDict global = globals == PyNone.NONE ? callerGlobals(ts, "eval") : (PyDict) globals;
    Object local = locals != PyNone.NONE ? locals : globals == PyNone.NONE ? NamespaceFunctions.locals(ts) : global;
    provideBuiltins(ts, global);
    if (source instanceof PyCode code) {
      ts.interpreter().system().audit(ts, "exec", code);
      if (code.freeCount() > 0) {
        throw PyErrors.typeError("code object passed to eval() may not contain free variables");
      }
      return Evaluation.run(ts, code, global, local, null);
    }
    Object text = checkedSource(source, "eval");
    auditCompile(ts, text, "<string>");
    PyCode code = SourceCompilation.compile(ts, stripped(text), "<string>", Parser.Mode.EVAL, inherited(ts), -1);
    ts.interpreter().system().audit(ts, "exec", code);
    return Evaluation.run(ts, code, global, local, null);
  }

  /// The source is told as bytes.
  private static void auditCompile(ThreadState ts, Object source, Object filename) {
    if (ts.interpreter().system().isAudited()) {
      Object told = Text.isStr(source) ? Codecs.encode(ts, source, "utf-8", "surrogatepass") : source;
      ts.interpreter().system().audit(ts, "compile", told, filename);
    }
  }

  /// Without the blanks that `eval` allows in front.
  private static Object stripped(Object source) {
    if (source instanceof String s) {
      int start = 0;
      while (start < s.length() && (s.charAt(start) == ' ' || s.charAt(start) == '\t')) {
        start++;
      }
      return start == 0 ? s : s.substring(start);
    }
    if (!Text.isStr(source)) {
      return source;
    }
    int[] codePoints = Text.codePoints(source);
    int start = 0;
    while (start < codePoints.length && (codePoints[start] == ' ' || codePoints[start] == '\t')) {
      start++;
    }
    return start == 0 ? source : Text.of(codePoints, start, codePoints.length);
  }

  private static Object checkedSource(Object source, String function) {
    if (!Text.isStr(source) && !Buffers.isBuffer(source)) {
      throw PyErrors.typeError(function + "() arg 1 must be a string, bytes or code object");
    }
    return source;
  }

  /// Run statements or a code object, in namespaces that default to the caller's.
  ///
  /// The closure gives the cells for the free variables of a code object.
  @Function("exec(source, /, globals=None, locals=None, *, closure=None)")
  static void exec(ThreadState ts, Object source, Object globals, Object locals, Object closure) {
    if (globals != PyNone.NONE && !(globals instanceof PyDict)) {
      throw PyErrors.typeError("exec() globals must be a dict, not " + Types.nameOf(globals));
    }
    if (locals != PyNone.NONE && !isMapping(locals)) {
      throw PyErrors.typeError("locals must be a mapping or None, not " + Types.nameOf(locals));
    }
    PyDict global = globals == PyNone.NONE ? callerGlobals(ts, "exec") : (PyDict) globals;
    Object local = locals != PyNone.NONE ? locals : globals == PyNone.NONE ? NamespaceFunctions.locals(ts) : global;
    provideBuiltins(ts, global);
    if (source instanceof PyCode code) {
      PyTuple cells = checkedClosure(code, closure);
      ts.interpreter().system().audit(ts, "exec", code);
      Evaluation.run(ts, code, global, local, cells);
      return;
    }
    if (closure != PyNone.NONE) {
      throw PyErrors.typeError("closure can only be used when source is a code object");
    }
    Object text = checkedSource(source, "exec");
    auditCompile(ts, text, "<string>");
    PyCode code = SourceCompilation.compile(ts, text, "<string>", Parser.Mode.EXEC, inherited(ts), -1);
    ts.interpreter().system().audit(ts, "exec", code);
    Evaluation.run(ts, code, global, local, null);
  }

  /// The cells for the free variables; null for none.
  private static PyTuple checkedClosure(PyCode code, Object closure) {
    int free = code.freeCount();
    if (free == 0) {
      if (closure != PyNone.NONE) {
        throw PyErrors.typeError("cannot use a closure with this code object");
      }
      return null;
    }
    if (closure == PyNone.NONE) {
      throw PyErrors.typeError("code object passed to exec() may not contain free variables");
    }
    boolean fits = closure instanceof PyTuple t && t.type == PyTuple.TYPE && t.size() == free;
    for (int i = 0; fits && i < free; i++) {
      fits = ((PyTuple) closure).get(i) instanceof PyCell;
    }
    if (!fits) {
      throw PyErrors.typeError("code object requires a closure of exactly length " + free);
    }
    return (PyTuple) closure;
  }

  private static PyDict callerGlobals(ThreadState ts, String function) {
    PyDict globals = ts.frame == null ? Evaluation.outermostNamespace(ts) : ts.frame.globals();
    if (globals == null) {
      throw missingNamespace(function);
    }
    return globals;
  }

  private static PyException missingNamespace(String function) {
    return function.equals("eval") ? PyErrors.typeError("eval must be given globals and locals when called without a frame")
        : PyErrors.systemError("globals and locals cannot be NULL");
  }

  private static void provideBuiltins(ThreadState ts, PyDict globals) {
    Object builtins = ts.frame == null ? ts.interpreter().builtins() : ts.frame.builtins();
    globals.putIfAbsent(ts, "__builtins__", builtins);
  }

  static boolean isMapping(Object object) {
    return object instanceof PyDict || Types.of(object).slot(Slot.GETITEM) != null;
  }
}
