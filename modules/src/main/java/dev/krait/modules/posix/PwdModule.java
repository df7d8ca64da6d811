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

/// The users of the system.
@PyModuleDef("pwd")
public final class PwdModule {
  private PwdModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    module.dictOrNull().put("struct_passwd", AccountModules.USER);
  }

  /// The user of a name.
  @Function("getpwnam(name, /)")
  static Object byName(ThreadState ts, String name) {
    if (name.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null byte");
    }
    try (Arena arena = Arena.ofConfined()) {
      Object found = AccountModules.find(ts, "getpwnam", Libc.string(arena, FileNames.encode(Text.fromJava(name))).address(), true);
      if (found == null) {
        throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava("getpwnam(): name not found: '" + name + "'"));
      }
      return found;
    }
  }

  /// The user of a number.
  @Function("getpwuid(uid, /)")
  static Object byNumber(ThreadState ts, Object uid) {
    Object plain = Numbers.index(ts, uid);
    boolean fits = plain instanceof dev.krait.runtime.object.PyInt i && i.value >= -1 && i.value <= 0xFFFFFFFFL;
    Object found = fits ? AccountModules.find(ts, "getpwuid", ((dev.krait.runtime.object.PyInt) plain).value, true) : null;
    if (found == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava("getpwuid(): uid not found" + (fits ? ": " + plain : "")));
    }
    return found;
  }

  /// All users.
  @Function("getpwall()")
  static Object all(ThreadState ts) {
    return AccountModules.all(ts, "setpwent", "getpwent", true);
  }
}
