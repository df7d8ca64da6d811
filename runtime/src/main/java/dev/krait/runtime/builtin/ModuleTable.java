// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The members of a builtin module. The table is immutable and shared; what a module keeps belongs to its instance, one for each
/// interpreter that imports it.
public abstract class ModuleTable extends BuiltinTable {
  private static final PyType[] NO_TYPES = {};

  private final boolean runsWithoutGil;
  private final boolean supportsInterpreters;

  protected ModuleTable(String name, boolean runsWithoutGil, boolean supportsInterpreters, String kinds, String[] names) {
    super(name, name, false, kinds, names);
    this.runsWithoutGil = runsWithoutGil;
    this.supportsInterpreters = supportsInterpreters;
  }

  /// Whether interpreters beside the main one may have the module, too.
  public final boolean supportsInterpreters() {
    return supportsInterpreters;
  }

  /// Whether importing the module leaves the GIL off.
  public final boolean runsWithoutGil() {
    return runsWithoutGil;
  }

  /// A new instance of the annotated class, the receiver of the functions in one interpreter; null if all of them are static.
  public Object newState(ThreadState ts) {
    return null;
  }

  /// The builtin types that are attributes of the module.
  public PyType[] types() {
    return NO_TYPES;
  }

  /// Runs the module's own hook after [#fill].
  public void setup(ThreadState ts, Object state, PyObject module) {
  }

  /// Puts functions, constants and types into the namespace of a new module, then runs the hook.
  ///
  /// @param module the module object, the `__self__` of its functions
  public final void fill(ThreadState ts, PyObject module, PyDict namespace) {
    Object state = newState(ts);
    for (int row = 0; row < size(); row++) {
      namespace.put(name(row), kind(row) == CONSTANT ? call0(row, ts, state) : new PyBuiltinFunction(this, row, state, module, name()));
    }
    for (PyType type : types()) {
      namespace.put(type.name(), type);
    }
    setup(ts, state, module);
  }
}
