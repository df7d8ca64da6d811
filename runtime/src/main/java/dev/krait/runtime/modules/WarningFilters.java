// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.concurrent.locks.ReentrantLock;

/// Decides what becomes of a warning, and shows it. The filters are those of the module `warnings` once it is loaded, or of the
/// current context.
///
/// Thread rule: what becomes of a warning is decided with [#lock] held, which the module `warnings` holds while it replaces a filter;
/// Python code may run meanwhile, in matching. Warnings are shown without it.
final class WarningFilters {
  /// A warning on its way. The message is a `str`, another object, or an instance of the category; source and line may be null.
  record Warning(PyType category, Object message, WarningPlace place, Object source, Object line) {
  }

  private PyDict names;
  private PyContextVar contextVariable;
  private final ReentrantLock lock = new ReentrantLock();
  /// Guarded by the lock.
  private long version = 1;

  void start(PyDict moduleNames, PyContextVar context) {
    names = moduleNames;
    contextVariable = context;
  }

  /// Take the lock of the filters, as often as it is given back.
  void acquire(ThreadState ts) {
    Blocking.lock(ts, lock, "lock of the warning filters");
  }

  void release() {
    if (!lock.isHeldByCurrentThread()) {
      throw PyErrors.runtimeError("cannot release un-acquired lock");
    }
    lock.unlock();
  }

  /// Notes that the filters have changed; the caller has the lock.
  void mutated() {
    if (!lock.isHeldByCurrentThread()) {
      throw PyErrors.runtimeError("warnings lock is not held");
    }
    version++;
  }

  /// An attribute of the module `warnings` if that is loaded, else null.
  private static Object ofWarnings(ThreadState ts, String name) {
    Object module = ts.interpreter().modules().get("warnings");
    return module == null || module == PyNone.NONE ? null : Objects.findAttribute(ts, module, name);
  }

  void issue(ThreadState ts, Warning given) {
    boolean ready = Types.isInstance(given.message, Exceptions.WARNING);
    Object text = ready ? Objects.str(ts, given.message) : given.message;
    Object instance;
    acquire(ts);
    try {
      instance = shown(ts, given, ready ? given.message : null, text);
    } finally {
      release();
    }
    if (instance != null) {
      show(ts, given, instance, text);
    }
  }

  /// The instance of the warning if it is to be shown, else null; raises it if it is an error. The lock is held.
  private Object shown(ThreadState ts, Warning given, Object ready, Object text) {
    WarningPlace place = given.place;
    PyDict registry = place.registry();
    PyTuple key = PyTuple.of(text, given.category, PyInt.of(place.line()));
    if (registry != null && alreadyWarned(ts, registry, key, false)) {
      return null;
    }
    Object instance = ready == null ? Calls.call1(ts, given.category, text) : ready;
    Object item = find(ts, given.category, text, place);
    String action = item instanceof PyTuple t ? Text.toJava(t.get(0)) : Text.toJava(defaultAction(ts));
    if (action.equals("error")) {
      throw raised(instance);
    }
    return !action.equals("ignore") && isNew(ts, action, item, registry, key, text, given.category) ? instance : null;
  }

  private static PyException raised(Object instance) {
    return instance instanceof PyBaseException e ? new PyException(e) : PyErrors.typeError("exceptions must derive from BaseException");
  }

  /// Whether the warning is to be shown under this action; notes that it was.
  private boolean isNew(ThreadState ts, String action, Object item, PyDict registry, PyTuple key, Object text, PyType category) {
    if (registry != null && !action.equals("always") && !action.equals("all")) {
      registry.put(ts, key, PyBool.TRUE);
    }
    switch (action) {
      case "always", "all", "default":
        return true;
      case "once":
        return !alreadyWarned(ts, registry == null ? onceRegistry(ts) : registry, PyTuple.of(text, category), true);
      case "module":
        return registry == null || !alreadyWarned(ts, registry, PyTuple.of(text, category, PyInt.of(0)), true);
      default:
        throw PyErrors.runtimeError("Unrecognized action (" + action + ") in warnings.filters:\n " + Objects.reprText(ts,
            item == null ? PyNone.NONE : item));
    }
  }

  private PyDict onceRegistry(ThreadState ts) {
    Object registry = ofWarnings(ts, "onceregistry");
    registry = registry == null ? names.get("_onceregistry") : registry;
    if (!(registry instanceof PyDict dict)) {
      throw PyErrors.typeError("_warnings.onceregistry must be a dict, not '" + Types.nameOf(registry) + "'");
    }
    return dict;
  }

  private Object defaultAction(ThreadState ts) {
    Object action = ofWarnings(ts, "defaultaction");
    action = action == null ? names.get("_defaultaction") : action;
    if (action == null) {
      throw PyErrors.valueError("_warnings.defaultaction not found");
    }
    if (!Text.isStr(action)) {
      throw PyErrors.typeError("_warnings.defaultaction must be a string, not '" + Types.nameOf(action) + "'");
    }
    return action;
  }

