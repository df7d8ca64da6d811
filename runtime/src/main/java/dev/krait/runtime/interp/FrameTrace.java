// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.thread.ThreadState;

/// What tracing knows of one frame. Used by the thread that runs the frame.
final class FrameTrace {
  /// The trace function (`f_trace`), or null.
  Object function;
  boolean lines = true;
  boolean opcodes;
  /// The line of the event that is being told; 0 outside of events.
  int line;

  /// The frame's, made if this is the first question.
  static FrameTrace of(Frame frame) {
    if (frame.trace == null) {
      frame.trace = new FrameTrace();
    }
    return frame.trace;
  }

  static boolean flag(Object value) {
    if (!(value instanceof PyBool)) {
      throw PyErrors.typeError("attribute value type must be bool");
    }
    return value == PyBool.TRUE;
  }

  void setFunction(ThreadState ts, Object next) {
    function = next;
  }

  void setOpcodes(ThreadState ts, boolean on) {
    opcodes = on;
  }

  static void jump(ThreadState ts, Frame frame, Object value) {
    throw PyErrors.valueError("f_lineno can only be set in a trace function");
  }
}
