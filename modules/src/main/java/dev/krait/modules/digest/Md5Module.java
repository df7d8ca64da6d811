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

/// MD5.
@PyModuleDef("_md5")
final class Md5Module {
  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);

  private Md5Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "MD5Type", PyMd5.TYPE);
  }

  /// A hash object that has taken in some bytes.
  @Function("md5(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object md5(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PyMd5(HashName.MD5.start()).with(ts, data, string);
  }
}
