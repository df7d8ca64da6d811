// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Marshal;
import dev.krait.compiler.code.MarshalError;
import dev.krait.compiler.code.MarshalReader;
import dev.krait.compiler.code.MarshalType;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// The format of .pyc files: objects of simple types to bytes and back.
///
/// Java: stateless.
@PyModuleDef("marshal")
final class MarshalModule {
  @Constant("version")
  static final Object VERSION = PyInt.of(MarshalType.VERSION);

  private MarshalModule() {
  }

  /// Return the bytes that stand for a value.
  @Function("dumps(value, version=5, /, *, allow_code=True)")
  static Object dumps(ThreadState ts, Object value, int version, boolean allowCode) {
    ts.interpreter().system().audit(ts, "marshal.dumps", value, PyInt.of(version));
    return new PyBytes(MarshalWriter.dump(ts, value, version, allowCode));
  }

  /// Write the bytes that stand for a value to a file.
  @Function("dump(value, file, version=5, /, *, allow_code=True)")
  static Object dump(ThreadState ts, Object value, Object file, int version, boolean allowCode) {
    return Calls.method(ts, file, "write", dumps(ts, value, version, allowCode));
  }

  /// Return the value that bytes stand for; bytes after it are ignored.
  @Function("loads(bytes, /, *, allow_code=True)")
  static Object loads(ThreadState ts, Object bytes, boolean allowCode) {
    byte[] data = Buffers.bytes(ts, bytes);
    ts.interpreter().system().audit(ts, "marshal.loads", bytes);
    if (allowCode && data.length > 0 && (data[0] & ~MarshalType.FLAG_REF & 0xff) == MarshalType.CODE) {
      PyCode code = codeOnly(data);
      if (code != null) {
        return code;
      }
    }
    return read(ts, data, 0, allowCode, new int[1]);
  }

  /// The common case, without objects in between; null where the data is not what the compiler makes.
  private static PyCode codeOnly(byte[] data) {
    try {
      return Marshal.load(data) instanceof Const.Code code ? new PyCode(code.value()) : null;
    } catch (MarshalError e) {
      return null;
    }
  }

  private static Object read(ThreadState ts, byte[] data, int start, boolean allowCode, int[] end) {
    MarshalReader<Object> reader = new MarshalReader<>(data, start, data.length, new MarshalValues(ts), allowCode);
    try {
      Object value = reader.read();
      end[0] = reader.position();
      return value;
    } catch (MarshalError e) {
      throw exception(e);
    }
  }

  private static PyException exception(MarshalError e) {
    switch (e.kind) {
      case EOF_ERROR:
        return PyErrors.eofError(e.getMessage());
      case TYPE_ERROR:
        return PyErrors.typeError(e.getMessage());
      default:
        return PyErrors.valueError(e.getMessage());
    }
  }

  /// Read one value from a file.
  @Function("load(file, /, *, allow_code=True)")
  static Object load(ThreadState ts, Object file, boolean allowCode) {
    ts.interpreter().system().audit(ts, "marshal.load");
    Object nothing = Calls.method(ts, file, "read", PyInt.of(0));
    if (!(nothing instanceof PyBytes)) {
      throw PyErrors.typeError("file.read() returned not bytes but " + Types.nameOf(nothing));
    }
    Object start = Calls.method(ts, file, "tell");
    byte[] data = Buffers.bytes(ts, Calls.method(ts, file, "read"));
    int[] end = new int[1];
    Object value = read(ts, data, 0, allowCode, end);
    long position = start instanceof PyInt i ? i.value + end[0] : end[0];
    Calls.method(ts, file, "seek", PyInt.of(position));
    return value;
  }
}
