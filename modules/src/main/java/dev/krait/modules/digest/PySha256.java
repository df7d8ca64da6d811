// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A SHA-256 of bytes.
@PyTypeDef(value = "SHA256Type", module = "_sha2")
public final class PySha256 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PySha256Table.INSTANCE);

  PySha256(HashAlgorithm state) {
    super(TYPE, HashName.SHA256, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha256(copied);
  }
}
