// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A SHAKE of bytes, with a capacity for 256 bits of security.
@PyTypeDef(value = "shake_256", module = "_sha3")
public final class PyShake256 extends PyShake {
  public static final PyType TYPE = PyType.builtin(PyShake256Table.INSTANCE);

  PyShake256(HashAlgorithm state) {
    super(TYPE, HashName.SHAKE_256, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PyShake256(copied);
  }

  /// A hash object that has taken in some bytes.
  @New("shake_256(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object create(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
    return new PyShake256(HashName.SHAKE_256.start()).with(ts, data, string);
  }
}
