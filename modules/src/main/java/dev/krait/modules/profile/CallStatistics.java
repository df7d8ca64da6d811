// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.profile;

import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.type.PyType;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known of the calls of one function, altogether and by those that called it. Times are in the ticks of the profiler's timer.
/// Guarded by the profiler.
final class CallStatistics {
  static final PyType ENTRY = PyStructSequence.define("profiler_entry", "_lsprof", "What is known of the calls of a function.", 6, "code",
      "callcount", "reccallcount", "totaltime", "inlinetime", "calls");
  static final PyType SUBENTRY = PyStructSequence.define("profiler_subentry", "_lsprof", "What is known of the calls from one function to another.",
      5, "code", "callcount", "reccallcount", "totaltime", "inlinetime");

  /// Calls of one kind.
  static final class Calls {
    private long total;
    private long inline;
    private long count;
    private long recursive;
    private int depth;

    void enter() {
      depth++;
    }

    /// Ends a call; the time of one that another call of the same function encloses is part of that one's.
    void leave(long time, long own) {
      if (--depth == 0) {
        total += time;
      } else {
        recursive++;
      }
      inline += own;
      count++;
    }
  }

  /// A code object, or the name of a builtin.
  private final Object function;
  final Calls all = new Calls();
  private final Map<CallStatistics, Calls> callees = new LinkedHashMap<>();

  CallStatistics(Object function) {
    this.function = function;
  }

  Calls callsTo(CallStatistics callee) {
    return callees.computeIfAbsent(callee, c -> new Calls());
  }

  /// As Python sees it; null if no call has ended yet.
  Object entry(double factor) {
    if (all.count == 0) {
      return null;
    }
    Object calls = PyNone.NONE;
    if (!callees.isEmpty()) {
      PyList list = new PyList();
      for (Map.Entry<CallStatistics, Calls> callee : callees.entrySet()) {
        if (callee.getValue().count > 0) {
          list.append(PyStructSequence.of(SUBENTRY, fields(callee.getKey().function, callee.getValue(), factor, 5)));
        }
      }
      calls = list;
    }
    Object[] fields = fields(function, all, factor, 6);
    fields[5] = calls;
    return PyStructSequence.of(ENTRY, fields);
  }

  private static Object[] fields(Object function, Calls calls, double factor, int size) {
    Object[] fields = new Object[size];
    fields[0] = function;
    fields[1] = PyInt.of(calls.count);
    fields[2] = PyInt.of(calls.recursive);
    fields[3] = new PyFloat(calls.total * factor);
    fields[4] = new PyFloat(calls.inline * factor);
    return fields;
  }
}
