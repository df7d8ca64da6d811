// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A BLAKE2s hash of data that is given piece by piece.
@PyTypeDef(value = "blake2s", module = "_blake2")
public final class PyBlake2s extends PyFixedHash {
  public static final PyType TYPE = PyType.builtin(PyBlake2sTable.INSTANCE);

  PyBlake2s(HashAlgorithm state) {
    super(TYPE, HashName.BLAKE2S, state);
  }

  @Override
  PyHash around(HashAlgorithm copied) {
    return new PyBlake2s(copied);
  }

  /// A hash object that has taken in some bytes, with the parameters of the algorithm.
  @New("blake2s(data=<b''>, *, digest_size=<_blake2.blake2s.MAX_DIGEST_SIZE>, key=<b''>, salt=<b''>, person=<b''>, fanout=1, depth=1, leaf_size=0, "
      + "node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None)")
  static Object create(ThreadState ts, PyType cls, Object data, Object digestSize, Object key, Object salt, Object person, int fanout, int depth,
      Object leafSize, Object nodeOffset, int nodeDepth, int innerSize, boolean lastNode, boolean usedforsecurity, Object string) {
    BlakeParameters parameters = new BlakeParameters(ts, 's', Blake2s.MOST);
    parameters.sizes(digestSize, key);
    parameters.texts(salt, person);
    parameters.tree(fanout, depth, leafSize, nodeOffset, nodeDepth, innerSize);
    return new PyBlake2s(new Blake2s(parameters.block(), parameters.key(), lastNode)).with(ts, data, string);
  }
}
