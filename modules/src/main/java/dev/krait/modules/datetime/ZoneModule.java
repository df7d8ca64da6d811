// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Time zones from the database of the system.
///
/// Java: the caches of zones by key belong to the module, and so to an interpreter.
@PyModuleDef(value = "_zoneinfo", types = {PyZoneInfo.class})
final class ZoneModule {
  static final String WEAK_CACHE = "_weak_cache";
  static final String STRONG_CACHE = "_strong_cache";

  private ZoneModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    // A program may have asked for the Python version of `datetime`, whose types these zones do not fit.
    Imports.module(ts, "_datetime");
    Objects.setAttribute(ts, module, WEAK_CACHE, newWeakCache(ts));
    Objects.setAttribute(ts, module, STRONG_CACHE, new PyDict());
  }

  static Object newWeakCache(ThreadState ts) {
    return Calls.call0(ts, Imports.attribute(ts, "weakref", "WeakValueDictionary"));
  }
}
