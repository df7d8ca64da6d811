// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.Collections;
import java.util.List;

/// What functions, frames and the like refer to, for whoever follows references. Nothing is computed: no Python code runs.
///
/// Thread rule: stateless; what other threads change meanwhile is seen as it was before or after.
public final class References {
  private References() {
  }

  /// Adds what the object refers to, nulls included, if it is of a kind that this package has.
  public static void addTo(Object object, List<Object> found) {
    if (object instanceof PyFunction function) {
      function.addReferences(found);
    } else if (object instanceof PyCode code) {
      Collections.addAll(found, code.consts());
    } else if (object instanceof PyMethod method) {
      found.add(method.function());
      found.add(method.self());
    } else if (object instanceof Frame frame) {
      addFrame(frame, found);
    } else if (object instanceof Suspendable suspendable) {
      found.add(suspendable.frame);
      found.add(suspendable.handled);
    } else if (object instanceof PyTraceback traceback) {
      found.add(traceback.frame());
      found.add(traceback.next());
    }
  }

  /// The first registers are the variables. What comes after them, values that an instruction waits for, may be out of use, and is left out.
  private static void addFrame(Frame frame, List<Object> found) {
    found.add(frame.function);
    found.add(frame.back);
    found.add(frame.locals);
    found.add(frame.extraLocals);
    found.add(frame.generator);
    Object[] registers = frame.r;
    int count = Math.min(frame.code.stackBase, registers.length);
    for (int i = 0; i < count; i++) {
      found.add(registers[i]);
    }
  }
}
