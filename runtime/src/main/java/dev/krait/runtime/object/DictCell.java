// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.lang.invoke.VarHandle;

/// The place of one name of a dictionary that serves as a namespace (module globals, builtins). Inline caches and compiled code
/// hold on to it: reading a global is one load. Empty (null) while the name is deleted or not yet defined; for ever the cell of
/// that name in that dictionary. Written under the dictionary's lock, read by anyone.
public final class DictCell {
  private Object value;

  /// The value, or null if the name is not defined now.
  public Object get() {
    return value;
  }

  void set(Object next) {
    VarHandle.releaseFence();
    value = next;
  }
}
