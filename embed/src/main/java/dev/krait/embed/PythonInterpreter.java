// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.BuiltinModules;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.importing.Shutdown;
import dev.krait.runtime.importing.Startup;
import dev.krait.runtime.importing.Subinterpreters;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.lanes.ThreadLanes;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.thread.InterpreterClosed;
import dev.krait.runtime.thread.ThreadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
/// Thread rule: any thread, virtual ones included, may use it, also several at once; each call enters Python and leaves it again. A Java
/// method that Python code of one interpreter calls may use another one. A call that is in Python while another thread closes the
/// interpreter ends with an IllegalStateException, also if it waits for something; no handler and no `finally` of Python runs.
public final class PythonInterpreter implements AutoCloseable {
  private static final String CLOSED = "the interpreter is closed";
  private final Interpreter interpreter;
  private final Configuration configuration;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean closed;

  /// An interpreter that [#start] has still to start.
  PythonInterpreter(Configuration configuration) {
    this(configuration, null);
  }

  /// The same, with the builtin modules that are given instead of all that are installed.
  PythonInterpreter(Configuration configuration, BuiltinModules modules) {
    this.configuration = configuration;
    this.interpreter = new Interpreter(configuration.gil, modules);
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
    PythonInterpreter made = new PythonInterpreter(configuration);
    made.inPython(ts -> {
      made.start(ts);
      return null;
    });
    return made;
  }

  /// Sets `sys`, imports and streams up; the thread has entered Python.
  void start(ThreadState ts) {
    Startup.run(ts, configuration);
  }

  /// Has the activities of its threads recorded; to be called before the first of them enters.
  void record(ThreadLanes lanes) {
    interpreter.threads().record(lanes);
  }

  /// Makes the current thread the main thread of Python, for good, with a stack of so many bytes.
  ThreadState enterMain(long stack) {
    return interpreter.threads().enter(stack);
  }

  /// Runs an action on the current thread inside Python; Python's exceptions come out as [PythonException].
  <T> T inPython(Function<ThreadState, T> action) {
    if (closed) {
      throw new IllegalStateException(CLOSED);
    }
    ThreadState present = ThreadState.currentOrNull();
    if (present != null && present.interpreter() == interpreter) {
      return translated(present, action);
    }
    if (present != null) {
      return Subinterpreters.call(present, interpreter, ts -> translated(ts, action));
    }
    try {
      ThreadState ts = interpreter.threads().enter(0);
      try {
        return translated(ts, action);
      } finally {
        interpreter.threads().leave(ts);
      }
    } catch (InterpreterClosed e) {
      // The thread that closed the interpreter has woken this one by an interruption, which was not meant for the caller.
      Thread.interrupted();
      throw new IllegalStateException(closed ? CLOSED : e.getMessage());
    }
  }

  private <T> T translated(ThreadState ts, Function<ThreadState, T> action) {
    try {
      return action.apply(ts);
    } catch (PyException e) {
      throw PythonException.of(this, ts, e);
    }
  }

  /// Runs statements in the module `__main__`.
  public void run(String source) {
    inPython(ts -> new MainModule(ts).run(Text.fromJava(source), Parser.Mode.EXEC));
  }

  /// Runs a file of source or of compiled code in the module `__main__`.
  ///
  /// @throws IOException if the file can not be read
  /// @throws PythonException if the program raises an exception
  public void run(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    inPython(ts -> {
      new MainModule(ts).runFile(file.toString(), content);
      return null;
    });
  }

  /// The value of an expression in the module `__main__`: see [PythonObject#toJava].
  public Object eval(String expression) {
    return inPython(ts -> Values.toJava(this, new MainModule(ts).run(Text.fromJava(expression.strip()), Parser.Mode.EVAL)));
  }

  /// A global name of `__main__`; null if it is not set.
  public PythonObject get(String name) {
    return inPython(ts -> {
      Object value = new MainModule(ts).namespace().get(ts, Text.fromJava(name));
      return value == null ? null : new PythonObject(this, value);
    });
  }

  /// Sets a global name of `__main__` to a Java value or a Python object.
  public void set(String name, Object value) {
    inPython(ts -> new MainModule(ts).namespace().put(ts, Text.fromJava(name), Values.toPython(value)));
  }

  /// Imports a module and returns it.
  public PythonObject importModule(String name) {
    return inPython(ts -> new PythonObject(this, Imports.module(ts, name)));
  }

  /// Ends the interpreter: waits for the threads that Python has started and that are no daemons, runs `atexit` functions, and ends what
  /// other threads still do in Python. Closing twice does nothing.
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        inPython(Shutdown::run);
      } finally {
        closed = true;
      }
    }
  }
}
