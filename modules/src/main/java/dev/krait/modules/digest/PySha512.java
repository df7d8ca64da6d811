// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A SHA-512 of bytes.
@PyTypeDef(value = "SHA512Type", module = "_sha2")
public final class PySha512 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PySha512Table.INSTANCE);

  PySha512(HashAlgorithm state) {
    super(TYPE, HashName.SHA512, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha512(copied);
  }
}
