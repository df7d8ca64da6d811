// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.profile;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// A profiler that counts and times the calls of functions.
///
/// Java: stateless.
@PyModuleDef(value = "_lsprof", types = {PyProfiler.class})
final class LsprofModule {
  private LsprofModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    module.dict().put("profiler_entry", CallStatistics.ENTRY);
    module.dict().put("profiler_subentry", CallStatistics.SUBENTRY);
  }
}
