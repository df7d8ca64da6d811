// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/// What an abstract base class remembers.
///
/// Java: the classes that registered, and those of which it is known that they are subclasses, or that they are not; all held
/// weakly. Guarded by its own monitor, a leaf lock.
@PyTypeDef(value = "_abc_data", module = "_abc")
public final class PyAbcData extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyAbcDataTable.INSTANCE);

  private final Set<PyType> registry = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<PyType> cache = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<PyType> negativeCache = Collections.newSetFromMap(new WeakHashMap<>());
  /// The count of registrations at which the negative cache is right.
  private long negativeVersion;

  PyAbcData(long version) {
    super(TYPE);
    negativeVersion = version;
  }

  synchronized boolean isKnownSubclass(PyType cls) {
    return cache.contains(cls);
  }

  /// Whether the class is known not to be a subclass, at that count of registrations.
  synchronized boolean isKnownStranger(PyType cls, long version) {
    if (negativeVersion < version) {
      negativeCache.clear();
      negativeVersion = version;
      return false;
    }
    return negativeCache.contains(cls);
  }

  synchronized boolean remember(PyType cls, boolean isSubclass) {
    (isSubclass ? cache : negativeCache).add(cls);
    return isSubclass;
  }

  synchronized void register(PyType cls) {
    registry.add(cls);
  }

  synchronized boolean isRegistered(PyType cls) {
    return registry.contains(cls);
  }

  synchronized List<PyType> registered() {
    return new ArrayList<>(registry);
  }

  synchronized List<PyType> cached() {
    return new ArrayList<>(cache);
  }

  synchronized List<PyType> negative() {
    return new ArrayList<>(negativeCache);
  }

  synchronized long negativeVersion() {
    return negativeVersion;
  }

  synchronized void resetRegistry() {
    registry.clear();
  }

  synchronized void resetCaches() {
    cache.clear();
    negativeCache.clear();
  }
}
