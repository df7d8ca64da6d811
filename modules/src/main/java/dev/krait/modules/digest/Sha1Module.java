// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// SHA-1.
@PyModuleDef("_sha1")
final class Sha1Module {
  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);

  private Sha1Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "SHA1Type", PySha1.TYPE);
  }

  /// A hash object that has taken in some bytes.
  @Function("sha1(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object sha1(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PySha1(HashName.SHA1.start()).with(ts, data, string);
  }
}
