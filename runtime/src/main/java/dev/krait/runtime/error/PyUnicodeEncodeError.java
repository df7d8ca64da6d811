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
}
