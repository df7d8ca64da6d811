// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;

/// The groups of the system.
@PyModuleDef("grp")
public final class GrpModule {
  private GrpModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    module.dictOrNull().put("struct_group", AccountModules.GROUP);
  }

  /// The group of a name.
  @Function("getgrnam(name, /)")
  static Object byName(ThreadState ts, String name) {
    if (name.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null byte");
    }
    try (Arena arena = Arena.ofConfined()) {
      Object found = AccountModules.find(ts, "getgrnam", Libc.string(arena, FileNames.encode(Text.fromJava(name))).address(), false);
      if (found == null) {
        throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava("getgrnam(): name not found: '" + name + "'"));
      }
      return found;
    }
  }

  /// The group of a number.
  @Function("getgrgid(id, /)")
  static Object byNumber(ThreadState ts, Object id) {
    Object plain = Numbers.index(ts, id);
    boolean fits = plain instanceof dev.krait.runtime.object.PyInt i && i.value >= -1 && i.value <= 0xFFFFFFFFL;
    Object found = fits ? AccountModules.find(ts, "getgrgid", ((dev.krait.runtime.object.PyInt) plain).value, false) : null;
    if (found == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava("getgrgid(): gid not found" + (fits ? ": " + plain : "")));
    }
    return found;
  }

  /// All groups.
  @Function("getgrall()")
  static Object all(ThreadState ts) {
    return AccountModules.all(ts, "setgrent", "getgrent", false);
  }
}
