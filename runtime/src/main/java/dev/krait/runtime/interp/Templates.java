// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyInterpolation;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTemplate;
import dev.krait.runtime.object.PyTuple;

/// Template strings: `t'...'`.
final class Templates {
  private static final Object[] CONVERSIONS = {PyNone.NONE, "s", "r", "a"};

  private Templates() {
  }

  /// BUILD_INTERPOLATION: value, text and, with the lowest bit, the format specification.
  static void buildInterpolation(Object[] r, int top, int arg) {
    boolean hasSpec = (arg & 1) != 0;
    int first = hasSpec ? top - 2 : top - 1;
    r[first] = new PyInterpolation(r[first], r[first + 1], CONVERSIONS[arg >> 2], hasSpec ? r[top] : "");
  }

  /// BUILD_TEMPLATE: the tuples of strings and of fields.
  static void buildTemplate(Object[] r, int top) {
    r[top - 1] = new PyTemplate((PyTuple) r[top - 1], (PyTuple) r[top]);
  }
}
