// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.runtime.interp.ThreadTracing;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What one interpreter knows of itself: the namespace of `sys`, the configuration, the audit hooks, interned strings.
///
/// Thread rule: any thread may use all of it; each field guards itself.
public final class SystemState {
  private final PyDict namespace = new PyDict();
  private final List<Object> auditHooks = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<Object, Object> interned = new ConcurrentHashMap<>();
  private volatile String firstPath;
  /// RTLD_NOW at first.
  private volatile int dlopenFlags = 2;
  private volatile Configuration configuration = new Configuration();

  /// The namespace of the module `sys`, which stays that of this interpreter whatever happens to `sys.modules`.
  public PyDict namespace() {
    return namespace;
  }

  /// An attribute of `sys`, or null.
  public Object get(String name) {
    return namespace.get(name);
  }

  public Configuration configuration() {
    return configuration;
  }

  /// Set once, before Python code runs.
  public void configure(Configuration chosen) {
    configuration = chosen;
  }

  /// The folder that the main program put first on `sys.path`, empty for the current one; null if none.
  public String firstPath() {
    return firstPath;
  }

  public void setFirstPath(String folder) {
    firstPath = folder;
  }

  /// Tells the audit hooks of an event. What a hook raises, the caller lets through.
  public void audit(ThreadState ts, String event, Object... args) {
    if (!auditHooks.isEmpty()) {
      tell(ts, event, PyTuple.of(args));
    }
  }

  /// Whether somebody listens to [#audit].
  public boolean isAudited() {
    return !auditHooks.isEmpty();
  }

  /// Like [#audit], for events named by Python code. What a hook does is told to tracers only if its `__cantrace__` is true.
  void tell(ThreadState ts, Object event, PyTuple args) {
    for (Object hook : auditHooks) {
      if (ts.instrumented) {
        Object traceable = Objects.findAttribute(ts, hook, "__cantrace__");
        if (traceable != null && Objects.isTrue(ts, traceable)) {
          Calls.call2(ts, hook, event, args);
        } else {
          ThreadTracing.callUntraced(ts, hook, event, args);
        }
      } else {
        Calls.call2(ts, hook, event, args);
      }
    }
  }

  void addAuditHook(Object hook) {
    auditHooks.add(hook);
  }

  /// The one instance of a string, for `sys.intern`; the argument is a plain `str`.
  public Object intern(Object text) {
    if (text instanceof String s) {
      return s.intern();
    }
    Object known = interned.putIfAbsent((PyWideStr) text, text);
    return known == null ? text : known;
  }

  int internedCount() {
    return interned.size();
  }

  int dlopenFlags() {
    return dlopenFlags;
  }

  void setDlopenFlags(int flags) {
    dlopenFlags = flags;
  }

  boolean isInterned(Object text) {
    return text instanceof String s ? s.intern() == s : interned.get(text) == text;
  }
}
