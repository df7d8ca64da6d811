// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyBytesBase;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyStrSub;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.List;

/// What an interpreter knows of itself, and how it is told to behave.
///
/// Java: the state is in [SystemState] and in the thread states.
@PyModuleDef("sys")
final class SysModule {
  private static final int OBJECT_SIZE = 16;

  private SysModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict sys = module.dict();
    SysFramesTable.INSTANCE.fill(ts, module, sys);
    SysHooksTable.INSTANCE.fill(ts, module, sys);
    SysTracingTable.INSTANCE.fill(ts, module, sys);
    SysLimitsTable.INSTANCE.fill(ts, module, sys);
    PyModule jit = PyModule.of("sys._jit", PyNone.NONE, new PyDict());
    SysJitTable.INSTANCE.fill(ts, jit, jit.dict());
    sys.put("_jit", jit);
    for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
      sys.put("__" + hook + "__", sys.get(hook));
    }
    SysData.putConstants(ts, sys);
    sys.put("monitoring", MonitoringModule.create(ts));
    SysData.putConfiguration(ts, sys, ts.interpreter().system().configuration());
    sys.put("modules", ts.interpreter().modules());
    sys.put("meta_path", PyList.of());
    sys.put("path_hooks", PyList.of());
    sys.put("path_importer_cache", new PyDict());
    List<String> names = ts.interpreter().imports().builtinModules().names();
    sys.put("builtin_module_names", PyTuple.of((Object[]) names.toArray(new String[0])));
    StandardStreams.preliminary(sys);
  }

  /// Add a function that is told of audit events; it can not be removed again.
  @Function("addaudithook(hook)")
  static void addaudithook(ThreadState ts, Object hook) {
    SystemState system = ts.interpreter().system();
    try {
      system.audit(ts, "sys.addaudithook");
    } catch (PyException e) {
      if (PyErrors.is(e, Exceptions.RUNTIME_ERROR)) {
        return;
      }
      throw e;
    }
    system.addAuditHook(hook);
  }

  /// Tell the audit hooks of an event.
  @Function("audit(event, /, *args)")
  static void audit(ThreadState ts, Object event, Object[] args) {
    if (!Text.isStr(event)) {
      throw PyErrors.typeError("audit() argument 1 must be str, not " + (event == PyNone.NONE ? "None" : Types.nameOf(event)));
    }
    ts.interpreter().system().tell(ts, event, PyTuple.of(args));
  }

  /// Return the exception that is being handled as (type, value, traceback), or three times None.
  @Function("exc_info()")
  static Object excInfo(ThreadState ts) {
    PyBaseException e = ts.handled;
    return e == null ? PyTuple.of(PyNone.NONE, PyNone.NONE, PyNone.NONE)
        : PyTuple.of(e.type, e, e.tracebackOrNone());
  }

  /// Return the exception that is being handled, or None.
  @Function("exception()")
  static Object exception(ThreadState ts) {
    return ts.handled == null ? PyNone.NONE : ts.handled;
  }

  /// Ends the program, unless someone catches the SystemExit that this raises.
  @Function("exit(status=None, /)")
  static void exit(Object status) {
    if (status instanceof PyTuple t) {
      throw PyErrors.of(Exceptions.SYSTEM_EXIT, t.toArray());
    }
    throw status == PyNone.NONE ? PyErrors.of(Exceptions.SYSTEM_EXIT) : PyErrors.of(Exceptions.SYSTEM_EXIT, status);
  }

  /// Return the encoding that str and bytes use by default: 'utf-8'.
  @Function("getdefaultencoding()")
  static Object getdefaultencoding() {
    return "utf-8";
  }

  /// Return the encoding of file names.
  @Function("getfilesystemencoding()")
  static Object getfilesystemencoding() {
    return "utf-8";
  }

  /// Return how errors in file names are handled.
  @Function("getfilesystemencodeerrors()")
  static Object getfilesystemencodeerrors() {
    return "surrogateescape";
  }

  /// Return the one instance of a string, so that equal strings become the same object.
  @Function("intern(string, /)")
  static Object intern(ThreadState ts, Object string) {
    if (!Text.isStr(string)) {
      throw PyErrors.typeError("intern() argument must be str, not " + (string == PyNone.NONE ? "None" : Types.nameOf(string)));
    }
    if (Text.valueOrNull(string) != string) {
      throw PyErrors.typeError("can't intern " + Types.nameOf(string));
    }
    return ts.interpreter().system().intern(string);
  }

  /// Return whether a string is interned.
  @Function("_is_interned(string, /)")
  static boolean isInterned(ThreadState ts, Object string) {
    if (!Text.isStr(string)) {
      throw PyErrors.typeError("_is_interned() argument must be str, not " + (string == PyNone.NONE ? "None" : Types.nameOf(string)));
    }
    return ts.interpreter().system().isInterned(string);
  }

  /// Return whether an object lives as long as the process.
  @Function("_is_immortal(op, /)")
  static boolean isImmortal(Object op) {
    return op == PyNone.NONE || op instanceof PyInt || op instanceof PyType t && !t.isHeap();
  }

  /// Whether CPython's cyclic collector does not track objects like this one, so that no header of its own is in front of them.
  private static boolean isPlainValue(Object object) {
    return Text.isStr(object) && !(object instanceof PyStrSub) || Types.of(object) == PyBool.TYPE || Types.of(object) == PyLong.TYPE
        || Types.of(object) == PyFloatType.TYPE || object instanceof PyBytesBase && !Types.of(object).isHeap() || object == PyNone.NONE
        || Types.of(object) == PyComplex.TYPE;
  }

  /// Return the size of an object in bytes, or the default where it does not know it.
  @Function("getsizeof(object, default=<unrepresentable>)")
  static Object getsizeof(ThreadState ts, Object object, Object defaultValue) {
    Object method = Calls.specialOrNull(ts, object, "__sizeof__");
    Object size;
    try {
      if (method == null) {
        throw PyErrors.typeError("Type " + Types.nameOf(object) + " doesn't define __sizeof__");
      }
      size = Numbers.index(ts, Calls.call0(ts, method));
    } catch (PyException e) {
      if (defaultValue != null && PyErrors.is(e, Exceptions.TYPE_ERROR)) {
        return defaultValue;
      }
      throw e;
    }
    if (size instanceof PyInt i) {
      if (i.value < 0) {
        throw PyErrors.valueError("__sizeof__() should return >= 0");
      }
      return PyInt.of(i.value + (isPlainValue(object) ? 0 : OBJECT_SIZE));
    }
    return size;
  }

  /// Return a number that stands for the references to an object; this runtime does not count them.
  @Function("getrefcount(object, /)")
  static long getrefcount(Object object) {
    return 2;
  }

  /// Return the number of memory blocks in use, which this runtime does not know: 0.
  @Function("getallocatedblocks()")
  static long getallocatedblocks() {
    return 0;
  }

  /// Return the number of interned strings, as far as it is known.
  @Function("getunicodeinternedsize(*, _only_immortal=False)")
  static long getunicodeinternedsize(ThreadState ts, boolean onlyImmortal) {
    return ts.interpreter().system().internedCount();
  }

  /// Return whether the interpreter is shutting down.
  @Function("is_finalizing()")
  static boolean isFinalizing(ThreadState ts) {
    return ts.interpreter().threads().isFinalizing();
  }

  /// Return whether the global interpreter lock is on.
  @Function("_is_gil_enabled()")
  static boolean isGilEnabled(ThreadState ts) {
    return ts.interpreter().threads().gil().isEnabled();
  }

  /// Clear the caches of types: there is nothing to clear.
  @Function("_clear_type_cache()")
  static void clearTypeCache() {
  }

  /// Clear internal caches: there is nothing to clear.
  @Function("_clear_internal_caches()")
  static void clearInternalCaches() {
  }

  /// Remove __dict__ and __weakref__ from the namespace of a class, for dataclasses with slots.
  @Function("_clear_type_descriptors(type, /)")
  static void clearTypeDescriptors(ThreadState ts, PyType type) {
    if (!type.isHeap()) {
      throw PyErrors.typeError("argument is immutable");
    }
    for (String name : new String[] {"__dict__", "__weakref__"}) {
      if (type.dict().get(name) != null) {
        type.setAttribute(ts, name, null);
      }
    }
  }

  /// Return the number of CPUs that -X cpu_count says there are, or -1.
  @Function("_get_cpu_count_config()")
  static long cpuCountConfig(ThreadState ts) {
    return ts.interpreter().system().configuration().cpuCount;
  }

  /// Print statistics of memory: there are none.
  @Function("_debugmallocstats()")
  static void debugMallocStats() {
  }

  /// Return the flags for loading shared libraries: RTLD_NOW.
  @Function("getdlopenflags()")
  static long getdlopenflags(ThreadState ts) {
    return ts.interpreter().system().dlopenFlags();
  }

  /// Set the flags for loading shared libraries.
  @Function("setdlopenflags(flags, /)")
  static void setdlopenflags(ThreadState ts, int flags) {
    ts.interpreter().system().setDlopenFlags(flags);
  }

  /// Return whether a debugger can attach from outside: it can not.
  @Function("is_remote_debug_enabled()")
  static boolean isRemoteDebugEnabled() {
    return false;
  }

  /// Turn on the support for stack profilers, which this runtime does not have.
  @Function("activate_stack_trampoline(backend, /)")
  static void activateStackTrampoline(String backend) {
    if (!backend.equals("perf") && !backend.equals("perf_jit")) {
      throw PyErrors.valueError("invalid backend: " + backend);
    }
    throw PyErrors.valueError("perf trampoline not available");
  }

  /// Turn off the support for stack profilers.
  @Function("deactivate_stack_trampoline()")
  static void deactivateStackTrampoline() {
  }

  /// Return whether the support for stack profilers is on: it is not.
  @Function("is_stack_trampoline_active()")
  static boolean isStackTrampolineActive() {
    return false;
  }

  /// Set the hooks of asynchronous generators that this thread makes.
  @Function("set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)")
  static void setAsyncgenHooks(ThreadState ts, Object firstiter, Object finalizer) {
    checkHook("finalizer", finalizer);
    checkHook("firstiter", firstiter);
    if (finalizer != null) {
      ts.interpreter().system().audit(ts, "sys.set_asyncgen_hook_finalizer");
      ts.asyncgenFinalizer = finalizer == PyNone.NONE ? null : finalizer;
    }
    if (firstiter != null) {
      ts.interpreter().system().audit(ts, "sys.set_asyncgen_hook_firstiter");
      ts.asyncgenFirstiter = firstiter == PyNone.NONE ? null : firstiter;
    }
  }

  private static void checkHook(String name, Object hook) {
    if (hook != null && hook != PyNone.NONE && !Calls.isCallable(hook)) {
      throw PyErrors.typeError("callable " + name + " expected, got " + Types.nameOf(hook));
    }
  }

  /// Return the hooks of asynchronous generators.
  @Function("get_asyncgen_hooks()")
  static Object getAsyncgenHooks(ThreadState ts) {
    return PyStructSequence.of(SysTypes.ASYNCGEN_HOOKS, ts.asyncgenFirstiter == null ? PyNone.NONE : ts.asyncgenFirstiter,
        ts.asyncgenFinalizer == null ? PyNone.NONE : ts.asyncgenFinalizer);
  }

  /// Set how many frames a new coroutine of this thread remembers as its origin.
  @Function("set_coroutine_origin_tracking_depth(depth)")
  static void setCoroutineOriginTrackingDepth(ThreadState ts, int depth) {
    if (depth < 0) {
      throw PyErrors.valueError("depth must be >= 0");
    }
    ts.coroutineOriginDepth = depth;
  }

  /// Return how many frames a new coroutine of this thread remembers as its origin.
  @Function("get_coroutine_origin_tracking_depth()")
  static long getCoroutineOriginTrackingDepth(ThreadState ts) {
    return ts.coroutineOriginDepth;
  }
}
