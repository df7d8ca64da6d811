// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.HashSeed;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;
import java.util.List;

/// What `bytes` and `bytearray` have in common: content in bytes.
public abstract class PyBytesBase extends PyObject implements BufferExporter {
  PyBytesBase(PyType type) {
    super(type);
  }

  /// The bytes at this moment: an array that is not to be changed and does not change.
  public abstract byte[] content();

  /// A new plain object of the same kind over an array, which it then owns.
  abstract Object made(byte[] bytes);

  final PyList list(List<byte[]> parts) {
    Object[] items = new Object[parts.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = made(parts.get(i));
    }
    return PyList.of(items);
  }

  /// The hash of bytes, whichever object holds them.
  public static long hash(byte[] bytes) {
    return HashSeed.mix(Arrays.hashCode(bytes) * 31 + 7, bytes.length);
  }
}
