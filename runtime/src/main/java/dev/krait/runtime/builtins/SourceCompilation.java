// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.parse.Decoder;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.PySyntaxError;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The compiler as the runtime calls it: sources that are Python objects, errors and warnings that are Python exceptions.
public final class SourceCompilation {
  private SourceCompilation() {
  }

  /// Compiles a `str` or bytes-like object.
  ///
  /// @param flags the flags of `compile()`, inherited ones included
  /// @param optimize 0 to 2, or -1 for what the interpreter was started with
  public static PyCode compile(ThreadState ts, Object source, String fileName, Parser.Mode mode, int flags, int optimize) {
    try {
      return new PyCode(compiler(ts, fileName, mode, flags, optimize, Parser.LATEST_FEATURES).compile(text(ts, source, fileName)));
    } catch (CompileError e) {
      throw withSource(exception(e), source);
    }
  }

  /// Compiles a file that is to be run as a script.
  public static PyCode compileFile(ThreadState ts, byte[] content, String fileName) {
    try {
      SourceText source = SourceText.ofFile(content, fileName, new RuntimeDecoder(ts));
      return new PyCode(compiler(ts, fileName, Parser.Mode.EXEC, 0, -1, Parser.LATEST_FEATURES).compile(source));
    } catch (CompileError e) {
      throw withSource(exception(e), PyNone.NONE);
    }
  }

  /// Gives a syntax error without a better message the source, in which the module `traceback` looks for misspelt keywords: the lines and the
  /// offset to start at, and the text, or None for the file that the error names.
  private static PyException withSource(PyException error, Object source) {
    String message = error.value instanceof PySyntaxError e && Text.isStr(e.message) ? Text.toJava(e.message) : "";
    if (message.equals("invalid syntax") || message.contains("Perhaps you forgot a comma")) {
      ((PySyntaxError) error.value).setMetadata(PyTuple.of(PyInt.ZERO, PyInt.ZERO, Text.isStr(source) ? source : PyNone.NONE));
    }
    return error;
  }

  /// A file name as text, from anything that is a path.
  public static String fileName(ThreadState ts, Object name) {
    if (Text.isStr(name)) {
      return Text.toJava(name);
    }
    Object path = name;
    if (!(name instanceof PyBytes)) {
      Object method = Calls.specialOrNull(ts, name, "__fspath__");
      if (method == null) {
        throw PyErrors.typeError("expected str, bytes or os.PathLike object, not " + Types.nameOf(name));
      }
      path = Calls.call0(ts, method);
    }
    return Text.toJava(Text.isStr(path) ? path : Calls.method(ts, path, "decode", "utf-8", "surrogateescape"));
  }

  /// The compiler for these arguments of `compile()`.
  public static PythonCompiler compiler(ThreadState ts, String fileName, Parser.Mode mode, int flags, int optimize, int featureVersion) {
    int level = optimize < 0 ? ts.interpreter().system().configuration().optimize : optimize;
    int maxDigits = ts.interpreter().digitLimit().digits;
    return new PythonCompiler(fileName, mode, flags, level, featureVersion, maxDigits, new RuntimeSink(ts));
  }

  /// The source as text; a CompileError if it can not be decoded.
  public static SourceText text(ThreadState ts, Object source, String fileName) {
    if (source instanceof String s) {
      for (int i = 0; i < s.length(); i++) {
        if (Character.isSurrogate(s.charAt(i))) {
          return SourceText.ofCodePoints(Text.codePoints(s));
        }
      }
      return SourceText.ofString(s);
    }
    if (Text.isStr(source)) {
      return SourceText.ofCodePoints(Text.codePoints(source));
    }
    return SourceText.ofBytes(Buffers.bytes(ts, source), fileName, new RuntimeDecoder(ts));
  }

  /// The Python exception for an error of the compiler.
  public static PyException exception(CompileError e) {
    String message = e.getMessage();
    switch (e.kind()) {
      case VALUE:
        return PyErrors.valueError(message);
      case TYPE:
        return PyErrors.typeError(message);
      case OVERFLOW:
        return PyErrors.overflowError(message);
      case MEMORY:
        return PyErrors.of(Exceptions.MEMORY_ERROR, Text.fromJava(message));
      case RECURSION:
        return PyErrors.recursionError(message);
      case SYSTEM:
        return PyErrors.systemError(message);
      case SURROGATE:
        return PyErrors.unicodeEncodeError("utf-8", e.text() == null ? "" : Text.ofChars(e.text()), e.column(), e.endColumn(), message);
      case INDENTATION:
        return syntaxError(Exceptions.INDENTATION_ERROR, e);
      case TAB:
        return syntaxError(Exceptions.TAB_ERROR, e);
      case INCOMPLETE_INPUT:
        return syntaxError(Exceptions.INCOMPLETE_INPUT_ERROR, e);
      default:
        return syntaxError(Exceptions.SYNTAX_ERROR, e);
    }
  }

  private static PyException syntaxError(PyType type, CompileError e) {
    Object message = Text.fromJava(e.getMessage());
    if (e.line() == CompileError.ABSENT) {
      return PyErrors.of(type, message);
    }
    Object fileName = e.fileName() == null ? PyNone.NONE : Text.fromJava(e.fileName());
    Object text = e.text() == null ? PyNone.NONE : Text.fromJava(e.text());
    return PyErrors.of(type, message,
        PyTuple.of(fileName, number(e.line()), number(e.column()), text, number(e.endLine()), number(e.endColumn())));
  }

  private static Object number(int value) {
    return value == CompileError.ABSENT ? PyNone.NONE : PyInt.of(value);
  }

  /// Decodes with the runtime's codecs.
  private record RuntimeDecoder(ThreadState ts) implements Decoder {
    @Override
    public String decode(String encoding, byte[] bytes, int offset, int length) {
      PyBytes part = new PyBytes(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
      try {
        return Text.toJava(Calls.method(ts, part, "decode", Text.fromJava(encoding)));
      } catch (PyException e) {
        if (PyErrors.is(e, Exceptions.LOOKUP_ERROR)) {
          return null;
        }
        throw e;
      }
    }
  }

  /// Gives the compiler's warnings to the module `warnings`.
  private record RuntimeSink(ThreadState ts) implements WarningSink {
    @Override
    public boolean warn(Category category, String message, String fileName, int line, int column) {
      PyType type = category == Category.SYNTAX_WARNING ? Exceptions.SYNTAX_WARNING : Exceptions.DEPRECATION_WARNING;
      try {
        Warnings.warnExplicit(ts, type, message, fileName, line);
        return false;
      } catch (PyException e) {
        if (PyErrors.is(e, type)) {
          return true;
        }
        throw e;
      }
    }
  }
}
