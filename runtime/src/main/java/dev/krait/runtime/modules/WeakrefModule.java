// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// Weak references.
///
/// Java: the registry is in [WeakReferences].
@PyModuleDef(value = "_weakref", types = {PyWeakReference.class, PyWeakProxy.class, PyWeakCallableProxy.class})
final class WeakrefModule {
  private WeakrefModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    module.dict().put("ref", PyWeakReference.TYPE);
  }

  /// Return how many weak references and proxies an object has.
  @Function("getweakrefcount(object, /)")
  static long getweakrefcount(ThreadState ts, Object object) {
    return ts.interpreter().weakReferences().of(object).size();
  }

  /// Return the weak references and proxies of an object.
  @Function("getweakrefs(object, /)")
  static Object getweakrefs(ThreadState ts, Object object) {
    return PyList.of(ts.interpreter().weakReferences().of(object).toArray());
  }

  /// Make a proxy: an object that behaves like the given one without keeping it alive.
  @Function("proxy(object, callback=None, /)")
  static Object proxy(ThreadState ts, Object object, Object callback) {
    return PyWeakProxy.of(ts, object, callback);
  }

  /// Remove an entry of a dictionary if its value is a weak reference to an object that is gone.
  @Function("_remove_dead_weakref(dct, key, /)")
  static void removeDeadWeakref(ThreadState ts, PyDict dct, Object key) {
    Object value = dct.get(ts, key);
    if (value instanceof PyWeakHolder holder && holder.referentOrNull() == null) {
      dct.remove(ts, key);
    }
  }
}
