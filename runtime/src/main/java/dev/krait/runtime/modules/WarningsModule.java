// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Filtering and showing warnings.
///
/// Java: a view of the interpreter's [WarningState]; the fields do not change once the module is set up.
@PyModuleDef("_warnings")
final class WarningsModule {
  private WarningFilters filters;

  WarningsModule() {
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    PyDict.Cursor cursor = ts.interpreter().warnings().names().cursor();
    while (cursor.advance()) {
      module.dict().put(ts, cursor.key(), cursor.value());
    }
    filters = ts.interpreter().warnings().filters;
  }

  /// Issue a warning, or raise it as an exception if a filter says so.
  @Function("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)")
  void warn(ThreadState ts, Object message, Object category, long stacklevel, Object source, Object skipFilePrefixes) {
    PyTuple skipped = null;
    if (skipFilePrefixes != null) {
      if (!(skipFilePrefixes instanceof PyTuple prefixes)) {
        throw PyErrors.typeError("warn() argument 'skip_file_prefixes' must be tuple, not "
            + (skipFilePrefixes == PyNone.NONE ? "None" : Types.nameOf(skipFilePrefixes)));
      }
      for (int i = 0; i < prefixes.size(); i++) {
        if (!Text.isStr(prefixes.get(i))) {
          throw PyErrors.typeError("Found non-str '" + Types.nameOf(prefixes.get(i)) + "' in skip_file_prefixes.");
        }
      }
      skipped = prefixes.size() == 0 ? null : prefixes;
    }
    PyType checked = category(ts, message, category);
    WarningPlace place = WarningPlace.of(ts, skipped != null ? Math.max(2, stacklevel) : stacklevel, skipped);
    filters.issue(ts, new WarningFilters.Warning(checked, message, place, source == PyNone.NONE ? null : source, null));
  }

  private static PyType category(ThreadState ts, Object message, Object category) {
    PyType cls = Types.isInstance(message, Exceptions.WARNING) ? Types.of(message) : null;
    if (cls != null) {
      return cls;
    }
    if (category == PyNone.NONE) {
      return Exceptions.USER_WARNING;
    }
    if (!(category instanceof PyType t) || !t.isSubtypeOf(Exceptions.WARNING)) {
      throw PyErrors.typeError("category must be a Warning subclass, not '" + Types.nameOf(category) + "'");
    }
    return t;
  }

  /// Issue a warning about a given place.
  @Function("warn_explicit(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)")
  void warnExplicit(ThreadState ts, Object message, Object category, Object filename, int lineno, Object module, Object registry,
      Object moduleGlobals, Object source) {
    if (!Text.isStr(filename)) {
      throw PyErrors.typeError("warn_explicit() argument 'filename' must be str, not "
          + (filename == PyNone.NONE ? "None" : Types.nameOf(filename)));
    }
    Object line = null;
    if (moduleGlobals != PyNone.NONE) {
      if (!(moduleGlobals instanceof PyDict globals)) {
        throw PyErrors.typeError("module_globals must be a dict, not '" + Types.nameOf(moduleGlobals) + "'");
      }
      line = SourceLines.find(ts, globals, lineno);
    }
    if (registry != PyNone.NONE && !(registry instanceof PyDict)) {
      throw PyErrors.typeError("'registry' must be a dict or None");
    }
    PyType cls = Types.isInstance(message, Exceptions.WARNING) ? Types.of(message) : null;
    if (cls == null) {
      if (!(category instanceof PyType t) || !t.isSubtypeOf(Exceptions.WARNING)) {
        throw PyErrors.typeError("category must be a Warning subclass, not '" + Types.nameOf(category) + "'");
      }
      cls = t;
    }
    Object moduleName = module == null || module == PyNone.NONE ? WarningPlace.moduleOf(filename) : module;
    WarningPlace place = new WarningPlace(filename, lineno, moduleName, registry instanceof PyDict d ? d : null);
    filters.issue(ts, new WarningFilters.Warning(cls, message, place, source == PyNone.NONE ? null : source, line));
  }

  /// Note that the filters have changed; the lock is held.
  @Function("_filters_mutated_lock_held()")
  void filtersMutated() {
    filters.mutated();
  }

  /// Take the lock of the filters.
  @Function("_acquire_lock()")
  void acquireLock(ThreadState ts) {
    filters.acquire(ts);
  }

  /// Give the lock of the filters back.
  @Function("_release_lock()")
  void releaseLock() {
    filters.release();
  }
}
