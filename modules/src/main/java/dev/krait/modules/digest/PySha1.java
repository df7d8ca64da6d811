// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// A SHA-1 of bytes.
@PyTypeDef(value = "sha1", module = "_sha1")
public final class PySha1 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PySha1Table.INSTANCE);

  PySha1(HashAlgorithm state) {
    super(TYPE, HashName.SHA1, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PySha1(copied);
  }
}