  /// Whether the registry has the key; a registry from before the filters last changed is emptied.
  private boolean alreadyWarned(ThreadState ts, PyDict registry, PyTuple key, boolean set) {
    Object known = registry.get("version");
    if (!(known instanceof PyInt i) || i.value != version) {
      registry.clear();
      registry.put("version", PyInt.of(version));
    } else {
      Object warned = registry.get(ts, key);
      if (warned != null && Objects.isTrue(ts, warned)) {
        return true;
      }
    }
    if (set) {
      registry.put(ts, key, PyBool.TRUE);
    }
    return false;
  }

  /// The filter that applies, or null.
  private Object find(ThreadState ts, PyType category, Object text, WarningPlace place) {
    Object context = context(ts);
    if (context != null) {
      Object item = find(ts, Objects.getAttribute(ts, context, "_filters"), category, text, place);
      if (item != null) {
        return item;
      }
    }
    Object list = ofWarnings(ts, "filters");
    list = list == null ? names.get("filters") : list;
    if (!(list instanceof PyList)) {
      throw PyErrors.valueError("_warnings.filters must be a list");
    }
    return find(ts, list, category, text, place);
  }

  private Object context(ThreadState ts) {
    if (!ts.interpreter().system().configuration().contextAwareWarnings) {
      return null;
    }
    Object context = contextVariable.valueOrNull(ts);
    return context == PyNone.NONE ? null : context;
  }

  private static Object find(ThreadState ts, Object list, PyType category, Object text, WarningPlace place) {
    Object[] filters = ((PyList) list).toArray();
    for (int i = 0; i < filters.length; i++) {
      Object item = filters[i];
      if (!(item instanceof PyTuple filter) || filter.size() != 5) {
        throw PyErrors.valueError("warnings.filters item " + i + " isn't a 5-tuple");
      }
      if (!Text.isStr(filter.get(0))) {
        throw PyErrors.typeError("action must be a string, not '" + Types.nameOf(filter.get(0)) + "'");
      }
      long line = ((PyInt) dev.krait.runtime.protocol.Numbers.index(ts, filter.get(4))).value;
      if (Objects.isSubclass(ts, category, filter.get(2)) && (line == 0 || line == place.line()) && matches(ts, filter.get(1), text)
          && matches(ts, filter.get(3), place.module())) {
        return filter;
      }
    }
    return null;
  }

  private static boolean matches(ThreadState ts, Object pattern, Object text) {
    if (pattern == PyNone.NONE) {
      return true;
    }
    if (pattern instanceof String s) {
      return Objects.equal(ts, s, text);
    }
    return Objects.isTrue(ts, Calls.method(ts, pattern, "match", text));
  }

  private static void show(ThreadState ts, Warning given, Object instance, Object text) {
    WarningPlace place = given.place;
    Object show = shower(ts, given.source != null);
    if (show == null) {
      showPlainly(ts, given, text);
      return;
    }
    if (!Calls.isCallable(show)) {
      throw PyErrors.typeError("warnings._showwarnmsg() must be set to a callable");
    }
    Object make = ofWarnings(ts, "WarningMessage");
    if (make == null) {
      throw PyErrors.runtimeError("unable to get warnings.WarningMessage");
    }
    Object[] args = {instance, given.category, place.fileName(), PyInt.of(place.line()), PyNone.NONE, PyNone.NONE,
        given.source == null ? PyNone.NONE : given.source};
    Calls.call1(ts, show, Calls.call(ts, make, args));
  }

  /// `warnings._showwarnmsg`; with a source, the module is imported for it.
  private static Object shower(ThreadState ts, boolean load) {
    if (load && !ts.interpreter().threads().isFinalizing()) {
      try {
        Imports.module(ts, "warnings");
      } catch (PyException e) {
        return null;
      }
    }
    return ofWarnings(ts, "_showwarnmsg");
  }

  /// Shows a warning without the module `warnings`.
  private static void showPlainly(ThreadState ts, Warning given, Object text) {
    Object err = ts.interpreter().system().get("stderr");
    if (err == null || err == PyNone.NONE) {
      return;
    }
    WarningPlace place = given.place;
    Calls.method(ts, err, "write", Text.fromJava(Text.toJava(place.fileName()) + ":" + place.line() + ": " + given.category.name() + ": "
        + Text.toJava(Objects.str(ts, text)) + "\n"));
    Object line = given.line;
    if (line == null && ts.interpreter().modules().get("linecache") != null) {
      line = Calls.call2(ts, Imports.attribute(ts, "linecache", "getline"), place.fileName(), PyInt.of(place.line()));
    }
    String shown = line == null ? sourceLine(place) : Text.toJava(line).strip();
    if (!shown.isEmpty()) {
      Calls.method(ts, err, "write", Text.fromJava("  " + shown + "\n"));
    }
  }

  private static String sourceLine(WarningPlace place) {
    try {
      java.util.List<String> lines = java.nio.file.Files.readAllLines(java.nio.file.Path.of(Text.toJava(place.fileName())));
      return place.line() >= 1 && place.line() <= lines.size() ? lines.get(place.line() - 1).strip() : "";
    } catch (java.io.IOException | RuntimeException e) {
      return "";
    }
  }
}
