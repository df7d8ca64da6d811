// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A queue without bound that threads and signal handlers can share.
@PyModuleDef(value = "_queue", types = {PySimpleQueue.class})
final class QueueModule {
  static final PyType EMPTY = PyType.builtinWithDict(
      new PlainTable("Empty", "_queue", "There is nothing in the queue.", true), Exceptions.EXCEPTION);

  private QueueModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "Empty", EMPTY);
  }
}
