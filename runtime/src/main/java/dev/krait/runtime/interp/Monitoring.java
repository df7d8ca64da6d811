// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySimpleNamespace;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// The tools of `sys.monitoring` in one interpreter (PEP 669): which events each wants, everywhere or in one code object, and whom
/// to call.
///
/// Thread rule: changes hold this object's monitor; events read without it and may see a change a little late.
public final class Monitoring {
  public static final int PY_START = 0, PY_RESUME = 1, PY_RETURN = 2, PY_YIELD = 3, CALL = 4, LINE = 5, INSTRUCTION = 6, JUMP = 7, BRANCH_LEFT = 8,
      BRANCH_RIGHT = 9, STOP_ITERATION = 10, RAISE = 11, EXCEPTION_HANDLED = 12, PY_UNWIND = 13, PY_THROW = 14, RERAISE = 15, C_RETURN = 16,
      C_RAISE = 17, BRANCH = 18;
  static final String[] NAMES = {"PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT",
      "BRANCH_RIGHT", "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH"};
  /// Events below this number can be wanted in one code object, and disabled at one place.
  static final int LOCAL_EVENTS = 11;
  static final int EVENTS = 18;
  static final int TOOLS = 6;
  private static final int C_EVENTS = 1 << C_RETURN | 1 << C_RAISE;
  private static final int BOTH_BRANCHES = 1 << BRANCH_LEFT | 1 << BRANCH_RIGHT;

  /// What a callback returns to hear no more of an event at a place.
  final PyInstance disable = new PyInstance(PyType.OBJECT);
  /// In place of a first argument that is not there.
  final PyInstance missing = new PyInstance(PyType.OBJECT);

  private final Object[] toolNames = new Object[TOOLS];
  private final int[] globalEvents = new int[TOOLS];
  private final Object[][] callbacks = new Object[TOOLS][EVENTS];
  /// All events that some tool wants somewhere.
  private volatile int wanted;
  /// How often disabled places were enabled again.
  volatile int restarts;
  /// In how many code objects each tool wants events, and whether any does.
  private final int[] localCounts = new int[TOOLS];
  private volatile boolean localEvents;

  static void checkTool(int tool) {
    if (tool < 0 || tool >= TOOLS) {
      throw PyErrors.valueError("invalid tool " + tool + " (must be between 0 and 5)");
    }
  }

  private void checkInUse(int tool) {
    checkTool(tool);
    if (toolNames[tool] == null) {
      throw PyErrors.valueError("tool " + tool + " is not in use");
    }
  }

  public synchronized void use(int tool, Object name) {
    checkTool(tool);
    if (!dev.krait.runtime.object.Text.isStr(name)) {
      throw PyErrors.valueError("tool name must be a str");
    }
    if (toolNames[tool] != null) {
      throw PyErrors.valueError("tool " + tool + " is already in use");
    }
    toolNames[tool] = name;
  }

  public synchronized void clear(ThreadState ts, int tool) {
    checkTool(tool);
    if (toolNames[tool] == null) {
      return;
    }
    callbacks[tool] = new Object[EVENTS];
    globalEvents[tool] = 0;
    toolVersions[tool]++;
    localCounts[tool] = 0;
    update(ts);
  }

  /// Grows when a tool forgets the events that it wanted in code objects.
  final int[] toolVersions = new int[TOOLS];

  public synchronized void free(ThreadState ts, int tool) {
    clear(ts, tool);
    toolNames[tool] = null;
  }

  public Object toolName(int tool) {
    checkTool(tool);
    return toolNames[tool] == null ? PyNone.NONE : toolNames[tool];
  }

  /// Sets whom to call and returns who was called before.
  public synchronized Object register(int tool, int event, Object callback) {
    checkTool(tool);
    if (Integer.bitCount(event) != 1 || event < 0) {
      throw PyErrors.valueError("The callback can only be set for one event at a time");
    }
    int number = Integer.numberOfTrailingZeros(event);
    if (number > BRANCH) {
      throw PyErrors.valueError("invalid event " + event);
    }
    Object next = callback == PyNone.NONE ? null : callback;
    if (number == BRANCH) {
      callbacks[tool][BRANCH_LEFT] = next;
      number = BRANCH_RIGHT;
    }
    Object before = callbacks[tool][number];
    callbacks[tool][number] = next;
    return before == null ? PyNone.NONE : before;
  }

  public int events(int tool) {
    checkTool(tool);
    return globalEvents[tool];
  }

  private static int checkedSet(int events, int limit, String what) {
    if (events < 0 || events >= 1 << limit) {
      throw PyErrors.valueError("invalid " + what + " 0x" + Integer.toHexString(events));
    }
    int set = events;
    if ((set & 1 << BRANCH) != 0) {
      set = set & ~(1 << BRANCH) | BOTH_BRANCHES;
    }
    if ((set & C_EVENTS) != 0) {
      if ((set & C_EVENTS) != C_EVENTS || (set & 1 << CALL) == 0) {
        throw PyErrors.valueError("cannot set C_RETURN or C_RAISE events independently");
      }
      set &= ~C_EVENTS;
    }
    return set;
  }

  public synchronized void setEvents(ThreadState ts, int tool, int events) {
    checkTool(tool);
    int set = checkedSet(events, BRANCH + 1, "event set");
    checkInUse(tool);
    globalEvents[tool] = set;
    update(ts);
  }

