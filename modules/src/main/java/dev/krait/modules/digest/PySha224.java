// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A SHA-224 of bytes.
@PyTypeDef(value = "SHA224Type", module = "_sha2")
public final class PySha224 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PySha224Table.INSTANCE);

  PySha224(HashAlgorithm state) {
    super(TYPE, HashName.SHA224, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha224(copied);
  }
}
