// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/// Remembers where coroutines are made, as `sys.set_coroutine_origin_tracking_depth` asks for.
public final class CoroutineOrigins {
  private CoroutineOrigins() {
  }

  /// The callers of the frame that makes a coroutine: (file, line, function) each; null if nobody wants to know.
  static Object here(ThreadState ts) {
    int depth = ts.coroutineOriginDepth;
    if (depth == 0) {
      return null;
    }
    List<Object> found = new ArrayList<>();
    Frame frame = ts.frame == null ? null : ts.frame.back();
    for (int i = 0; i < depth && frame != null; i++) {
      found.add(PyTuple.of(frame.code().fileName(), PyInt.of(frame.line()), frame.code().name()));
      frame = frame.back();
    }
    return PyTuple.of(found.toArray());
  }
}
