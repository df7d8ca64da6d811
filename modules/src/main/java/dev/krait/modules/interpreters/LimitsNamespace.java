// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.InterpreterLimits;
import dev.krait.runtime.interp.InterpreterLimits.GilKind;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySimpleNamespace;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.Locale;

/// The limits of an interpreter as Python code sees and gives them. Stateless.
public final class LimitsNamespace {
  private LimitsNamespace() {
  }

  /// The namespace of limits.
  static Object of(InterpreterLimits limits) {
    PyDict names = new PyDict();
    names.put("use_main_obmalloc", PyBool.of(limits.useMainObmalloc()));
    names.put("allow_fork", PyBool.of(limits.allowFork()));
    names.put("allow_exec", PyBool.of(limits.allowExec()));
    names.put("allow_threads", PyBool.of(limits.allowThreads()));
    names.put("allow_daemon_threads", PyBool.of(limits.allowDaemonThreads()));
    names.put("check_multi_interp_extensions", PyBool.of(limits.checkExtensions()));
    names.put("gil", limits.gil().name().toLowerCase(Locale.ROOT));
    return new PySimpleNamespace(names);
  }

  /// The limits that go by a name.
  static InterpreterLimits named(ThreadState ts, Object text) {
    // A lone surrogate is refused, as it is where CPython encodes the name.
    Calls.method(ts, text, "encode");
    String name = Text.toJava(text);
    switch (name) {
      case "", "default", "isolated":
        return InterpreterLimits.ISOLATED;
      case "legacy":
        return InterpreterLimits.LEGACY;
      case "empty":
        return InterpreterLimits.EMPTY;
      default:
        throw PyErrors.valueError("unsupported config name '" + name + "'");
    }
  }

  /// The limits that an argument gives: None, a name, or a namespace with all of them.
  public static InterpreterLimits parse(ThreadState ts, Object config) {
    if (config == PyNone.NONE) {
      return InterpreterLimits.ISOLATED;
    }
    if (Text.isStr(config)) {
      return named(ts, config);
    }
    Object names = Objects.findAttribute(ts, config, "__dict__");
    if (!(names instanceof PyDict dict)) {
      throw PyErrors.typeError("bad config " + Objects.reprText(ts, config));
    }
    return new Reader(dict, null).read(ts);
  }

  /// Limits with some of them replaced.
  static InterpreterLimits overridden(ThreadState ts, InterpreterLimits base, PyDict overrides) {
    return new Reader(overrides, base).read(ts);
  }

  /// Reads limits from a dictionary; those that are missing come from the base, or are an error where there is none. Used once.
  private static final class Reader {
    private final PyDict given;
    private final InterpreterLimits base;
    private final PyDict rest;

    Reader(PyDict given, InterpreterLimits base) {
      this.given = given;
      this.base = base;
      this.rest = new PyDict();
      PyDict.Cursor cursor = given.cursor();
      while (cursor.advance()) {
        rest.put(null, cursor.key(), cursor.value());
      }
    }

    private Object take(ThreadState ts, String name) {
      Object value = given.get(name);
      if (value == null) {
        if (base == null) {
          throw PyErrors.valueError("missing config key: " + name);
        }
        return null;
      }
      rest.remove(ts, name);
      return value;
    }

    private boolean flag(ThreadState ts, String name, boolean standard) {
      Object value = take(ts, name);
      if (value == null) {
        return standard;
      }
      if (!(value instanceof PyBool)) {
        throw PyErrors.typeError("invalid config type: " + name);
      }
      return value == PyBool.TRUE;
    }

    private GilKind gil(ThreadState ts) {
      Object value = take(ts, "gil");
      if (value == null) {
        return base.gil();
      }
      if (!Text.isStr(value)) {
        throw PyErrors.typeError("invalid config type: gil");
      }
      String name = Text.toJava(value);
      for (GilKind kind : GilKind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return kind;
        }
      }
      throw PyErrors.valueError("unsupported interpreter config .gil value '" + name + "'");
    }

    InterpreterLimits read(ThreadState ts) {
      InterpreterLimits standard = base == null ? InterpreterLimits.EMPTY : base;
      boolean obmalloc = flag(ts, "use_main_obmalloc", standard.useMainObmalloc());
      boolean fork = flag(ts, "allow_fork", standard.allowFork());
      boolean exec = flag(ts, "allow_exec", standard.allowExec());
      boolean threads = flag(ts, "allow_threads", standard.allowThreads());
      boolean daemons = flag(ts, "allow_daemon_threads", standard.allowDaemonThreads());
      boolean check = flag(ts, "check_multi_interp_extensions", standard.checkExtensions());
      GilKind gil = gil(ts);
      if (rest.size() > 0) {
        String extra = rest.size() == 1 ? "1 extra item" : rest.size() + " extra items";
        throw PyErrors.valueError("config dict has " + extra + " (" + Objects.reprText(ts, rest) + ")");
      }
      return new InterpreterLimits(obmalloc, fork, exec, threads, daemons, check, gil);
    }
  }
}
