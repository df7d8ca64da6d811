// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.ThreadTracing;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;
import dev.krait.runtime.type.Types;

/// Functions that set trace and profile functions.
@PyModuleDef(value = "sys", part = true)
final class SysTracing {
  private SysTracing() {
  }

  /// Set the function that this thread tells of calls, lines, returns and exceptions; None for none.
  @Function("settrace(function, /)")
  static void settrace(ThreadState ts, Object function) {
    ts.interpreter().system().audit(ts, "sys.settrace");
    ThreadTracing.setTrace(ts, function);
  }

  /// Return the function set by settrace.
  @Function("gettrace()")
  static Object gettrace(ThreadState ts) {
    return ThreadTracing.trace(ts);
  }

  /// Set the function that this thread tells of calls and returns, of builtins too; None for none.
  @Function("setprofile(function, /)")
  static void setprofile(ThreadState ts, Object function) {
    ts.interpreter().system().audit(ts, "sys.setprofile");
    ThreadTracing.setProfile(ts, function);
  }

  /// Return the function set by setprofile.
  @Function("getprofile()")
  static Object getprofile(ThreadState ts) {
    return ThreadTracing.profile(ts);
  }

  /// Set the trace function of all running threads.
  @Function("_settraceallthreads(function, /)")
  static void settraceAllThreads(ThreadState ts, Object function) {
    World.stopped(ts, () -> {
      for (ThreadState other : ts.interpreter().threads().all()) {
        ThreadTracing.setTrace(other, function);
      }
    });
  }

  /// Set the profile function of all running threads.
  @Function("_setprofileallthreads(function, /)")
  static void setprofileAllThreads(ThreadState ts, Object function) {
    World.stopped(ts, () -> {
      for (ThreadState other : ts.interpreter().threads().all()) {
        ThreadTracing.setProfile(other, function);
      }
    });
  }

  /// Call a function with tracing on, from within a trace function.
  @Function("call_tracing(func, args, /)")
  static Object callTracing(ThreadState ts, Object func, Object args) {
    if (!(args instanceof PyTuple tuple)) {
      throw PyErrors.typeError("call_tracing() argument 2 must be tuple, not " + Types.nameOf(args));
    }
    return ThreadTracing.callTracing(ts, func, tuple.toArray());
  }
}
