// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;

/// An MD5 of bytes.
@PyTypeDef(value = "md5", module = "_md5")
public final class PyMd5 extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PyMd5Table.INSTANCE);

  PyMd5(HashAlgorithm state) {
    super(TYPE, HashName.MD5, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PyMd5(copied);
  }
}
