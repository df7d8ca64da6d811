// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.builtin.ModuleFinder;
import dev.krait.runtime.builtin.ModuleTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/// The modules written in Java: finds their tables and makes module objects of them.
///
/// Thread rule: immutable after construction, but for the modules that were made once and are given again: CPython too makes the
/// modules of its core once only.
public final class BuiltinModules {
  private final List<ModuleFinder> finders;
  private final ConcurrentHashMap<String, PyModule> made = new ConcurrentHashMap<>();

  /// The modules of these finders only.
  public BuiltinModules(List<ModuleFinder> finders) {
    this.finders = finders;
  }

  /// The modules that the runtime's class loader knows as services.
  static BuiltinModules installed() {
    List<ModuleFinder> finders = new ArrayList<>();
    for (ModuleFinder finder : ServiceLoader.load(ModuleFinder.class, BuiltinModules.class.getClassLoader())) {
      finders.add(finder);
    }
    return new BuiltinModules(finders);
  }

  /// The same modules for another interpreter, none of them made yet.
  public BuiltinModules unused() {
    return new BuiltinModules(finders);
  }

  private ModuleTable find(String name) {
    for (ModuleFinder finder : finders) {
      ModuleTable table = finder.find(name);
      if (table != null) {
        return table;
      }
    }
    return null;
  }

  /// Whether there is a builtin module of that name.
  public boolean has(String name) {
    return find(name) != null;
  }

  /// The names of all, sorted.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (ModuleFinder finder : finders) {
      Collections.addAll(names, finder.names());
    }
    Collections.sort(names);
    return names;
  }

  /// A module object over the namespace, filled; null if there is no such module.
  public PyModule create(ThreadState ts, String name, PyDict namespace) {
    ModuleTable table = find(name);
    return table == null ? null : create(ts, table, name, namespace);
  }

  /// A module object of that name over the namespace, filled from the table.
  static PyModule create(ThreadState ts, ModuleTable table, String name, PyDict namespace) {
    if (!table.supportsInterpreters() && ts.interpreter().imports().checksExtensions(ts.interpreter())) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "module " + name + " does not support loading in subinterpreters", PyNone.NONE,
          PyNone.NONE);
    }
    Object doc = table.doc() == null ? PyNone.NONE : Text.fromJava(table.doc());
    PyModule module = PyModule.of(name, doc, namespace);
    table.fill(ts, module, namespace);
    return module;
  }

  /// A new module object; for the modules that exist once in an interpreter, the same again.
  PyModule create(ThreadState ts, String name) {
    PyModule known = made.get(name);
    return known != null ? known : create(ts, name, new PyDict());
  }

  /// Makes a module the one of its name.
  public void remember(String name, PyModule module) {
    made.put(name, module);
  }
}
