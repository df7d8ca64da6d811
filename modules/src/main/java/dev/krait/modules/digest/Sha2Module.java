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

/// The SHA-2 family.
@PyModuleDef("_sha2")
final class Sha2Module {
  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);

  private Sha2Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "SHA224Type", PySha224.TYPE);
    Objects.setAttribute(ts, module, "SHA256Type", PySha256.TYPE);
    Objects.setAttribute(ts, module, "SHA384Type", PySha384.TYPE);
    Objects.setAttribute(ts, module, "SHA512Type", PySha512.TYPE);
  }

  /// A hash object that has taken in some bytes.
  @Function("sha224(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object sha224(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PySha224(HashName.SHA224.start()).with(ts, data, string);
  }

  /// A hash object that has taken in some bytes.
  @Function("sha256(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object sha256(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PySha256(HashName.SHA256.start()).with(ts, data, string);
  }

  /// A hash object that has taken in some bytes.
  @Function("sha384(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object sha384(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PySha384(HashName.SHA384.start()).with(ts, data, string);
  }

  /// A hash object that has taken in some bytes.
  @Function("sha512(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object sha512(ThreadState ts, Object data, boolean usedforsecurity, Object string) {
    return new PySha512(HashName.SHA512.start()).with(ts, data, string);
  }
}
