// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.profile;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.builtin.PyBuiltinFunction;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A profiler that counts the calls of functions and measures their times.
///
/// Java: # Thread rule
/// Each thread has a stack of its running calls; all fields are guarded by this object's monitor, inside which there is no Python code:
/// a timer given by the program is asked before.
@PyTypeDef(value = "Profiler", module = "_lsprof", subclassable = true)
public final class PyProfiler extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PyProfilerTable.INSTANCE);
  private static final String[] EVENTS = {"PY_START:_pystart_callback", "PY_RESUME:_pystart_callback", "PY_THROW:_pythrow_callback",
      "PY_RETURN:_pyreturn_callback", "PY_YIELD:_pyreturn_callback", "PY_UNWIND:_pyreturn_callback", "CALL:_ccall_callback",
      "C_RETURN:_creturn_callback", "C_RAISE:_creturn_callback"};
  private static final double NANOSECOND = 1e-9;

  /// A running call.
  private static final class Activation {
    final CallStatistics function;
    final Activation caller;
    long start;
    long spentInCallees;

    Activation(CallStatistics function, Activation caller) {
      this.function = function;
      this.caller = caller;
    }
  }

  private final Map<Object, CallStatistics> functions = new LinkedHashMap<>();
  private final Map<Object, CallStatistics> codes = new IdentityHashMap<>();
  private final Map<ThreadState, Activation> running = new HashMap<>();
  private Object timer = PyNone.NONE;
  private double timeUnit;
  private boolean subcalls = true;
  private boolean builtins = true;
  private boolean enabled;
  private boolean inTimer;

  private PyProfiler(PyType type) {
    super(type);
  }

  @New("Profiler(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyProfiler(cls);
  }

  @Special("__init__(timer=None, timeunit=0.0, subcalls=True, builtins=True)")
  void initialize(Object timer, double timeunit, boolean subcalls, boolean builtins) {
    synchronized (this) {
      this.timer = timer;
      this.timeUnit = timeunit;
      this.subcalls = subcalls;
      this.builtins = builtins;
    }
  }

  /// Start to collect.
  ///
  /// With subcalls, times are also kept for each function by its callers; with builtins, builtin functions have entries of their own.
  @Method("enable(subcalls=True, builtins=True)")
  void enable(ThreadState ts, boolean subcalls, boolean builtins) {
    Object monitoring = ts.interpreter().system().get("monitoring");
    Object tool = Objects.getAttribute(ts, monitoring, "PROFILER_ID");
    try {
      Calls.method(ts, monitoring, "use_tool_id", tool, "cProfile");
    } catch (PyException e) {
      if (PyErrors.is(e, Exceptions.VALUE_ERROR)) {
        throw PyErrors.valueError("Another profiling tool is already active");
      }
      throw e;
    }
    synchronized (this) {
      this.subcalls = subcalls;
      this.builtins = builtins;
      enabled = true;
    }
    watch(ts, monitoring, tool, true);
  }

  private void watch(ThreadState ts, Object monitoring, Object tool, boolean on) {
    Object names = Objects.getAttribute(ts, monitoring, "events");
    long all = 0;
    for (String row : EVENTS) {
      int colon = row.indexOf(':');
      Object event = Objects.getAttribute(ts, names, row.substring(0, colon));
      all |= ((PyInt) event).value;
      Object callback = on ? Objects.getAttribute(ts, this, row.substring(colon + 1)) : PyNone.NONE;
      Calls.method(ts, monitoring, "register_callback", tool, event, callback);
    }
    Calls.method(ts, monitoring, "set_events", tool, PyInt.of(on ? all : 0));
  }

  /// Stop to collect.
  @Method("disable()")
  void disable(ThreadState ts) {
    boolean active;
    synchronized (this) {
      if (inTimer) {
        throw PyErrors.runtimeError("cannot disable profiler in external timer");
      }
      active = enabled;
      enabled = false;
    }
    if (active) {
      Object monitoring = ts.interpreter().system().get("monitoring");
      Object tool = Objects.getAttribute(ts, monitoring, "PROFILER_ID");
      watch(ts, monitoring, tool, false);
      Calls.method(ts, monitoring, "free_tool_id", tool);
    }
    long now = now(ts);
    synchronized (this) {
      for (ThreadState thread : running.keySet()) {
        while (running.get(thread) != null) {
          end(thread, now);
        }
      }
      running.clear();
    }
  }

  /// Forget what was collected.
  @Method("clear()")
  void clear() {
    synchronized (this) {
      if (inTimer) {
        throw PyErrors.runtimeError("cannot clear profiler in external timer");
      }
      functions.clear();
      codes.clear();
      running.clear();
    }
  }

  /// Return what is known of each function: its code object or name, how often it was called, how many of the calls were recursive,
  /// the time spent in it, without the functions that it called, and what is known of its calls to others.
  @Method("getstats()")
  Object statistics() {
    PyList result = new PyList();
    synchronized (this) {
      double factor = timer == PyNone.NONE ? NANOSECOND : timeUnit > 0 ? timeUnit : NANOSECOND;
      for (CallStatistics function : functions.values()) {
        Object entry = function.entry(factor);
        if (entry != null) {
          result.append(entry);
        }
      }
    }
    return result;
  }

  private long now(ThreadState ts) {
    Object external = timer;
    if (external == PyNone.NONE) {
      return System.nanoTime();
    }
    synchronized (this) {
      inTimer = true;
    }
    try {
      Object time = Calls.call0(ts, external);
      if (timeUnit > 0) {
        return Numbers.intOrNull(time) instanceof PyInt i ? i.value : (long) Converters.toDouble(ts, time);
      }
      return Math.round(Converters.toDouble(ts, time) / NANOSECOND);
    } catch (PyException e) {
      Unraisable.report(ts, e, "Exception ignored while calling _lsprof timer " + Objects.reprText(ts, external), null);
      return 0;
    } finally {
      synchronized (this) {
        inTimer = false;
      }
    }
  }

  private void begin(ThreadState ts, Object key, boolean code) {
    Activation made;
    synchronized (this) {
      CallStatistics function = code ? codes.get(key) : functions.get(key);
      if (function == null) {
        function = new CallStatistics(key);
        functions.put(code ? function : key, function);
        if (code) {
          codes.put(key, function);
        }
      }
      Activation caller = running.get(ts);
      made = new Activation(function, caller);
      running.put(ts, made);
      function.all.enter();
      if (subcalls && caller != null) {
        caller.function.callsTo(function).enter();
      }
    }
    made.start = now(ts);
  }

  private void end(ThreadState ts, Object key, boolean code) {
    synchronized (this) {
      if ((code ? codes.get(key) : functions.get(key)) == null || running.get(ts) == null) {
        return;
      }
    }
    long now = now(ts);
    synchronized (this) {
      if (running.get(ts) != null) {
        end(ts, now);
      }
    }
  }

  private void end(ThreadState ts, long now) {
    Activation call = running.get(ts);
    long total = now - call.start;
    long own = total - call.spentInCallees;
    running.put(ts, call.caller);
    call.function.all.leave(total, own);
    if (call.caller != null) {
      call.caller.spentInCallees += total;
      if (subcalls) {
        call.caller.function.callsTo(call.function).leave(total, own);
      }
    }
  }

  /// A Python function starts or goes on.
  @Method("_pystart_callback(code, instruction_offset, /)")
  void started(ThreadState ts, Object code, Object instructionOffset) {
    begin(ts, code, true);
  }

  /// A Python function goes on with an exception.
  @Method("_pythrow_callback(code, instruction_offset, exception, /)")
  void thrownInto(ThreadState ts, Object code, Object instructionOffset, Object exception) {
    begin(ts, code, true);
  }

  /// A Python function has ended or yields.
  @Method("_pyreturn_callback(code, instruction_offset, retval, /)")
  void returned(ThreadState ts, Object code, Object instructionOffset, Object retval) {
    end(ts, code, true);
  }

  /// A function is called.
  @Method("_ccall_callback(code, instruction_offset, callable, self_arg, /)")
  void called(ThreadState ts, Object code, Object instructionOffset, Object callable, Object selfArg) {
    Object name = builtins ? nameOf(ts, callable) : null;
    if (name != null) {
      begin(ts, name, false);
    }
  }

  /// A builtin function has ended.
  @Method("_creturn_callback(code, instruction_offset, callable, self_arg, /)")
  void builtinReturned(ThreadState ts, Object code, Object instructionOffset, Object callable, Object selfArg) {
    Object name = builtins ? nameOf(ts, callable) : null;
    if (name != null) {
      end(ts, name, false);
    }
  }

  /// What stands for a builtin function; null for what is none.
  private static Object nameOf(ThreadState ts, Object callable) {
    if (callable instanceof PyMethodDescr) {
      return Objects.repr(ts, callable);
    }
    if (!(callable instanceof PyBuiltinFunction function)) {
      return null;
    }
    Object name = Objects.getAttribute(ts, function, "__name__");
    if (function.self == null || function.self == PyNone.NONE || function.self instanceof PyModule) {
      Object module = Objects.findAttribute(ts, function, "__module__");
      String prefix = module == null || !Text.isStr(module) ? "" : Text.toJava(module) + ".";
      return Text.fromJava("<built-in method " + prefix + Text.toJava(name) + ">");
    }
    Object method = Types.of(function.self).lookup(name);
    return method != null ? Objects.repr(ts, method) : Text.fromJava("<built-in method " + Text.toJava(name) + ">");
  }
}
