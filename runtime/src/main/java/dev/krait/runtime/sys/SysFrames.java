// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;
import dev.krait.runtime.type.Types;

/// Functions of frames and tracing.
@PyModuleDef(value = "sys", part = true)
final class SysFrames {
  private SysFrames() {
  }

  private static Frame frameAt(ThreadState ts, int depth) {
    Frame frame = ts.frame;
    for (int i = 0; i < depth && frame != null; i++) {
      frame = frame.back();
    }
    return frame;
  }

  /// Return the frame of the caller, or of the one so many calls further out.
  @Function("_getframe(depth=0, /)")
  static Object getframe(ThreadState ts, int depth) {
    Frame frame = frameAt(ts, depth);
    if (frame == null) {
      throw PyErrors.valueError("call stack is not deep enough");
    }
    ts.interpreter().system().audit(ts, "sys._getframe", frame);
    return frame;
  }

  /// Return the name of the module of the caller, or of the one so many calls further out; None if there is none.
  @Function("_getframemodulename(depth=0)")
  static Object getframemodulename(ThreadState ts, int depth) {
    ts.interpreter().system().audit(ts, "sys._getframemodulename", PyInt.of(depth));
    Frame frame = frameAt(ts, depth);
    Object name = frame == null ? null : frame.globals().get("__name__");
    return name != null && Text.isStr(name) ? name : PyNone.NONE;
  }

  /// Return a dictionary from the number of each thread to its innermost frame.
  @Function("_current_frames()")
  static Object currentFrames(ThreadState ts) {
    ts.interpreter().system().audit(ts, "sys._current_frames");
    PyDict frames = new PyDict();
    World.stopped(ts, () -> {
      for (ThreadState other : ts.interpreter().threads().all()) {
        if (other.frame != null) {
          frames.put(ts, PyInt.of(other.ident()), other.frame);
        }
      }
    });
    return frames;
  }

  /// Return a dictionary from the number of each thread to the exception that it handles.
  @Function("_current_exceptions()")
  static Object currentExceptions(ThreadState ts) {
    ts.interpreter().system().audit(ts, "sys._current_exceptions");
    PyDict exceptions = new PyDict();
    World.stopped(ts, () -> {
      for (ThreadState other : ts.interpreter().threads().all()) {
        exceptions.put(ts, PyInt.of(other.ident()), other.handled == null ? PyNone.NONE : other.handled);
      }
    });
    return exceptions;
  }

  /// Call a function while tracing is on, from within a trace function.
  @Function("call_tracing(func, args, /)")
  static Object callTracing(ThreadState ts, Object func, Object args) {
    if (!(args instanceof PyTuple tuple)) {
      throw PyErrors.typeError("call_tracing() argument 2 must be tuple, not " + Types.nameOf(args));
    }
    return Calls.call(ts, func, tuple.toArray());
  }
}
