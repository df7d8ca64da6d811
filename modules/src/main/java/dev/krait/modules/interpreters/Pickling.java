// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.concurrent.ConcurrentHashMap;

/// Objects that travel as pickles.
///
/// What the pickle finds in the sender's `__main__` is nowhere in the receiver, whose `__main__` is another one. The receiver then runs the
/// sender's main program once, under the name `<fake __main__>` so that it only defines things, and unpickles with that module as
/// `__main__`. The module is hidden otherwise.
record Pickling(PyBytes pickle, String mainFile) implements CrossData {
  private static final String FAKE_MAIN = "<fake __main__>";

  /// The main programs of other interpreters that an interpreter has run, by file.
  static final class FakeMains {
    private final ConcurrentHashMap<String, PyModule> byFile = new ConcurrentHashMap<>();
  }

  /// The pickle of an object; NotShareableError if it has none.
  static CrossData of(ThreadState ts, Object object) {
    try {
      Object pickle = Calls.call1(ts, Imports.attribute(ts, "pickle", "dumps"), object);
      Object file = CrossData.mainNamespace(ts).get("__file__");
      return new Pickling((PyBytes) pickle, file != null && Text.isStr(file) ? Text.toJava(file) : null);
    } catch (PyException e) {
      throw InterpreterErrors.notShareable("object could not be pickled", e);
    }
  }

  @Override
  public Object restore(ThreadState ts) {
    try {
      try {
        return load(ts);
      } catch (PyException e) {
        if (mainFile == null || !isMissingInMain(ts, e)) {
          throw e;
        }
        return loadWithMain(ts, e);
      }
    } catch (PyException e) {
      throw InterpreterErrors.notShareable("object could not be unpickled", e);
    }
  }

  private Object load(ThreadState ts) {
    return Calls.call1(ts, Imports.attribute(ts, "pickle", "loads"), pickle);
  }

  private static boolean isMissingInMain(ThreadState ts, PyException e) {
    return PyErrors.is(e, Exceptions.ATTRIBUTE_ERROR) && Text.toJava(Objects.str(ts, e.value)).contains("'__main__'");
  }

  private Object loadWithMain(ThreadState ts, PyException missing) {
    PyModule fake;
    try {
      fake = fakeMain(ts);
    } catch (PyException e) {
      throw missing;
    }
    PyDict modules = ts.interpreter().modules();
    Object real = modules.get("__main__");
    modules.put("__main__", fake);
    try {
      return load(ts);
    } finally {
      if (real == null) {
        modules.remove(ts, "__main__");
      } else {
        modules.put("__main__", real);
      }
    }
  }

  private PyModule fakeMain(ThreadState ts) {
    FakeMains mains = ts.interpreter().part(FakeMains.class, FakeMains::new);
    PyModule known = mains.byFile.get(mainFile);
    if (known != null) {
      return known;
    }
    Object[] args = {Text.fromJava(mainFile), Text.fromJava(FAKE_MAIN)};
    Object namespace = Calls.call(ts, Imports.attribute(ts, "runpy", "run_path"), args, 1, new String[] {"run_name"});
    PyModule made = PyModule.of(FAKE_MAIN, PyNone.NONE, (PyDict) namespace);
    PyModule first = mains.byFile.putIfAbsent(mainFile, made);
    return first == null ? made : first;
  }
}
