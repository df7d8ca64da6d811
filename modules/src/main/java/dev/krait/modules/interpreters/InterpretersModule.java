// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Subinterpreters;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.Garbage;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterGroup;
import dev.krait.runtime.interp.InterpreterLimits;
import dev.krait.runtime.interp.Membership;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.util.List;

/// Interpreters in the same process: the primitives of `concurrent.interpreters`.
///
/// Java: stateless; what there is belongs to the group of the interpreter.
@PyModuleDef(value = "_interpreters", types = {PyCrossBufferView.class})
public final class InterpretersModule {
  @Constant("WHENCE_UNKNOWN")
  static final int WHENCE_UNKNOWN = Membership.UNKNOWN;
  @Constant("WHENCE_RUNTIME")
  static final int WHENCE_RUNTIME = Membership.RUNTIME;
  @Constant("WHENCE_LEGACY_CAPI")
  static final int WHENCE_LEGACY_CAPI = Membership.LEGACY_CAPI;
  @Constant("WHENCE_CAPI")
  static final int WHENCE_CAPI = Membership.CAPI;
  @Constant("WHENCE_XI")
  static final int WHENCE_XI = Membership.CROSS_CAPI;
  @Constant("WHENCE_STDLIB")
  static final int WHENCE_STDLIB = Membership.STDLIB;

