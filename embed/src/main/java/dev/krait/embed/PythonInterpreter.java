// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.importing.Shutdown;
import dev.krait.runtime.importing.Startup;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// A Python interpreter of its own: its modules, its `sys`, its classes. Several may live in one process; closing one runs its `atexit`
/// functions and flushes its streams.
///
/// ```java
/// try (PythonInterpreter python = PythonInterpreter.create()) {
///   python.run("def twice(x): return 2 * x");
///   long four = (Long) python.get("twice").call(2);
/// }
/// ```
///
/// Thread rule: any thread may use it, also several at once; each call enters Python and leaves it again.
public final class PythonInterpreter implements AutoCloseable {
  private final Interpreter interpreter;
  private volatile boolean closed;

  private PythonInterpreter(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /// An interpreter whose standard library is found through the system property `krait.home` or the variable `KRAIT_HOME`.
  public static PythonInterpreter create() {
    return create(null, List.of());
  }

  /// An interpreter with a given distribution folder and arguments.
  ///
  /// @param home the folder that holds `lib/python3.14`; null to find it as [#create()] does
  /// @param arguments `sys.argv`; empty for none
  public static PythonInterpreter create(Path home, List<String> arguments) {
    Configuration configuration = new Configuration();
    configuration.home = home == null ? null : home.toString();
    configuration.argv.addAll(arguments.isEmpty() ? List.of("") : arguments);
    PythonInterpreter made = new PythonInterpreter(new Interpreter(configuration.gil));
    made.inPython(ts -> {
      Startup.run(ts, configuration);
      return null;
    });
    return made;
  }

  /// Runs an action on the current thread inside Python; Python's exceptions come out as [PythonException].
  <T> T inPython(Function<ThreadState, T> action) {
    if (closed) {
      throw new IllegalStateException("the interpreter is closed");
    }
    ThreadState present = ThreadState.currentOrNull();
    if (present != null && present.interpreter() == interpreter) {
      return translated(present, action);
    }
    if (present != null) {
      throw new IllegalStateException("this thread runs Python in another interpreter");
    }
    ThreadState ts = interpreter.threads().enter(0);
    try {
      return translated(ts, action);
    } finally {
      interpreter.threads().leave(ts);
    }
  }

  private <T> T translated(ThreadState ts, Function<ThreadState, T> action) {
    try {
      return action.apply(ts);
    } catch (PyException e) {
      throw PythonException.of(this, ts, e);
    }
  }

  private PyDict main(ThreadState ts) {
    return ((PyModule) ts.interpreter().modules().get("__main__")).dict();
  }

  /// Runs statements in the module `__main__`.
  public void run(String source) {
    inPython(ts -> run(ts, Text.fromJava(source), "<string>", Parser.Mode.EXEC));
  }

  private Object run(ThreadState ts, Object source, String name, Parser.Mode mode) {
    PyDict main = main(ts);
    return Evaluation.run(ts, SourceCompilation.compile(ts, source, name, mode, 0, -1), main, main, null);
  }

  /// Runs a file in the module `__main__`.
  public void run(Path file) throws IOException {
    byte[] source = Files.readAllBytes(file);
    inPython(ts -> {
      main(ts).put("__file__", Text.fromJava(file.toString()));
      return run(ts, new PyBytes(source), file.toString(), Parser.Mode.EXEC);
    });
  }

  /// The value of an expression in the module `__main__`: see [PythonObject#toJava].
  public Object eval(String expression) {
    return inPython(ts -> Values.toJava(this, run(ts, Text.fromJava(expression.strip()), "<string>", Parser.Mode.EVAL)));
  }

  /// A global name of `__main__`; null if it is not set.
  public PythonObject get(String name) {
    return inPython(ts -> {
      Object value = main(ts).get(ts, Text.fromJava(name));
      return value == null ? null : new PythonObject(this, value);
    });
  }

  /// Sets a global name of `__main__` to a Java value or a Python object.
  public void set(String name, Object value) {
    inPython(ts -> main(ts).put(ts, Text.fromJava(name), Values.toPython(value)));
  }

  /// Imports a module and returns it.
  public PythonObject importModule(String name) {
    return inPython(ts -> new PythonObject(this, Imports.module(ts, name)));
  }

  @Override
  public void close() {
    if (!closed) {
      inPython(Shutdown::run);
      closed = true;
    }
  }
}
