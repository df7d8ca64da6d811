// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// What `sys.set_asyncgen_hooks` sets; each may be null. Belongs to a thread and is used by it only.
public final class AsyncGeneratorHooks {
  public Object firstIteration;
  public Object finalizer;
}
