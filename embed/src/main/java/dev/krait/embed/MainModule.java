// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.compiler.code.MarshalError;
import dev.krait.compiler.code.Pyc;
import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Runs code in the module `__main__`. Used by the main thread.
final class MainModule {
  private final ThreadState ts;
  /// Flags of `from __future__` that an interactive session has switched on.
  private int flags;

  MainModule(ThreadState ts) {
    this.ts = ts;
  }

  PyDict namespace() {
    return ((PyModule) ts.interpreter().modules().get("__main__")).dict();
  }

  private Object run(PyCode code) {
    return Evaluation.run(ts, code, namespace(), namespace(), null);
  }

  /// Runs source text, or computes an expression.
  Object run(Object source, Parser.Mode mode) {
    return run(SourceCompilation.compile(ts, source, "<string>", mode, 0, -1));
  }

  /// Runs the text of `-c`.
  void runCommand(String command) {
    Object source = Text.fromJava(command + "\n");
    ts.interpreter().system().audit(ts, "cpython.run_command", Text.fromJava(command));
    PyCode code = SourceCompilation.compile(ts, source, "<string>", Parser.Mode.EXEC, 0, -1);
    remember(code, source, "<string>");
    run(code);
  }

  /// Keeps the source of code that no file has, so that tracebacks can show its lines.
  private void remember(PyCode code, Object source, String name) {
    Calls.call3(ts, Imports.attribute(ts, "linecache", "_register_code"), code, source, name);
  }

  /// Compiles and runs a statement of an interactive session.
  void runInteractive(PyCode code, Object source, String name) {
    remember(code, source, name);
    flags |= code.flags() & dev.krait.compiler.PythonCompiler.FUTURE_MASK;
    run(code);
  }

  int flags() {
    return flags;
  }

  /// Runs standard input as a file.
  void runStandardInput() {
    byte[] source;
    try {
      source = System.in.readAllBytes();
    } catch (IOException e) {
      throw PyErrors.osError(5, null, null);
    }
    ts.interpreter().system().audit(ts, "cpython.run_stdin");
    namespace().put("__file__", "<stdin>");
    try {
      run(SourceCompilation.compileFile(ts, source, "<stdin>"));
    } finally {
      namespace().remove(ts, "__file__");
    }
  }

  /// Runs a file of source or of compiled code that the command line names.
  void runFile(String file, boolean skipFirstLine) {
    byte[] content = read(file);
    runFile(file, skipFirstLine && !file.endsWith(".pyc") ? withoutFirstLine(content) : content);
  }

  /// Runs a file of source or of compiled code that has been read.
  void runFile(String file, byte[] content) {
    ts.interpreter().system().audit(ts, "cpython.run_file", Text.fromJava(file));
    String path = Path.of(file).toAbsolutePath().toString();
    Object name = Text.fromJava(path);
    namespace().put("__file__", name);
    namespace().put("__cached__", PyNone.NONE);
    boolean compiled = file.endsWith(".pyc");
    Object loader = Imports.attribute(ts, "_frozen_importlib_external", compiled ? "SourcelessFileLoader" : "SourceFileLoader");
    namespace().put("__loader__", Calls.call2(ts, loader, "__main__", name));
    if (compiled) {
      run(loaded(content));
    } else {
      run(SourceCompilation.compileFile(ts, content, path));
    }
  }

  private static PyCode loaded(byte[] content) {
    if (content.length < Pyc.HEADER_SIZE) {
      boolean foreign = content.length >= 4 && ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt() != Pyc.MAGIC_WORD;
      throw foreign ? PyErrors.runtimeError("Bad magic number in .pyc file") : PyErrors.eofError("EOF read where not expected");
    }
    try {
      return new PyCode(Pyc.of(content).code());
    } catch (MarshalError e) {
      throw PyErrors.runtimeError(e.getMessage().startsWith("bad magic") ? "Bad magic number in .pyc file" : "Bad code object in .pyc file");
    }
  }

  /// Leaves the line's end, so that line numbers stay right.
  private static byte[] withoutFirstLine(byte[] content) {
    int end = 0;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return java.util.Arrays.copyOfRange(content, end, content.length);
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, 2, "No such file or directory");
    } catch (java.nio.file.AccessDeniedException e) {
      throw unreadable(file, 13, "Permission denied");
    } catch (IOException e) {
      throw Files.isDirectory(Path.of(file)) ? unreadable(file, 21, "Is a directory") : unreadable(file, 5, "Input/output error");
    }
  }

  /// Says what is wrong with the file, and exits with 2.
  private RuntimeException unreadable(String file, int errno, String reason) {
    Object err = ts.interpreter().system().get("stderr");
    String executable = ts.interpreter().system().configuration().executable;
    Object shown = Objects.repr(ts, Text.fromJava(Path.of(file).toAbsolutePath().toString()));
    Calls.method(ts, err, "write", Text.fromJava((executable.isEmpty() ? "krait" : executable) + ": can't open file " + Text.toJava(shown)
        + ": [Errno " + errno + "] " + reason + "\n"));
    return PyErrors.of(Exceptions.SYSTEM_EXIT, dev.krait.runtime.object.PyInt.of(2));
  }
}
