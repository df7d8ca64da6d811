// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Decodes bytes that come in pieces.
///
/// Java: not safe to be shared by threads, as in CPython; sharing mixes the pieces up, no more.
@PyTypeDef(value = "MultibyteIncrementalDecoder", module = "_multibytecodec", subclassable = true)
public class PyIncrementalDecoder extends PyPendingCodec {
  public static final PyType TYPE = PyType.builtin(PyIncrementalDecoderTable.INSTANCE);

  private PyIncrementalDecoder(PyType type, Pending pending) {
    super(type, pending);
  }

  /// A decoder at the start of a text.
  @New("MultibyteIncrementalDecoder(errors='strict')")
  static Object create(ThreadState ts, PyType cls, Object errors) {
    return new PyIncrementalDecoder(cls, new Pending(PyMultibyteCodec.of(ts, cls), errors, true));
  }

  /// Decodes a piece; bytes that need more wait, unless this is the `final` piece.
  @Method("decode(input, final=False)")
  Object decode(ThreadState ts, Object input, boolean final_) {
    return pending.decode(ts, Buffers.bytes(ts, input), final_);
  }

  /// The bytes that wait, and the state as an integer.
  @Method("getstate()")
  Object getState() {
    long bits = ByteBuffer.wrap(pending.state.bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    Object number = bits >= 0 ? PyInt.of(bits) : PyLong.of(BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(Long.SIZE)));
    return PyTuple.of(new PyBytes(pending.bytes.clone()), number);
  }

  /// Goes back to a state.
  @Method("setstate(state, /)")
  void setState(ThreadState ts, Object state) {
    if (!(state instanceof PyTuple pair) || pair.size() != 2) {
      throw PyErrors.typeError("setstate() argument must be tuple, not " + dev.krait.runtime.type.Types.nameOf(state));
    }
    Object number = Numbers.intOrNull(pair.get(1));
    if (!(pair.get(0) instanceof PyBytes saved) || number == null) {
      throw PyErrors.typeError("setstate() argument must be a tuple of bytes and int");
    }
    pending.setBytes(saved.array().clone());
    long bits = number instanceof PyInt i ? i.value : new BigInteger(number.toString()).longValue();
    ByteBuffer.wrap(pending.state.bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bits);
  }

  /// Goes back to the start of a text.
  @Method("reset()")
  void reset() {
    pending.reset();
  }
}
