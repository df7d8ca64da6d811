// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.thread.ThreadState;

public abstract class BuiltinTable {
  protected static final Object[] NO_ARGUMENTS = {};

  protected BuiltinTable(String name, String module, boolean subclassable, String kinds, String[] names) {
  }

  public abstract String doc(int row);

  public abstract String target(int row);

  protected abstract String signatureText(int row);

  public Object call0(int row, ThreadState ts, Object self) {
    return null;
  }

  public Object call1(int row, ThreadState ts, Object self, Object a) {
    return null;
  }

  public Object call2(int row, ThreadState ts, Object self, Object a, Object b) {
    return null;
  }

  public Object call3(int row, ThreadState ts, Object self, Object a, Object b, Object c) {
    return null;
  }

  public Object invoke(int row, ThreadState ts, Object self, Object[] bound) {
    return null;
  }

  public Object callRaw(int row, ThreadState ts, Object self, Object[] args, String[] keywordNames) {
    return null;
  }
}
