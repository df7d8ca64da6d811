// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Monitoring;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;

/// Events of running code, for debuggers, profilers and coverage tools.
///
/// Java: `sys.monitoring`; what is registered is in [Monitoring].
@PyModuleDef(value = "sys.monitoring", part = true)
final class MonitoringModule {
  private MonitoringModule() {
  }

  /// The namespace `sys.monitoring`.
  static PyModule create(ThreadState ts) {
    PyDict namespace = new PyDict();
    PyModule module = PyModule.of("sys.monitoring", PyNone.NONE, namespace);
    MonitoringModuleTable.INSTANCE.fill(ts, module, module.dict());
    ts.interpreter().monitoring().putConstants(ts, module.dict());
    return module;
  }

  private static PyCode code(Object code) {
    if (code instanceof PyCode c) {
      return c;
    }
    throw PyErrors.typeError("code must be a code object");
  }

  /// Take a tool's number.
  @Function("use_tool_id(tool_id, name, /)")
  static void useToolId(ThreadState ts, int toolId, Object name) {
    ts.interpreter().monitoring().use(toolId, name);
  }

  /// Forget all callbacks and events of a tool.
  @Function("clear_tool_id(tool_id, /)")
  static void clearToolId(ThreadState ts, int toolId) {
    ts.interpreter().monitoring().clear(ts, toolId);
  }

  /// Give a tool's number back.
  @Function("free_tool_id(tool_id, /)")
  static void freeToolId(ThreadState ts, int toolId) {
    ts.interpreter().monitoring().free(ts, toolId);
  }

  /// The name of the tool that has the number, or None.
  @Function("get_tool(tool_id, /)")
  static Object getTool(ThreadState ts, int toolId) {
    return ts.interpreter().monitoring().toolName(toolId);
  }

  /// Set the function to call for an event and return the one before.
  @Function("register_callback(tool_id, event, func, /)")
  static Object registerCallback(ThreadState ts, int toolId, int event, Object func) {
    ts.interpreter().system().audit(ts, "sys.monitoring.register_callback", func);
    return ts.interpreter().monitoring().register(toolId, event, func);
  }

  /// The events that a tool wants everywhere.
  @Function("get_events(tool_id, /)")
  static int getEvents(ThreadState ts, int toolId) {
    return ts.interpreter().monitoring().events(toolId);
  }

  /// Set the events that a tool wants everywhere.
  @Function("set_events(tool_id, event_set, /)")
  static void setEvents(ThreadState ts, int toolId, int eventSet) {
    ts.interpreter().monitoring().setEvents(ts, toolId, eventSet);
  }

  /// The events that a tool wants in a code object.
  @Function("get_local_events(tool_id, code, /)")
  static int getLocalEvents(ThreadState ts, int toolId, Object code) {
    return ts.interpreter().monitoring().localEvents(toolId, code(code));
  }

  /// Set the events that a tool wants in a code object.
  @Function("set_local_events(tool_id, code, event_set, /)")
  static void setLocalEvents(ThreadState ts, int toolId, Object code, int eventSet) {
    ts.interpreter().monitoring().setLocalEvents(ts, toolId, code(code), eventSet);
  }

  /// Tell again of events at places where they were disabled.
  @Function("restart_events()")
  static void restartEvents(ThreadState ts) {
    ts.interpreter().monitoring().restart();
  }

  /// The tools, as bits, that want each event.
  @Function("_all_events()")
  static Object allEvents(ThreadState ts) {
    return ts.interpreter().monitoring().allEvents(ts);
  }
}
