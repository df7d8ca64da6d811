// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// Variables that each context has values of its own for.
///
/// Java: the current context is in the thread state.
@PyModuleDef(value = "_contextvars", types = {PyContext.class, PyContextVar.class, PyToken.class})
final class ContextvarsModule {
  private ContextvarsModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyToken.TYPE.dict().put("MISSING", PyToken.MISSING);
  }

  /// Return a copy of the current context.
  @Function("copy_context()")
  static Object copyContext(ThreadState ts) {
    return PyContext.current(ts).copied();
  }
}
