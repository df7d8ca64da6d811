// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;

/// Test module _testsinglephase
///
/// Java: a module whose file can be loaded again; each load makes a new module, as there are no modules here that share state.
@PyModuleDef(value = "_testsinglephase", extension = true, gil = PyModuleDef.Gil.NOT_USED)
public final class SinglephaseModule {
  @Constant("int_const")
  static final long INT_CONST = 1969;
  @Constant("str_const")
  static final String STR_CONST = "something different";

  private PyModule module;
  private double initialized;

  SinglephaseModule() {
  }

  @Setup
  void setup(ThreadState ts, PyModule made) {
    if (!ts.interpreter().membership().isMain()) {
      // CPython's build without a GIL refuses modules of this kind even where the check for them is off.
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "module _testsinglephase does not support loading in subinterpreters", PyNone.NONE,
          PyNone.NONE);
    }
    module = made;
    initialized = System.nanoTime() * 1e-9;
    made.dict().put("error", TestErrors.SINGLEPHASE);
    made.dict().put("_module_initialized", new PyFloat(initialized));
  }

  /// Return the module that the function belongs to.
  @Function("look_up_self()")
  Object lookUpSelf() {
    return module == null ? PyNone.NONE : module;
  }

  /// Return the sum of two integers.
  @Function("sum(i, j, /)")
  static long sum(long i, long j) {
    return i + j;
  }

  /// Return when the module was initialised, in seconds of a clock that never goes back.
  @Function("state_initialized()")
  double stateInitialized() {
    return initialized;
  }

  /// Return how often this module was initialised.
  @Function("initialized_count()")
  long initializedCount() {
    return module == null ? 0 : 1;
  }

  /// Forget the state.
  @Function("_clear_globals()")
  void clearGlobals() {
    module = null;
    initialized = 0;
  }
}
