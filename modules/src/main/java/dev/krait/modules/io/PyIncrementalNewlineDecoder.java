// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Decodes pieces with another decoder and translates the line ends of the text.
///
/// Java: used by one stream, under its lock.
@PyTypeDef(value = "IncrementalNewlineDecoder", module = "_io", subclassable = true)
public final class PyIncrementalNewlineDecoder extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PyIncrementalNewlineDecoderTable.INSTANCE);

  private Object decoder;
  private NewlineTranslation newlines;

  PyIncrementalNewlineDecoder(PyType type) {
    super(type);
  }

  /// A decoder that is not set up yet.
  @New("IncrementalNewlineDecoder(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyIncrementalNewlineDecoder(cls);
  }

  /// Wraps a decoder; with None the input is text already.
  @Special("__init__(decoder, translate, errors='strict')")
  void init(ThreadState ts, Object decoder, boolean translate, Object errors) {
    this.decoder = decoder;
    this.newlines = new NewlineTranslation(translate);
  }

  private NewlineTranslation ready() {
    if (newlines == null) {
      throw PyErrors.valueError("IncrementalNewlineDecoder.__init__() not called");
    }
    return newlines;
  }

  /// Decodes a piece.
  @Method("decode(input, final=False)")
  Object decode(ThreadState ts, Object input, boolean final_) {
    ready();
    Object text = input;
    if (decoder != PyNone.NONE) {
      text = Calls.call(ts, Objects.getAttribute(ts, decoder, "decode"), new Object[] {input, PyBool.of(final_)}, 2, null);
    }
    Object plain = Text.valueOrNull(text);
    if (plain == null) {
      throw PyErrors.typeError("decoder should return a string result, not '" + Types.nameOf(text) + "'");
    }
    return newlines.next(plain, final_);
  }

  /// The state: the bytes that wait, and a number.
  @Method("getstate()")
  Object getState(ThreadState ts) {
    Object buffer = PyBytes.EMPTY;
    Object flag = PyInt.ZERO;
    ready();
    if (decoder != PyNone.NONE) {
      Object state = Calls.method(ts, decoder, "getstate");
      if (!(state instanceof PyTuple t) || t.size() != 2) {
        throw PyErrors.typeError("illegal decoder state");
      }
      buffer = t.get(0);
      flag = t.get(1);
    }
    Object doubled = Numbers.binary(ts, Slot.LSHIFT, flag, PyInt.ONE);
    return PyTuple.of(buffer, newlines.pendingReturn ? Numbers.binary(ts, Slot.OR, doubled, PyInt.ONE) : doubled);
  }

  /// Takes a state from `getstate`.
  @Method("setstate(state, /)")
  void setState(ThreadState ts, Object state) {
    if (!(state instanceof PyTuple t)) {
      throw PyErrors.typeError("state argument must be a tuple");
    }
    ready();
    if (t.size() != 2 || Numbers.intOrNull(t.get(1)) == null) {
      throw PyErrors.typeError("setstate(): illegal state argument");
    }
    Object flag = Numbers.intOrNull(t.get(1));
    newlines.pendingReturn = flag instanceof PyInt i ? (i.value & 1) != 0 : ((PyBigInt) flag).value.testBit(0);
    if (decoder != PyNone.NONE) {
      Calls.method(ts, decoder, "setstate", PyTuple.of(t.get(0), Numbers.binary(ts, Slot.RSHIFT, flag, PyInt.ONE)));
    }
  }

  /// Forgets all state.
  @Method("reset()")
  void reset(ThreadState ts) {
    ready().reset();
    if (decoder != PyNone.NONE) {
      Calls.method(ts, decoder, "reset");
    }
  }

  /// The line ends met so far.
  @Getter("newlines")
  Object newlinesSeen() {
    return ready().seen();
  }
}
