// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Constant;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// SHA-3 and SHAKE.
@PyModuleDef("_sha3")
final class Sha3Module {
  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);
  @Constant("implementation")
  static final String IMPLEMENTATION = "JDK";

  private Sha3Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "sha3_224", PySha3x224.TYPE);
    Objects.setAttribute(ts, module, "sha3_256", PySha3x256.TYPE);
    Objects.setAttribute(ts, module, "sha3_384", PySha3x384.TYPE);
    Objects.setAttribute(ts, module, "sha3_512", PySha3x512.TYPE);
    Objects.setAttribute(ts, module, "shake_128", PyShake128.TYPE);
    Objects.setAttribute(ts, module, "shake_256", PyShake256.TYPE);
  }
}
