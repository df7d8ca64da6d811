// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

final class PyAsyncGenerator extends Suspendable {
  static final PyType TYPE = PyType.builtin(new PlainTable("async_generator", "builtins", null, false));

  PyAsyncGenerator(Frame frame) {
    super(TYPE, frame);
  }

  @Override
  String kind() {
    return "asynchronous generator";
  }

  @Override
  public Object next(ThreadState ts) {
    throw new IllegalStateException();
  }
}
