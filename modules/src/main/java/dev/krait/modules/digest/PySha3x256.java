// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A SHA-3 of bytes, of 256 bits.
@PyTypeDef(value = "sha3_256", module = "_sha3")
public final class PySha3x256 extends PySha3 {
  public static final PyType TYPE = PyType.builtin(PySha3x256Table.INSTANCE);

  PySha3x256(HashAlgorithm state) {
    super(TYPE, HashName.SHA3_256, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha3x256(copied);
  }

  /// A hash object that has taken in some bytes.
  @New("sha3_256(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object create(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
    return new PySha3x256(HashName.SHA3_256.start()).with(ts, data, string);
  }
}
