// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Method;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.type.PyType;

/// What the hash objects whose digests have one size have in common.
abstract class PyFixedHash extends PyHash {
  PyFixedHash(PyType type, HashName name, HashAlgorithm state) {
    super(type, name, state);
  }

  /// The digest of all bytes so far.
  @Method("digest()")
  Object digest() {
    return new PyBytes(digestBytes());
  }

  /// The digest of all bytes so far, in hexadecimal.
  @Method("hexdigest()")
  Object hexDigest() {
    return hex(digestBytes());
  }
}
