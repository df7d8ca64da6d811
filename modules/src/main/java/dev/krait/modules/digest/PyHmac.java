// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.collect.ByteStrings;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Computes the code of a message with a key.
///
/// Java: the state is guarded by this object's monitor.
@PyTypeDef(value = "HMAC", module = "_hmac")
public final class PyHmac extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyHmacTable.INSTANCE);

  private final HashName name;
  /// Guarded by this object's monitor.
  private final HashAlgorithm state;

  PyHmac(HashName name, HashAlgorithm state) {
    super(TYPE);
    this.name = name;
    this.state = state;
  }

  private synchronized byte[] digestBytes() {
    return state.digest();
  }

  /// An object with the same key and bytes taken in.
  @Method("copy()")
  synchronized Object copy() {
    return new PyHmac(name, state.copy());
  }

  /// Takes in more of the message.
  @Method("update(msg)")
  void update(ThreadState ts, Object msg) {
    byte[] bytes = PyHash.bytes(ts, msg);
    synchronized (this) {
      state.update(bytes, 0, bytes.length);
    }
  }

  /// The code of all bytes so far.
  @Method("digest()")
  Object digest() {
    return new PyBytes(digestBytes());
  }

  /// The code of all bytes so far, in hexadecimal.
  @Method("hexdigest()")
  Object hexDigest() {
    return ByteStrings.hex(digestBytes(), -1, 0);
  }

  /// The name of the algorithm.
  @Getter("name")
  String name() {
    return "hmac-" + name.pythonName;
  }

  /// How many bytes the hash works on at a time.
  @Getter("block_size")
  int blockSize() {
    return name.blockSize;
  }

  /// How many bytes a code has.
  @Getter("digest_size")
  int digestSize() {
    return state.digestSize();
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<" + name.pythonName + " HMAC object @ 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }
}
