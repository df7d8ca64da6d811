// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
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

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
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

  /// the object that failed
  @Getter("object")
  Object getObject() {
    return orNone(object);
  }

  @Setter("object")
  void setObject(Object value) {
    object = value;
  }

  /// where the failing part starts
  @Getter("start")
  long getStart() {
    return start;
  }

  @Setter("start")
  void setStart(ThreadState ts, Object value) {
    start = toMember(ts, value);
  }

  /// where the failing part ends
  @Getter("end")
  long getEnd() {
    return end;
  }

  @Setter("end")
  void setEnd(ThreadState ts, Object value) {
    end = toMember(ts, value);
  }

  /// why it failed
  @Getter("reason")
  Object getReason() {
    return orNone(reason);
  }

  @Setter("reason")
  void setReason(Object value) {
    reason = value;
  }

  /// the name of the encoding
  @Getter("encoding")
  Object getEncoding() {
    return orNone(encoding);
  }

  @Setter("encoding")
  void setEncoding(Object value) {
    encoding = value;
  }
}
