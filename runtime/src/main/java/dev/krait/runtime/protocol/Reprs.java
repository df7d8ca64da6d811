// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.Printing;
import dev.krait.runtime.thread.ThreadState;

/// The text form of containers, which may contain themselves.
public final class Reprs {
  private Reprs() {
  }

  /// Notes that this thread computes the repr of the object; false if it already does, and then there is nothing to leave.
  public static boolean enter(ThreadState ts, Object object) {
    Printing printing = ts.printing;
    if (printing == null) {
      printing = new Printing();
      ts.printing = printing;
    }
    return printing.enter(object);
  }

  /// Ends what [#enter] began; belongs into a `finally`.
  public static void leave(ThreadState ts) {
    ts.printing.leave();
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
