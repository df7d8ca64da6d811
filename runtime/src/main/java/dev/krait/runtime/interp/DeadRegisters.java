// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.thread.ThreadState;

/// Forgets what the temporaries of running frames still hold of values that nothing will read again, so that a collection that was
/// asked for finds them dead, as reference counts would have.
///
/// Only frames of the calling thread that stand at a call are touched: there, the translator's model of the stack names every register
/// that is still read, and the call writes nothing but its result.
public final class DeadRegisters {
  private DeadRegisters() {
  }

  /// Clears them in all frames of the thread.
  public static void clear(ThreadState ts) {
    for (Frame frame = ts.frame; frame != null; frame = frame.back) {
      RegisterCode form = frame.code;
      if (frame.state == Frame.RUNNING && !form.traced && isCall(form.words[frame.pc] & 0xff)) {
        clear(frame, form);
      }
    }
  }

  private static boolean isCall(int op) {
    return op >= Op.CALL0 && op <= Op.CALL_KEYWORDS;
  }

  private static void clear(Frame frame, RegisterCode form) {
    int[] state = Translator.stateAt(form.code, frame.pc);
    if (state == null) {
      return;
    }
    boolean[] live = new boolean[frame.r.length];
    for (int i = 1; i < state.length; i++) {
      if (state[i] >= 0) {
        live[state[i]] = true;
      }
    }
    for (int i = form.stackBase; i < form.constantBase(); i++) {
      if (!live[i]) {
        frame.r[i] = null;
      }
    }
  }
}
