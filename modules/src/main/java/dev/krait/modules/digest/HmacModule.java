// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.digest;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Message authentication codes.
@PyModuleDef(value = "_hmac", types = {PyHmac.class})
final class HmacModule {
  static final PyType UNKNOWN = PyType.builtinWithDict(new PlainTable("UnknownHashError", "_hmac", null, true), Exceptions.VALUE_ERROR);

  @Constant("_GIL_MINSIZE")
  static final Object GIL_MINSIZE = PyInt.of(2048);

  private HmacModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "UnknownHashError", UNKNOWN);
  }

  private static HashName algorithm(ThreadState ts, Object digest) {
    HashName name = Text.isStr(digest) ? HashName.ofPythonOrNull(Text.toJava(digest)) : null;
    if (name == null || name == HashName.SHAKE_128 || name == HashName.SHAKE_256) {
      throw PyErrors.of(UNKNOWN, Text.fromJava("unsupported hash type: " + Objects.reprText(ts, digest)));
    }
    return name;
  }

  /// An object that computes the code of a message with a key.
  @Function("new(key, msg=None, digestmod=<unrepresentable>)")
  static Object make(ThreadState ts, Object key, Object msg, Object digestmod) {
    if (digestmod == null) {
      throw PyErrors.typeError("new() missing 1 required argument 'digestmod'");
    }
    HashName name = algorithm(ts, digestmod);
    PyHmac made = new PyHmac(name, Hmac.of(name, PyHash.bytes(ts, key)));
    if (msg != PyNone.NONE) {
      made.update(ts, msg);
    }
    return made;
  }

  private static Object compute(ThreadState ts, HashName name, Object key, Object msg) {
    Hmac state = Hmac.of(name, PyHash.bytes(ts, key));
    byte[] message = PyHash.bytes(ts, msg);
    state.update(message, 0, message.length);
    return new PyBytes(state.digest());
  }

  /// The code of a message with a key.
  @Function("compute_digest(key, msg, digest)")
  static Object computeDigest(ThreadState ts, Object key, Object msg, Object digest) {
    return compute(ts, algorithm(ts, digest), key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_md5(key, msg, /)")
  static Object computeMd5(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.MD5, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha1(key, msg, /)")
  static Object computeSha1(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA1, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha224(key, msg, /)")
  static Object computeSha224(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA224, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha256(key, msg, /)")
  static Object computeSha256(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA256, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha384(key, msg, /)")
  static Object computeSha384(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA384, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha512(key, msg, /)")
  static Object computeSha512(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA512, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha3_224(key, msg, /)")
  static Object computeSha3224(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA3_224, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha3_256(key, msg, /)")
  static Object computeSha3256(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA3_256, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha3_384(key, msg, /)")
  static Object computeSha3384(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA3_384, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_sha3_512(key, msg, /)")
  static Object computeSha3512(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.SHA3_512, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_blake2s_32(key, msg, /)")
  static Object computeBlake2s32(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.BLAKE2S, key, msg);
  }

  /// The code of a message with a key.
  @Function("compute_blake2b_32(key, msg, /)")
  static Object computeBlake2b32(ThreadState ts, Object key, Object msg) {
    return compute(ts, HashName.BLAKE2B, key, msg);
  }
}
