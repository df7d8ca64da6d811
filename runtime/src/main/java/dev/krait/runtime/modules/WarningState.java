// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;

/// The filters and registries of warnings of one interpreter: however often `_warnings` is imported, there is one of them.
///
/// Thread rule: the names are made under the monitor; [WarningFilters] has the lock of the filters.
public final class WarningState {
  final WarningFilters filters = new WarningFilters();
  private PyDict names;

  public WarningState() {
  }

  /// The attributes of the module that are this state.
  synchronized PyDict names() {
    if (names == null) {
      PyContextVar context = new PyContextVar("_warnings_context", null);
      names = new PyDict();
      names.put("_warnings_context", context);
      names.put("filters", defaultFilters());
      names.put("_onceregistry", new PyDict());
      names.put("_defaultaction", "default");
      filters.start(names, context);
    }
    return names;
  }

  private static Object filter(String action, PyType category, Object module) {
    return PyTuple.of(action, PyNone.NONE, category, module, PyInt.of(0));
  }

  private static PyList defaultFilters() {
    return PyList.of(filter("default", Exceptions.DEPRECATION_WARNING, "__main__"),
        filter("ignore", Exceptions.DEPRECATION_WARNING, PyNone.NONE), filter("ignore", Exceptions.PENDING_DEPRECATION_WARNING, PyNone.NONE),
        filter("ignore", Exceptions.IMPORT_WARNING, PyNone.NONE), filter("ignore", Exceptions.RESOURCE_WARNING, PyNone.NONE));
  }
}
