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
  /// The event that is being told, or null.
  String event;
  /// The offset of the instruction that the last event was for; -1 at the start and after a jump.
  int lastUnit = -1;
  /// The offset of a branch whose way is not known yet, or -1, and where it goes on if it is not taken.
  int pendingBranch = -1;
  int branchFallthrough;
  /// Where a tracer jumps to, or -1.
  int jumpTo = -1;
  /// What is being called, if it is no Python function, and its first argument.
  Object callee;
  Object argument;
  /// Whether the frame ends by an exception.
  boolean unwinds;
  /// Whether the frame was resumed by an exception.
  boolean thrown;

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
}
