// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Bytes can not be decoded to text.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "UnicodeDecodeError", subclassable = true)
public final class PyUnicodeDecodeError extends UnicodeFailure {
  PyUnicodeDecodeError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("UnicodeDecodeError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyUnicodeDecodeError(cls, PyTuple.of(args.clone()));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    checkCount(arguments, 5);
    Object name = text(arguments, 0);
    Object bytes = arguments.get(1) instanceof PyBytes ? arguments.get(1) : copied(ts, arguments.get(1));
    start = position(ts, arguments, 2);
    end = position(ts, arguments, 3);
    reason = text(arguments, 4);
    encoding = name;
    object = bytes;
  }

  /// The bytes of another object with a buffer.
  private static Object copied(ThreadState ts, Object object) {
    if (Types.of(object).slot(Slot.BUFFER) == null) {
      throw PyErrors.typeError("a bytes-like object is required, not '" + Types.nameOf(object) + "'");
    }
    return Calls.call1(ts, PyBytes.TYPE, object);
  }

  @Special("__str__")
  Object shown(ThreadState ts) {
    if (object == null) {
      return "";
    }
    String cause = reasonText(ts);
    String name = encodingText(ts);
    if (!(object instanceof PyBytes bytes)) {
      throw badObject(object, "bytes");
    }
    String place = isOne(bytes.array().length) ? String.format("byte 0x%02x in position %d", bytes.array()[(int) start], start)
        : "bytes in position " + start + "-" + (end - 1);
    return Text.fromJava("'" + name + "' codec can't decode " + place + ": " + cause);
  }
}
