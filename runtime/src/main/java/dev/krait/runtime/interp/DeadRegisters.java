// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.thread.ThreadState;

/// Clears temporaries that no instruction will read again, so that they keep nothing alive: the loop itself never does, since a store for
/// each value that is used up would cost more than it saves. Inline caches may hold what is gone, too.
///
/// Thread rule: clears the frames of the calling thread.
public final class DeadRegisters {
  private DeadRegisters() {
  }

  /// Clears them in all frames that are waiting for a call to come back.
  public static void clear(ThreadState ts) {
    for (Frame frame = ts.frame; frame != null; frame = frame.back) {
      RegisterCode form = frame.code;
      if (frame.state == Frame.RUNNING) {
        java.util.Arrays.fill(form.sites, null);
        int next = form.next(frame.pc);
        int[] live = form.traced ? null : Translator.stateAt(form.code, next);
        if (live != null) {
          clear(frame.r, form, live, form.resultOf(frame.pc));
        }
      }
    }
  }

  private static void clear(Object[] registers, RegisterCode form, int[] live, int result) {
    for (int register = form.stackBase; register < form.constantBase(); register++) {
      boolean used = false;
      for (int i = 1; i < live.length && !used; i++) {
        used = live[i] == register && register != result;
      }
      if (!used) {
        registers[register] = null;
      }
    }
  }
}
