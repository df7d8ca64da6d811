// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.concurrent.ConcurrentHashMap;

/// What the tools of `sys.monitoring` want in one code object, and where they want to hear no more. Any thread may use it.
public final class CodeMonitor {
  private final int[] events = new int[Monitoring.TOOLS];
  private final int[] versions = new int[Monitoring.TOOLS];
  /// The tools that have disabled an event at an offset, as bits.
  private final ConcurrentHashMap<Integer, Integer> disabled = new ConcurrentHashMap<>();
  private volatile int restarts;

  public CodeMonitor() {
  }

  static CodeMonitor of(PyCode code) {
    synchronized (code) {
      if (code.monitor == null) {
        code.monitor = new CodeMonitor();
      }
      return code.monitor;
    }
  }

  int events(Monitoring tools, int tool) {
    return versions[tool] == tools.toolVersions[tool] ? events[tool] : 0;
  }

  void setEvents(Monitoring tools, int tool, int set) {
    versions[tool] = tools.toolVersions[tool];
    events[tool] = set;
  }

  boolean wants(Monitoring tools, int event) {
    return toolsFor(tools, event) != 0;
  }

  int toolsFor(Monitoring tools, int event) {
    int found = 0;
    for (int tool = 0; tool < Monitoring.TOOLS; tool++) {
      found |= (events(tools, tool) >> event & 1) << tool;
    }
    return found;
  }

  private static int key(int event, int unit) {
    return unit << 5 | event;
  }

  boolean isDisabled(Monitoring tools, int tool, int event, int unit) {
    if (restarts != tools.restarts) {
      disabled.clear();
      restarts = tools.restarts;
    }
    Integer bits = disabled.get(key(event, unit));
    return bits != null && (bits >> tool & 1) != 0;
  }

  void disable(Monitoring tools, int tool, int event, int unit) {
    if (restarts != tools.restarts) {
      disabled.clear();
      restarts = tools.restarts;
    }
    disabled.merge(key(event, unit), 1 << tool, (a, b) -> a | b);
  }
}
