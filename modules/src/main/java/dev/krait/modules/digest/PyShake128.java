// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A SHAKE of bytes, with a capacity for 128 bits of security.
@PyTypeDef(value = "shake_128", module = "_sha3")
public final class PyShake128 extends PyShake {
  public static final PyType TYPE = PyType.builtin(PyShake128Table.INSTANCE);

  PyShake128(HashAlgorithm state) {
    super(TYPE, HashName.SHAKE_128, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PyShake128(copied);
  }

  /// A hash object that has taken in some bytes.
  @New("shake_128(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object create(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
    return new PyShake128(HashName.SHAKE_128.start()).with(ts, data, string);
  }
}
