// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;
import java.util.Arrays;

/// Encodes text that comes in pieces.
///
/// Java: not safe to be shared by threads, as in CPython; sharing mixes the pieces up, no more.
@PyTypeDef(value = "MultibyteIncrementalEncoder", module = "_multibytecodec", subclassable = true)
public class PyIncrementalEncoder extends PyPendingCodec {
  public static final PyType TYPE = PyType.builtin(PyIncrementalEncoderTable.INSTANCE);
  private static final int MOST_PENDING = 8;

  private PyIncrementalEncoder(PyType type, Pending pending) {
    super(type, pending);
  }

  /// An encoder at the start of a text.
  @New("MultibyteIncrementalEncoder(errors='strict')")
  static Object create(ThreadState ts, PyType cls, Object errors) {
    return new PyIncrementalEncoder(cls, new Pending(PyMultibyteCodec.of(ts, cls), errors, false));
  }

  /// Encodes a piece; with `final` also what has waited and what ends the text.
  @Method("encode(input, final=False)")
  Object encode(ThreadState ts, Object input, boolean final_) {
    return new PyBytes(pending.encode(ts, input, final_));
  }

  /// The state as an integer.
  @Method("getstate()")
  Object getState(ThreadState ts) {
    byte[] waiting = Codecs.encode(ts, pending.text, "utf-8", "surrogatepass").array();
    byte[] all = new byte[1 + waiting.length + State.SIZE];
    all[0] = (byte) waiting.length;
    System.arraycopy(waiting, 0, all, 1, waiting.length);
    System.arraycopy(pending.state.bytes, 0, all, 1 + waiting.length, State.SIZE);
    return PyLong.of(new BigInteger(1, reversed(all)));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = bytes[bytes.length - 1 - i];
    }
    return result;
  }

  /// Goes back to a state.
  @Method("setstate(state, /)")
  void setState(ThreadState ts, Object state) {
    Object plain = Numbers.intOrNull(state);
    if (plain == null) {
      throw PyErrors.typeError("setstate() argument must be int, not " + dev.krait.runtime.type.Types.nameOf(state));
    }
    byte[] little = reversed((plain instanceof PyInt i ? BigInteger.valueOf(i.value) : new BigInteger(plain.toString())).toByteArray());
    byte[] all = Arrays.copyOf(little, 1 + MOST_PENDING + State.SIZE);
    int waiting = all[0] & 255;
    if (waiting > MOST_PENDING || little.length > all.length + 1) {
      throw PyErrors.of(Exceptions.UNICODE_ERROR, "pending buffer too large");
    }
    byte[] text = Arrays.copyOfRange(all, 1, 1 + waiting);
    pending.text = Text.valueOrNull(Codecs.decode(ts, new PyBytes(text), text, "utf-8", "strict"));
    System.arraycopy(all, 1 + waiting, pending.state.bytes, 0, State.SIZE);
  }

  /// Goes back to the start of a text.
  @Method("reset()")
  void reset() {
    pending.reset();
  }
}
