// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Limits and use of resources.
@PyModuleDef("resource")
public final class ResourceModule {
  private static final PyType USAGE = PyStructSequence.define("struct_rusage", "resource", "What a process has used.", 16, "ru_utime", "ru_stime",
      "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv",
      "ru_nsignals", "ru_nvcsw", "ru_nivcsw");
  private static final int KINDS = 16;

  private ResourceModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    LinuxConstants.fill(LinuxConstants.RESOURCE, module.dictOrNull());
    module.dictOrNull().put("error", Exceptions.OS_ERROR);
    module.dictOrNull().put("struct_rusage", USAGE);
  }

  /// What this process, this thread or the children have used.
  @Function("getrusage(who, /)")
  static Object usage(ThreadState ts, int who) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(144, 8);
      if ((int) Libc.call(ts, "getrusage", who, m.address()) == -1) {
        throw Libc.errno(ts) == Libc.EINVAL ? PyErrors.valueError("invalid who parameter") : Libc.error(ts);
      }
      Object[] fields = new Object[16];
      for (int i = 0; i < 2; i++) {
        fields[i] = new PyFloat(m.get(ValueLayout.JAVA_LONG, 16L * i) + 1e-6 * m.get(ValueLayout.JAVA_LONG, 16L * i + 8));
      }
      for (int i = 2; i < 16; i++) {
        fields[i] = PyInt.of(m.get(ValueLayout.JAVA_LONG, 32 + 8L * (i - 2)));
      }
      return PyStructSequence.of(USAGE, fields);
    }
  }

  private static int kind(int resource) {
    if (resource < 0 || resource >= KINDS) {
      throw PyErrors.valueError("invalid resource specified");
    }
    return resource;
  }

  private static Object pair(MemorySegment m) {
    return PyTuple.of(PyInt.of(m.get(ValueLayout.JAVA_LONG, 0)), PyInt.of(m.get(ValueLayout.JAVA_LONG, 8)));
  }

  /// The soft and the hard limit of a resource.
  @Function("getrlimit(resource, /)")
  static Object limit(ThreadState ts, int resource) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(16, 8);
      Libc.check(ts, Libc.call(ts, "getrlimit", kind(resource), m.address()));
      return pair(m);
    }
  }

  private static void store(ThreadState ts, MemorySegment m, Object limits) {
    Object[] items = Sequences.toArray(ts, limits);
    if (items.length != 2) {
      throw PyErrors.valueError("expected a tuple of 2 integers");
    }
    m.set(ValueLayout.JAVA_LONG, 0, Converters.toLong(ts, items[0]));
    m.set(ValueLayout.JAVA_LONG, 8, Converters.toLong(ts, items[1]));
  }

  /// Sets the limits of a resource.
  @Function("setrlimit(resource, limits, /)")
  static void setLimit(ThreadState ts, int resource, Object limits) {
    ts.interpreter().system().audit(ts, "resource.setrlimit", PyInt.of(resource), limits);
    kind(resource);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(16, 8);
      store(ts, m, limits);
      if ((int) Libc.call(ts, "setrlimit", resource, m.address()) == -1) {
        throw Libc.errno(ts) == Libc.EINVAL ? PyErrors.valueError("current limit exceeds maximum limit")
            : Libc.errno(ts) == Libc.EPERM ? PyErrors.valueError("not allowed to raise maximum limit") : Libc.error(ts);
      }
    }
  }

  /// The limits of another process; sets them if there is a third argument.
  @Function("prlimit(pid, resource, limits=<unrepresentable>, /)")
  static Object processLimit(ThreadState ts, int pid, int resource, Object limits) {
    ts.interpreter().system().audit(ts, "resource.prlimit", PyInt.of(pid), PyInt.of(resource), limits == null ? PyNone.NONE : limits);
    kind(resource);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment old = arena.allocate(16, 8);
      long next = 0;
      if (limits != null) {
        MemorySegment m = arena.allocate(16, 8);
        store(ts, m, limits);
        next = m.address();
      }
      Libc.check(ts, Libc.call(ts, "prlimit", pid, resource, next, old.address(), 0, 0));
      return pair(old);
    }
  }

  /// The bytes in a page of memory.
  @Function("getpagesize()")
  static int pageSize(ThreadState ts) {
    return (int) Libc.call(ts, "getpagesize");
  }
}
