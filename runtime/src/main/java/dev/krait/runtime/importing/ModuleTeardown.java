// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Lets go of all modules at the end of the interpreter, so that objects which only they refer to run their `__del__`: first the modules
/// go as a whole, then those that something else keeps lose their attributes, private ones first: `__main__`, then the others from the one
/// imported last on, so that a module is whole as long as others use it.
///
/// Thread rule: the main thread, when it is the last one.
final class ModuleTeardown {
  /// Besides `sys` and `builtins`, import with what it stands on: callbacks of its weak references run until the end.
  private static final Set<String> KEPT = Set.of("sys", "builtins", "_frozen_importlib", "_frozen_importlib_external", "importlib._bootstrap",
      "importlib._bootstrap_external", "_imp", "_thread", "_weakref", "_warnings");

  private ModuleTeardown() {
  }

  /// Does nothing if no object has something to do at its end.
  static void run(ThreadState ts) {
    if (!ts.interpreter().finalizers().areAwaited()) {
      return;
    }
    ts.interpreter().system().namespace().put("meta_path", PyNone.NONE);
    ts.interpreter().system().namespace().put("path_hooks", PyNone.NONE);
    WeakReference<Object> main = new WeakReference<>(ts.interpreter().modules().get("__main__"));
    List<WeakReference<PyModule>> modules = takeAll(ts);
    ts.interpreter().finalizers().collect(ts);
    clearMain(ts, main);
    boolean some = false;
    for (WeakReference<PyModule> reference : modules.reversed()) {
      PyModule module = reference.get();
      if (module != null) {
        clear(ts, module.dict());
        some = true;
      }
    }
    if (some) {
      ts.interpreter().finalizers().collect(ts);
    }
  }

  /// What only the program refers to goes while the modules that its classes come from are whole.
  private static void clearMain(ThreadState ts, WeakReference<Object> main) {
    if (main.get() instanceof PyModule module && ts.interpreter().finalizers().areAwaited()) {
      clear(ts, module.dict());
      ts.interpreter().finalizers().collect(ts);
    }
  }

  private static List<WeakReference<PyModule>> takeAll(ThreadState ts) {
    PyDict all = ts.interpreter().modules();
    List<WeakReference<PyModule>> modules = new ArrayList<>();
    PyDict.Cursor cursor = all.cursor();
    while (cursor.advance()) {
      if (cursor.value() instanceof PyModule module && !KEPT.contains(cursor.key())) {
        modules.add(new WeakReference<>(module));
      }
    }
    Object sys = all.get("sys");
    Object builtins = all.get("builtins");
    all.clear();
    all.put("sys", sys);
    all.put("builtins", builtins);
    return modules;
  }

  private static void clear(ThreadState ts, PyDict names) {
    clear(ts, names, true);
    clear(ts, names, false);
  }

  private static void clear(ThreadState ts, PyDict names, boolean privateOnes) {
    List<Object> keys = new ArrayList<>();
    PyDict.Cursor cursor = names.cursor();
    while (cursor.advance()) {
      String name = Text.isStr(cursor.key()) ? Text.toJava(cursor.key()) : "";
      boolean isPrivate = name.startsWith("_") && !name.startsWith("__");
      if (privateOnes ? isPrivate : !name.equals("__builtins__")) {
        keys.add(cursor.key());
      }
    }
    for (Object key : keys) {
      names.put(ts, key, PyNone.NONE);
    }
  }
}
