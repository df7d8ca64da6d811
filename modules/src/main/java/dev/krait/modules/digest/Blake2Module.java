// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Constant;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// BLAKE2b and BLAKE2s.
@PyModuleDef("_blake2")
final class Blake2Module {
  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);

  private Blake2Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "blake2b", PyBlake2b.TYPE);
    Objects.setAttribute(ts, module, "BLAKE2B_MAX_DIGEST_SIZE", PyInt.of(Blake2b.MOST));
    Objects.setAttribute(ts, module, "BLAKE2B_MAX_KEY_SIZE", PyInt.of(Blake2b.MOST));
    Objects.setAttribute(ts, module, "BLAKE2B_PERSON_SIZE", PyInt.of(Blake2b.MOST / 4));
    Objects.setAttribute(ts, module, "BLAKE2B_SALT_SIZE", PyInt.of(Blake2b.MOST / 4));
    sizes(PyBlake2b.TYPE.dict(), Blake2b.MOST);
    Objects.setAttribute(ts, module, "blake2s", PyBlake2s.TYPE);
    Objects.setAttribute(ts, module, "BLAKE2S_MAX_DIGEST_SIZE", PyInt.of(Blake2s.MOST));
    Objects.setAttribute(ts, module, "BLAKE2S_MAX_KEY_SIZE", PyInt.of(Blake2s.MOST));
    Objects.setAttribute(ts, module, "BLAKE2S_PERSON_SIZE", PyInt.of(Blake2s.MOST / 4));
    Objects.setAttribute(ts, module, "BLAKE2S_SALT_SIZE", PyInt.of(Blake2s.MOST / 4));
    sizes(PyBlake2s.TYPE.dict(), Blake2s.MOST);
  }

  private static void sizes(PyDict members, int most) {
    members.put("MAX_DIGEST_SIZE", PyInt.of(most));
    members.put("MAX_KEY_SIZE", PyInt.of(most));
    members.put("PERSON_SIZE", PyInt.of(most / 4));
    members.put("SALT_SIZE", PyInt.of(most / 4));
  }
}
