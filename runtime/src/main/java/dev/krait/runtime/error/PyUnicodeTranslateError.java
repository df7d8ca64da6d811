// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Text can not be translated.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "UnicodeTranslateError", subclassable = true)
public final class PyUnicodeTranslateError extends UnicodeFailure {
  PyUnicodeTranslateError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("UnicodeTranslateError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyUnicodeTranslateError(cls, PyTuple.of(args.clone()));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    checkCount(arguments, 4);
    object = text(arguments, 0);
    start = position(ts, arguments, 1);
    end = position(ts, arguments, 2);
    reason = text(arguments, 3);
  }

  @Special("__str__")
  Object shown(ThreadState ts) {
    if (object == null) {
      return "";
    }
    String cause = reasonText(ts);
    if (object == null || !Text.isStr(object)) {
      throw badObject(object, "string");
    }
    return Text.fromJava("can't translate " + place() + ": " + cause);
  }
}
