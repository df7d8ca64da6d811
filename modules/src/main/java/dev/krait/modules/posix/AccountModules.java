// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// What the modules `pwd` and `grp` share: reading the C library's records of users and groups.
final class AccountModules {
  static final PyType USER = PyStructSequence.define("struct_passwd", "pwd", "A user of the system.", 7, "pw_name", "pw_passwd", "pw_uid", "pw_gid",
      "pw_gecos", "pw_dir", "pw_shell");
  static final PyType GROUP = PyStructSequence.define("struct_group", "grp", "A group of the system.", 4, "gr_name", "gr_passwd", "gr_gid", "gr_mem");

  private AccountModules() {
  }

  private static Object text(MemorySegment m, long offset) {
    return FileNames.decode(Libc.bytes(m.get(ValueLayout.JAVA_LONG, offset)));
  }

  private static Object id(MemorySegment m, long offset) {
    return PyInt.of(m.get(ValueLayout.JAVA_INT, offset) & 0xFFFFFFFFL);
  }

  /// A user from a `struct passwd`.
  private static Object user(long pointer) {
    MemorySegment m = MemorySegment.ofAddress(pointer).reinterpret(48);
    return PyStructSequence.of(USER, text(m, 0), text(m, 8), id(m, 16), id(m, 20), text(m, 24), text(m, 32), text(m, 40));
  }

  /// A group from a `struct group`.
  private static Object group(long pointer) {
    MemorySegment m = MemorySegment.ofAddress(pointer).reinterpret(32);
    MemorySegment members = MemorySegment.ofAddress(m.get(ValueLayout.JAVA_LONG, 24)).reinterpret(Long.MAX_VALUE);
    List<Object> names = new ArrayList<>();
    for (long i = 0; members.get(ValueLayout.JAVA_LONG, 8 * i) != 0; i++) {
      names.add(FileNames.decode(Libc.bytes(members.get(ValueLayout.JAVA_LONG, 8 * i))));
    }
    return PyStructSequence.of(GROUP, text(m, 0), text(m, 8), id(m, 16), PyList.of(names.toArray()));
  }

  /// The record that a function finds, or null. The C library answers in memory of its own, which the next question overwrites.
  static Object find(ThreadState ts, String function, long argument, boolean users) {
    synchronized (AccountModules.class) {
      long found = Libc.call(ts, function, argument);
      return found == 0 ? null : users ? user(found) : group(found);
    }
  }

  /// All records that a pair of functions walks through.
  static Object all(ThreadState ts, String rewind, String next, boolean users) {
    synchronized (AccountModules.class) {
      List<Object> found = new ArrayList<>();
      Libc.call(ts, rewind);
      for (long at; (at = Libc.call(ts, next)) != 0;) {
        found.add(users ? user(at) : group(at));
      }
      return PyList.of(found.toArray());
    }
  }
}
