// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What the hash objects of all modules have in common.
///
/// Java: the state is guarded by this object's monitor.
abstract class PyHash extends PyObject {
  private final HashName name;
  /// Guarded by this object's monitor.
  private final HashAlgorithm state;

  PyHash(PyType type, HashName name, HashAlgorithm state) {
    super(type);
    this.name = name;
    this.state = state;
  }

  /// An object of the same type around a state.
  abstract PyHash around(HashAlgorithm copied);

  /// The bytes to hash; TypeError for anything else, above all for text.
  static byte[] bytes(ThreadState ts, Object data) {
    if (Text.isStr(data)) {
      throw PyErrors.typeError("Strings must be encoded before hashing");
    }
    if (!Buffers.isBuffer(data)) {
      throw PyErrors.typeError("object supporting the buffer API required");
    }
    if (data instanceof PyBytes b) {
      return b.array();
    }
    Buffer buffer = Buffers.of(ts, data, false);
    try {
      if (buffer.shape.length > 1) {
        throw PyErrors.bufferError("Buffer must be single dimension");
      }
      return buffer.toByteArray();
    } finally {
      buffer.release();
    }
  }

  /// Takes in what a constructor was given in `data`, which may be missing, or in `string`.
  final PyHash with(ThreadState ts, Object data, Object string) {
    if (data != null && string != PyNone.NONE) {
      throw PyErrors.typeError("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal"
          + " in a future version.");
    }
    Object first = data != null ? data : string;
    if (first != PyNone.NONE || data != null) {
      update(ts, first);
    }
    return this;
  }

  final synchronized byte[] digestBytes() {
    return state.digest();
  }

  final synchronized HashAlgorithm copyState() {
    return state.copy();
  }

  /// A hash object with the same bytes taken in.
  @Method("copy()")
  Object copy() {
    return around(copyState());
  }

  /// Takes in more bytes.
  @Method("update(obj, /)")
  void update(ThreadState ts, Object obj) {
    byte[] bytes = bytes(ts, obj);
    synchronized (this) {
      state.update(bytes, 0, bytes.length);
    }
  }

  /// How many bytes the algorithm works on at a time.
  @Getter("block_size")
  int blockSize() {
    return name.blockSize;
  }

  /// The name of the algorithm.
  @Getter("name")
  String name() {
    return name.pythonName;
  }

  /// How many bytes a digest has.
  @Getter("digest_size")
  int digestSize() {
    return state.digestSize();
  }

  static Object hex(byte[] digest) {
    return ByteStrings.hex(digest, -1, 0);
  }
}
