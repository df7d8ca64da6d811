// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A compiled replacement: literals with groups between them.
///
/// Java: immutable; `literals` has one more element than `groups`.
@PyTypeDef(value = "SRE_Template", module = "_sre")
public final class PyTemplate extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTemplateTable.INSTANCE);

  private final Object[] literals;
  private final int[] groups;

  PyTemplate(Object[] literals, int[] groups) {
    super(TYPE);
    this.literals = literals;
    this.groups = groups;
  }

  /// The replacement for a match.
  Object expand(ThreadState ts, PyMatch match, boolean bytes) {
    Pieces pieces = new Pieces(bytes);
    pieces.add(ts, literals[0]);
    for (int i = 0; i < groups.length; i++) {
      Object group = match.groupOrNull(ts, groups[i]);
      if (group != null) {
        pieces.add(ts, group);
      }
      pieces.add(ts, literals[i + 1]);
    }
    return pieces.join();
  }
}
