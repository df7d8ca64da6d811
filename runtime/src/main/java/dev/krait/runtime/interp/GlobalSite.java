// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.object.DictCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.thread.ThreadState;

/// What a load of a global name remembers: the cells of the name in the globals and in the builtins. The first is empty while the
/// name is not defined in the module. Immutable.
final class GlobalSite {
  /// In place of a site that has run once: names that are loaded once are not worth a cell.
  private static final Object SEEN = new Object();

  private final PyDict globals;
  private final Object builtins;
  private final DictCell cell;
  private final DictCell fallback;

  private GlobalSite(PyDict globals, PyDict builtins, Object name) {
    this.globals = globals;
    this.builtins = builtins;
    this.cell = globals.cell((String) name);
    this.fallback = builtins.cell((String) name);
  }

  /// The value, or null if this is another module's function or the name is not defined.
  Object get(PyFunction function) {
    if (function.globals != globals || function.builtins != builtins) {
      return null;
    }
    Object value = cell.get();
    return value != null ? value : fallback.get();
  }

  /// Looks the name up, and makes a site at the second time.
  static Object load(ThreadState ts, Frame frame, int index, int siteIndex) {
    RegisterCode form = frame.code;
    Object name = form.code.names()[index];
    PyFunction function = frame.function;
    Object site = form.sites[siteIndex];
    if (site == null) {
      form.sites[siteIndex] = SEEN;
    } else if (name instanceof String && function.globals.getClass() == PyDict.class && function.builtins.getClass() == PyDict.class
        && function.globals.type == PyDict.TYPE) {
      form.sites[siteIndex] = new GlobalSite(function.globals, (PyDict) function.builtins, name);
    }
    return Names.loadGlobal(ts, frame, name);
  }
}
