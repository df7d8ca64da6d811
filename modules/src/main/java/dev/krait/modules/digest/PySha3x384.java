// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A SHA-3 of bytes, of 384 bits.
@PyTypeDef(value = "sha3_384", module = "_sha3")
public final class PySha3x384 extends PySha3 {
  public static final PyType TYPE = PyType.builtin(PySha3x384Table.INSTANCE);

  PySha3x384(HashAlgorithm state) {
    super(TYPE, HashName.SHA3_384, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha3x384(copied);
  }

  /// A hash object that has taken in some bytes.
  @New("sha3_384(data=<b''>, *, usedforsecurity=True, string=None)")
  static Object create(ThreadState ts, PyType cls, Object data, boolean usedforsecurity, Object string) {
    return new PySha3x384(HashName.SHA3_384.start()).with(ts, data, string);
  }
}