  private InterpretersModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "InterpreterError", InterpreterErrors.INTERPRETER_ERROR);
    Objects.setAttribute(ts, module, "InterpreterNotFoundError", InterpreterErrors.INTERPRETER_NOT_FOUND);
    Objects.setAttribute(ts, module, "NotShareableError", InterpreterErrors.NOT_SHAREABLE);
  }

  private static PyException badArgument(String function, int number, String type, Object got) {
    String given = got == PyNone.NONE ? "None" : Types.nameOf(got);
    return PyErrors.typeError("_interpreters." + function + "() argument " + number + " must be " + type + ", not " + given);
  }

  private static PyDict dictArgument(String function, int number, Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof PyDict dict)) {
      throw badArgument(function, number, "dict", value);
    }
    return dict;
  }

  /// Return a namespace with what an interpreter may do: that of a named configuration, with some values replaced.
  @Function("new_config(name='isolated', /, **overrides)")
  static Object newConfig(ThreadState ts, Object name, PyDict overrides) {
    if (!Text.isStr(name)) {
      throw badArgument("new_config", 1, "str", name);
    }
    InterpreterLimits limits = LimitsNamespace.named(ts, name);
    return LimitsNamespace.of(overrides == null ? limits : LimitsNamespace.overridden(ts, limits, overrides));
  }

  /// Make an interpreter and return its number. With reqrefs it ends with the last reference.
  @Function("create(config=None, *, reqrefs=False)")
  static Object create(ThreadState ts, Object config, boolean reqrefs) {
    Interpreter made = create(ts, LimitsNamespace.parse(ts, config), Membership.STDLIB);
    if (reqrefs) {
      made.membership().endWithReferences(true);
    }
    return PyInt.of(made.membership().id());
  }

  /// Makes an interpreter; whatever goes wrong is an InterpreterError.
  public static Interpreter create(ThreadState ts, InterpreterLimits limits, int origin) {
    PyException cause;
    if (!limits.isViable()) {
      ts.interpreter().membership().group().skipId();
      cause = InterpreterErrors.interpreterError("sub-interpreter creation failed");
    } else {
      try {
        return Subinterpreters.create(ts, origin, limits);
      } catch (PyException e) {
        cause = InterpreterErrors.interpreterError("sub-interpreter creation failed");
      }
    }
    PyException error = InterpreterErrors.interpreterError("interpreter creation failed");
    error.value.context = cause.value;
    throw error;
  }

  /// End an interpreter, which must not be running.
  @Function("destroy(id, *, restrict=False)")
  static void destroy(ThreadState ts, Object id, boolean restrict) {
    Interpreter interpreter = InterpreterNumbers.interpreter(ts, id, restrict, "destroy");
    if (interpreter == ts.interpreter()) {
      throw InterpreterErrors.interpreterError("cannot destroy the current interpreter");
    }
    end(ts, interpreter);
  }

  /// Ends an interpreter; InterpreterError if it is running.
  public static void end(ThreadState ts, Interpreter interpreter) {
    if (!interpreter.membership().startRunning()) {
      throw InterpreterErrors.interpreterError("interpreter running");
    }
    Subinterpreters.end(ts, interpreter);
  }

  /// Return the numbers of all interpreters, each with where it comes from.
  @Function("list_all(*, require_ready=False)")
  static Object listAll(ThreadState ts, boolean requireReady) {
    Garbage.collectDeleted(ts);
    List<Interpreter> all = ts.interpreter().membership().group().all();
    if (requireReady) {
      all.removeIf(interpreter -> !interpreter.membership().isReady());
    }
    Object[] pairs = new Object[all.size()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = pair(all.get(i));
    }
    return PyList.of(pairs);
  }

  private static Object pair(Interpreter interpreter) {
    return PyTuple.of(PyInt.of(interpreter.membership().id()), PyInt.of(interpreter.membership().origin()));
  }

  /// Return the number of the interpreter that runs this, and where it comes from.
  @Function("get_current()")
  static Object getCurrent(ThreadState ts) {
    return pair(ts.interpreter());
  }

  /// Return the number of the main interpreter, and where it comes from.
  @Function("get_main()")
  static Object getMain(ThreadState ts) {
    InterpreterGroup group = ts.interpreter().membership().group();
    return pair(group.main());
  }

  /// Set attributes of the module `__main__` of an interpreter.
  @Function("set___main___attrs(id, updates, *, restrict=False)")
  static void setMainAttributes(ThreadState ts, Object id, Object updates, boolean restrict) {
    PyDict attributes = dictArgument("set___main___attrs", 2, updates);
    Interpreter target = InterpreterNumbers.started(ts, id, restrict, "update __main__ for");
    if (attributes.size() == 0) {
      throw PyErrors.valueError("arg 2 must be a non-empty dict");
    }
    MainRun run = new MainRun(ts, target);
    run.share(attributes, CrossConversions.SHAREABLE_ONLY);
    run.run(inner -> {
    });
    ExceptionSnapshot failure = run.failure();
    if (failure != null) {
      throw InterpreterErrors.notShareableThere("failed to apply namespace to __main__", failure.displayed());
    }
  }

  private static Object execute(ThreadState ts, Interpreter target, CrossData.Code code, PyDict shared) {
    MainRun run = new MainRun(ts, target);
    run.share(shared, CrossConversions.SHAREABLE_ONLY);
    run.run(inner -> {
      PyDict main = CrossData.mainNamespace(inner);
      Evaluation.run(inner, (PyCode) code.restore(inner), main, main, null);
    });
    ExceptionSnapshot failure = run.failure();
    return failure == null ? PyNone.NONE : failure.toNamespace();
  }

  /// Run source text, code or a function without arguments in the `__main__` of an interpreter. Return a snapshot of the exception that
  /// nothing there has caught, or None.
  @Function("exec(id, code, shared=<unrepresentable>, *, restrict=False)")
  static Object exec(ThreadState ts, Object id, Object code, Object shared, boolean restrict) {
    PyDict attributes = dictArgument("exec", 3, shared);
    Interpreter target = InterpreterNumbers.started(ts, id, restrict, "exec code for");
    return execute(ts, target, CrossConversions.script(ts, code, false), attributes);
  }

  /// Run source text in the `__main__` of an interpreter; see `exec`.
  @Function("run_string(id, script, shared=<unrepresentable>, *, restrict=False)")
  static Object runString(ThreadState ts, Object id, Object script, Object shared, boolean restrict) {
    if (!Text.isStr(script)) {
      throw badArgument("run_string", 2, "str", script);
    }
    PyDict attributes = dictArgument("run_string", 3, shared);
    Interpreter target = InterpreterNumbers.started(ts, id, restrict, "run a string in");
    return execute(ts, target, CrossConversions.script(ts, script, false), attributes);
  }

  /// Run the body of a function without arguments, or code, in the `__main__` of an interpreter; see `exec`.
  @Function("run_func(id, func, shared=<unrepresentable>, *, restrict=False)")
  static Object runFunction(ThreadState ts, Object id, Object func, Object shared, boolean restrict) {
    PyDict attributes = dictArgument("run_func", 3, shared);
    Interpreter target = InterpreterNumbers.started(ts, id, restrict, "run a function in");
    if (!(func instanceof PyFunction) && !(func instanceof PyCode)) {
      throw badArgument("run_func", 2, "a function", func);
    }
    return execute(ts, target, CrossConversions.script(ts, func, false), attributes);
  }

  /// Call something in an interpreter. Return the result, or None and a snapshot of the exception that it raised.
  @Function("call(id, callable, args=<unrepresentable>, kwargs=<unrepresentable>, *, restrict=False)")
  static Object call(ThreadState ts, Object id, Object callable, Object args, Object kwargs, boolean restrict) {
    if (args != null && !(args instanceof PyTuple)) {
      throw badArgument("call", 3, "tuple", args);
    }
    PyDict keywords = dictArgument("call", 4, kwargs);
    Interpreter target = InterpreterNumbers.started(ts, id, restrict, "make a call in");
    if (!Calls.isCallable(callable)) {
      throw PyErrors.typeError("expected a callable, got " + Objects.reprText(ts, callable));
    }
    CrossData function = CrossConversions.callable(ts, callable);
    CrossData positional = args == null ? null : CrossConversions.of(ts, args, CrossConversions.FULL_FALLBACK);
    CrossData named = keywords == null || keywords.size() == 0 ? null : CrossConversions.of(ts, keywords, CrossConversions.FULL_FALLBACK);
    CrossData[] result = new CrossData[1];
    MainRun run = new MainRun(ts, target);
    run.run(inner -> {
      Object f = run.receive(inner, function, "func");
      PyTuple a = positional == null ? PyTuple.EMPTY : (PyTuple) run.receive(inner, positional, "args");
      PyDict k = named == null ? null : (PyDict) run.receive(inner, named, "kwargs");
      result[0] = run.send(inner, invoke(inner, f, a, k));
    });
    ExceptionSnapshot failure = run.failure();
    return failure == null ? PyTuple.of(result[0].restore(ts), PyNone.NONE) : PyTuple.of(PyNone.NONE, failure.toNamespace());
  }

  private static Object invoke(ThreadState ts, Object function, PyTuple args, PyDict kwargs) {
    int keywords = kwargs == null ? 0 : kwargs.size();
    Object[] all = java.util.Arrays.copyOf(args.toArray(), args.size() + keywords);
    String[] names = keywords == 0 ? null : new String[keywords];
    if (keywords > 0) {
      PyDict.Cursor cursor = kwargs.cursor();
      for (int i = 0; cursor.advance(); i++) {
        names[i] = Text.toJava(cursor.key());
        all[args.size() + i] = cursor.value();
      }
    }
    return Calls.call(ts, function, all, args.size(), names);
  }

  /// Return whether an object can be sent to another interpreter as it is.
  @Function("is_shareable(obj)")
  static boolean isShareable(ThreadState ts, Object obj) {
    return CrossConversions.isShareable(ts, obj);
  }

  /// Return whether code runs in the `__main__` of an interpreter.
  @Function("is_running(id, *, restrict=False)")
  static boolean isRunning(ThreadState ts, Object id, boolean restrict) {
    return InterpreterNumbers.started(ts, id, restrict, "check if running for").membership().isRunning();
  }

  /// Return a namespace with what an interpreter may do.
  @Function("get_config(id, *, restrict=False)")
  static Object getConfig(ThreadState ts, Object id, boolean restrict) {
    return LimitsNamespace.of(InterpreterNumbers.interpreter(ts, id, restrict, "get the config of").membership().limits());
  }

  /// Return where an interpreter comes from.
  @Function("whence(id)")
  static int whence(ThreadState ts, Object id) {
    return InterpreterNumbers.interpreter(ts, id).membership().origin();
  }

  /// Count one more object that stands for an interpreter.
  @Function("incref(id, *, implieslink=False, restrict=False)")
  static void incref(ThreadState ts, Object id, boolean implieslink, boolean restrict) {
    Membership membership = InterpreterNumbers.started(ts, id, restrict, "incref").membership();
    if (implieslink) {
      membership.endWithReferences(true);
    }
    membership.addReference();
  }

  /// Count one object less that stands for an interpreter.
  @Function("decref(id, *, restrict=False)")
  static void decref(ThreadState ts, Object id, boolean restrict) {
    Interpreter interpreter = InterpreterNumbers.started(ts, id, restrict, "decref");
    if (interpreter.membership().dropReference() && interpreter != ts.interpreter() && interpreter.membership().startRunning()) {
      Subinterpreters.end(ts, interpreter);
    }
  }

  /// Return a snapshot of an exception, or of the one that is being handled: what `exec` returns.
  @Function("capture_exception(exc=None)")
  static Object captureException(ThreadState ts, Object exc) {
    Object exception = exc == PyNone.NONE ? ts.handled : exc;
    if (exception == null) {
      return PyNone.NONE;
    }
    if (!(exception instanceof PyBaseException e)) {
      throw PyErrors.typeError("expected exception, got " + Objects.reprText(ts, exc));
    }
    return ExceptionSnapshot.of(ts, e).toNamespace();
  }
}
