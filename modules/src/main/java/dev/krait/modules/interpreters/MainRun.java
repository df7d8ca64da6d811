// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Subinterpreters;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/// One stay of a thread in the `__main__` of an interpreter. What is raised there ends the stay and is kept as text.
///
/// Thread rule: used by one thread, once.
public final class MainRun {
  /// What is done there.
  interface Action {
    void run(ThreadState inner);
  }

  private final ThreadState ts;
  private final Interpreter target;
  private final List<Object> names = new ArrayList<>();
  private final List<CrossData> values = new ArrayList<>();
  private ExceptionSnapshot failure;
  /// What could not be received, as a noun; null if something else failed.
  private String unshareable;

  MainRun(ThreadState ts, Interpreter target) {
    this.ts = ts;
    this.target = target;
  }

  /// Takes along attributes for `__main__`; null for none.
  void share(PyDict attributes, int fallback) {
    if (attributes == null) {
      return;
    }
    PyDict.Cursor cursor = attributes.cursor();
    while (cursor.advance()) {
      if (!Text.isStr(cursor.key())) {
        throw PyErrors.typeError("bad argument type for built-in operation");
      }
      if (Text.toJava(cursor.key()).indexOf('\0') >= 0) {
        throw PyErrors.valueError("embedded null character");
      }
      // A lone surrogate is refused, as it is where CPython encodes the name.
      Calls.method(ts, cursor.key(), "encode");
      names.add(Text.valueOrNull(cursor.key()));
      values.add(CrossConversions.of(ts, cursor.value(), fallback));
    }
  }

  /// Runs the action, unless another thread runs `__main__`.
  void run(Action action) {
    if (!target.membership().startRunning()) {
      throw InterpreterErrors.interpreterError("interpreter already running");
    }
    try {
      Subinterpreters.call(ts, target, inner -> {
        enter(inner, action);
        return null;
      });
    } finally {
      target.membership().stopRunning();
    }
  }

  private void enter(ThreadState inner, Action action) {
    try {
      PyDict main = CrossData.mainNamespace(inner);
      for (int i = 0; i < values.size(); i++) {
        main.put(inner, names.get(i), values.get(i).restore(inner));
      }
      action.run(inner);
    } catch (PyException e) {
      failure = ExceptionSnapshot.of(inner, e.value);
    }
  }

  /// Receives an argument inside the interpreter; a failure counts as one of sharing.
  Object receive(ThreadState inner, CrossData data, String noun) {
    try {
      return data.restore(inner);
    } catch (PyException e) {
      unshareable = noun + " not shareable";
      throw e;
    }
  }

  /// Makes data of a result inside the interpreter; a failure counts as one of sharing.
  CrossData send(ThreadState inner, Object result) {
    try {
      return CrossConversions.of(inner, result, CrossConversions.FULL_FALLBACK);
    } catch (PyException e) {
      unshareable = "object does not support cross-interpreter data";
      throw e;
    }
  }

  /// What was raised, or null; an error of sharing is raised here.
  ExceptionSnapshot failure() {
    if (unshareable != null && failure != null) {
      throw InterpreterErrors.notShareableThere(unshareable, failure.displayed());
    }
    return failure;
  }
}
