// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A SHA-384 of bytes.
@PyTypeDef(value = "SHA384Type", module = "_sha2")
public final class PySha384 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PySha384Table.INSTANCE);

  PySha384(HashAlgorithm state) {
    super(TYPE, HashName.SHA384, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha384(copied);
  }
}
