// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Text can not be encoded.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "UnicodeEncodeError", subclassable = true)
public final class PyUnicodeEncodeError extends UnicodeFailure {
  PyUnicodeEncodeError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("UnicodeEncodeError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyUnicodeEncodeError(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    checkCount(arguments, 5);
    encoding = text(arguments, 0);
    object = text(arguments, 1);
    start = position(ts, arguments, 2);
    end = position(ts, arguments, 3);
    reason = text(arguments, 4);
  }

  @Special("__str__")
  Object shown(ThreadState ts) {
    if (object == null) {
      return "";
    }
    String cause = reasonText(ts);
    String name = encodingText(ts);
    if (object == null || !Text.isStr(object)) {
      throw badObject(object, "string");
    }
    return Text.fromJava("'" + name + "' codec can't encode " + place() + ": " + cause);
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
