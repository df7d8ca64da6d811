// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The codec of one encoding. Immutable.
@PyTypeDef(value = "MultibyteCodec", module = "_multibytecodec")
public final class PyMultibyteCodec extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyMultibyteCodecTable.INSTANCE);

  final CjkCodec codec;

  PyMultibyteCodec(CjkCodec codec) {
    super(TYPE);
    this.codec = codec;
  }

  /// The codec that a class of streams or incremental coders names in its attribute `codec`.
  static CjkCodec of(ThreadState ts, PyType cls) {
    if (!(Objects.getAttribute(ts, cls, "codec") instanceof PyMultibyteCodec c)) {
      throw PyErrors.typeError("codec is unexpected type");
    }
    return c.codec;
  }

  /// Encodes the whole text; returns the bytes and how many code points there were.
  @Method("encode(input, errors=None)")
  Object encode(ThreadState ts, Object input, String errors) {
    Object text = Text.valueOrNull(Text.isStr(input) ? input : Objects.str(ts, input));
    byte[] bytes = new CjkEncoding(ts, codec, codec.start(false), text, errors, true, true).run();
    return PyTuple.of(new PyBytes(bytes), PyInt.of(Text.length(text)));
  }

  /// Decodes all bytes; returns the text and how many bytes there were.
  @Method("decode(input, errors=None)")
  Object decode(ThreadState ts, Object input, String errors) {
    byte[] data = Buffers.bytes(ts, input);
    Object text = new CjkDecoding(ts, codec, codec.start(true), data, errors).run(true);
    return PyTuple.of(text, PyInt.of(data.length));
  }
}
