// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;

public abstract class ModuleTable extends BuiltinTable {
  protected ModuleTable(String name, boolean runsWithoutGil, boolean supportsInterpreters, String kinds, String[] names) {
    super(name, name, false, kinds, names);
  }

  public Object newState(ThreadState ts) {
    return null;
  }

  public void setup(ThreadState ts, Object state, PyObject module) {
  }
}
