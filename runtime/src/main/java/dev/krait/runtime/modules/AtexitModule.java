// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Functions to call when the interpreter exits.
///
/// Java: the functions are in [ExitFunctions].
@PyModuleDef("atexit")
final class AtexitModule {
  private AtexitModule() {
  }

  /// Have a function called with these arguments at exit; returns the function, so that it serves as a decorator.
  @Function("register(*args, **kwargs)")
  static Object register(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional == 0) {
      throw PyErrors.typeError("register() takes at least 1 argument (0 given)");
    }
    if (!Calls.isCallable(args[0])) {
      throw PyErrors.typeError("the first argument must be callable");
    }
    Object[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
    ts.interpreter().exitFunctions().add(args[0], rest, positional - 1, keywordNames);
    return args[0];
  }

  /// Forget all calls of a function.
  @Function("unregister(func, /)")
  static void unregister(ThreadState ts, Object func) {
    ts.interpreter().exitFunctions().unregister(ts, func);
  }

  /// Forget all functions.
  @Function("_clear()")
  static void clear(ThreadState ts) {
    ts.interpreter().exitFunctions().clear();
  }

  /// Call all functions now.
  @Function("_run_exitfuncs()")
  static void runExitFunctions(ThreadState ts) {
    ts.interpreter().exitFunctions().run(ts);
  }

  /// How many functions wait to be called at the end.
  @Function("_ncallbacks()")
  static long callbacks(ThreadState ts) {
    return ts.interpreter().exitFunctions().count();
  }
}
