// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// The number of a channel, for both of its ends or for one. It goes wherever an int does.
///
/// Java: immutable. As long as it can be reached its channel is known.
@PyTypeDef(value = "ChannelID", module = "_interpchannels")
final class PyChannelId extends PyObject {
  static final PyType TYPE = PyType.builtin(PyChannelIdTable.INSTANCE);
  /// Which ends the number stands for.
  static final int BOTH = 0, SEND = 1, RECEIVE = 2;
  private static final String[] NAMES = {"both", "send", "recv"};

  final long id;
  final int end;

  private PyChannelId(long id, int end) {
    super(TYPE);
    this.id = id;
    this.end = end;
  }

  /// The number of a channel.
  static PyChannelId of(ThreadState ts, CrossChannels.Channel channel, int end) {
    Interpreter holder = ts.interpreter();
    CrossChannels.of(holder).hold(channel, holder);
    return held(holder, channel, end);
  }

  /// The number of a new channel.
  static PyChannelId ofNew(ThreadState ts, int unboundOperation, int fallback) {
    Interpreter maker = ts.interpreter();
    return held(maker, CrossChannels.of(maker).create(maker, unboundOperation, fallback), BOTH);
  }

  /// A number that is counted already.
  private static PyChannelId held(Interpreter holder, CrossChannels.Channel channel, int end) {
    CrossChannels channels = CrossChannels.of(holder);
    PyChannelId made = new PyChannelId(channel.id, end);
    holder.finalizers().watch(made, inner -> channels.letGo(channel, holder));
    return made;
  }

  /// A number that no channel needs to have.
  static PyChannelId unchecked(long id, int end) {
    return new PyChannelId(id, end);
  }

  private Object withEnd(ThreadState ts, int wanted) {
    return of(ts, CrossChannels.of(ts.interpreter()).find(id), wanted);
  }

  /// Which end this stands for: 'send' or 'recv', or 'both'.
  @Getter("end")
  Object end() {
    return NAMES[end];
  }

  /// The number of the same channel for sending.
  @Getter("send")
  Object send(ThreadState ts) {
    return withEnd(ts, SEND);
  }

  /// The number of the same channel for receiving.
  @Getter("recv")
  Object receive(ThreadState ts) {
    return withEnd(ts, RECEIVE);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("ChannelID(" + id + (end == BOTH ? ")" : ", " + NAMES[end] + "=True)"));
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return Text.fromJava(Long.toString(id));
  }

  @Special("__int__")
  Object toInt(ThreadState ts) {
    return PyInt.of(id);
  }

  @Special("__index__")
  Object index(ThreadState ts) {
    return PyInt.of(id);
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, PyInt.of(id));
  }

  @Special("__eq__")
  Object isEqual(ThreadState ts, Object other) {
    if (other instanceof PyChannelId o) {
      return PyBool.of(o.id == id && o.end == end);
    }
    if (Numbers.hasIndex(other) || Types.of(other).slot(Slot.FLOAT) != null || Types.of(other).slot(Slot.INT) != null
        || other instanceof PyComplex) {
      return PyBool.of(Objects.equal(ts, PyInt.of(id), other));
    }
    return PyNotImplemented.NOT_IMPLEMENTED;
  }
}