  public int localEvents(int tool, PyCode code) {
    checkInUse(tool);
    CodeMonitor monitor = code.monitor;
    return monitor == null ? 0 : monitor.events(this, tool);
  }

  public synchronized void setLocalEvents(ThreadState ts, int tool, PyCode code, int events) {
    checkTool(tool);
    int set = checkedSet(events, BRANCH + 1, "local event set");
    if ((set & ~((1 << LOCAL_EVENTS) - 1)) != 0) {
      throw PyErrors.valueError("invalid local event set 0x" + Integer.toHexString(events));
    }
    checkInUse(tool);
    CodeMonitor monitor = CodeMonitor.of(code);
    localCounts[tool] += (set != 0 ? 1 : 0) - (monitor.events(this, tool) != 0 ? 1 : 0);
    monitor.setEvents(this, tool, set);
    update(ts);
  }

  public synchronized void restart() {
    restarts++;
  }

  private void update(ThreadState ts) {
    int all = 0;
    for (int events : globalEvents) {
      all |= events;
    }
    wanted = all;
    boolean local = false;
    for (int count : localCounts) {
      local |= count > 0;
    }
    localEvents = local;
    for (ThreadState other : ts.interpreter().threads().all()) {
      ThreadTracing.refresh(other);
    }
    ThreadTracing.refresh(ts);
  }

  public boolean isActive() {
    return wanted != 0 || localEvents;
  }

  /// Whether anybody may want the event in the code.
  boolean wants(PyCode code, int event) {
    int number = event == C_RETURN || event == C_RAISE ? CALL : event;
    if ((wanted >> number & 1) != 0) {
      return true;
    }
    CodeMonitor monitor = code.monitor;
    return localEvents && monitor != null && monitor.wants(this, number);
  }

  /// The events and the tools that want them, as bits.
  int toolsFor(int event) {
    int tools = 0;
    for (int tool = 0; tool < TOOLS; tool++) {
      tools |= (globalEvents[tool] >> event & 1) << tool;
    }
    return tools;
  }

  /// Calls the tools that want the event at the offset (in units).
  void fire(ThreadState ts, PyCode code, int event, int unit, Object... arguments) {
    CodeMonitor monitor = code.monitor;
    int number = event == C_RETURN || event == C_RAISE ? CALL : event;
    fire(ts, code, monitor, toolsFor(number) | (monitor == null ? 0 : monitor.toolsFor(this, number)), event, unit, arguments);
  }

  /// Tells of an event in code that is not Python's, which has its own monitor.
  public void fireForeign(ThreadState ts, Object code, CodeMonitor monitor, int event, int unit, Object... arguments) {
    fire(ts, code, monitor, toolsFor(event == C_RETURN || event == C_RAISE ? CALL : event), event, unit, arguments);
  }

  private void fire(ThreadState ts, Object code, CodeMonitor monitor, int tools, int event, int unit, Object[] arguments) {
    for (int tool = 0; tool < TOOLS; tool++) {
      if ((tools >> tool & 1) != 0 && (monitor == null || !monitor.isDisabled(this, tool, event, unit))) {
        Object callback = callbacks[tool][event];
        if (callback != null && call(ts, code, callback, arguments) == disable) {
          disable(monitor != null ? monitor : CodeMonitor.of((PyCode) code), tool, event, unit);
        }
      }
    }
  }

  private static Object call(ThreadState ts, Object code, Object callback, Object[] arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = code;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    ts.tracing.inside++;
    try {
      return Calls.call(ts, callback, all, all.length, null);
    } finally {
      ts.tracing.inside--;
    }
  }

  private void disable(CodeMonitor monitor, int tool, int event, int unit) {
    if (event >= LOCAL_EVENTS && event != C_RETURN && event != C_RAISE) {
      callbacks[tool][event] = null;
      throw PyErrors.valueError("Cannot disable " + NAMES[event] + " events. Callback removed.");
    }
    monitor.disable(this, tool, event, unit);
  }

  static PyInt offset(int unit) {
    return PyInt.of(2L * unit);
  }

  /// Puts the constants of the module into its namespace.
  public void putConstants(ThreadState ts, PyDict namespace) {
    PyDict events = new PyDict();
    for (int i = 0; i < NAMES.length; i++) {
      events.put(NAMES[i], PyInt.of(1L << i));
    }
    events.put("NO_EVENTS", PyInt.ZERO);
    Object made = Calls.call(ts, PySimpleNamespace.TYPE, new Object[] {events}, 1, null);
    namespace.put("events", made);
    namespace.put("DISABLE", disable);
    namespace.put("MISSING", missing);
    namespace.put("DEBUGGER_ID", PyInt.of(0));
    namespace.put("COVERAGE_ID", PyInt.of(1));
    namespace.put("PROFILER_ID", PyInt.of(2));
    namespace.put("OPTIMIZER_ID", PyInt.of(5));
  }

  /// The tools, as bits, that want each event anywhere.
  public PyDict allEvents(ThreadState ts) {
    PyDict found = new PyDict();
    for (int event = 0; event < C_RETURN; event++) {
      int tools = toolsFor(event);
      if (tools != 0) {
        found.put(NAMES[event], PyInt.of(tools));
      }
    }
    return found;
  }
}
