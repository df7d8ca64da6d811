// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Clears temporaries that no instruction will read again, so that they keep nothing alive: the loop itself never does, since a store for
/// each value that is used up would cost more than it saves. Inline caches may hold what is gone, too.
///
/// Thread rule: clears the frames of the calling thread.
public final class DeadRegisters {
  private DeadRegisters() {
  }

  /// Clears them in all frames that are waiting for a call to come back, and the caches of their code and of the functions written in it,
  /// which are the most likely to have seen the classes that have gone out of use.
  public static void clear(ThreadState ts) {
    Set<PyCode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Frame frame = ts.frame; frame != null; frame = frame.back) {
      RegisterCode form = frame.code;
      if (frame.state == Frame.RUNNING) {
        Arrays.fill(form.sites, null);
        clearSites(form.code, seen);
        int next = form.next(frame.pc);
        int[] live = form.traced || frame.polls ? null : Translator.stateAt(form.code, next);
        if (live != null) {
          clear(frame.r, form, live, form.resultOf(frame.pc));
        }
      }
    }
  }

  private static void clearSites(PyCode code, Set<PyCode> seen) {
    if (!seen.add(code)) {
      return;
    }
    code.clearSites();
    for (Object constant : code.consts()) {
      if (constant instanceof PyCode nested) {
        clearSites(nested, seen);
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
