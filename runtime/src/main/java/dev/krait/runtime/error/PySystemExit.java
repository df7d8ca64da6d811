// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Asks the interpreter to exit.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "SystemExit", subclassable = true)
public final class PySystemExit extends PyBaseException {
  /// The exit status or the message; null for None.
  public Object code;

  PySystemExit(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("SystemExit(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PySystemExit(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    code = arguments.size() == 0 ? code : arguments.size() == 1 ? arguments.get(0) : arguments;
  }

  /// the exit status
  @Getter("code")
  Object getCode() {
    return orNone(code);
  }

  @Setter("code")
  void setCode(Object value) {
    code = value;
  }
}
