// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;

/// The text form of containers, which may contain themselves.
public final class Reprs {
  private Reprs() {
  }

  /// Notes that this thread computes the repr of the object; false if it already does, and then there is nothing to leave.
  public static boolean enter(ThreadState ts, Object object) {
    Object[] stack = ts.printing;
    int depth = ts.printingDepth;
    for (int i = depth - 1; i >= 0; i--) {
      if (stack[i] == object) {
        return false;
      }
    }
    if (stack == null || depth == stack.length) {
      stack = stack == null ? new Object[8] : Arrays.copyOf(stack, 2 * depth);
      ts.printing = stack;
    }
    stack[depth] = object;
    ts.printingDepth = depth + 1;
    return true;
  }

  /// Ends what [#enter] began; belongs into a `finally`.
  public static void leave(ThreadState ts) {
    ts.printing[--ts.printingDepth] = null;
  }

  /// The reprs of the items with commas between them and the brackets around them; `again` if the object contains itself.
  public static Object items(ThreadState ts, Object object, Object[] items, String open, String close, String again) {
    if (!enter(ts, object)) {
      return again;
    }
    try {
      StringBuilder text = new StringBuilder(open);
      for (int i = 0; i < items.length; i++) {
        if (i > 0) {
          text.append(", ");
        }
        text.append(Objects.reprText(ts, items[i]));
      }
      return Text.fromJava(text.append(close).toString());
    } finally {
      leave(ts);
    }
  }
}
