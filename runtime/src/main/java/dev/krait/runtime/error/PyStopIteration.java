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

/// Raised by `__next__()` to end the iteration.
///
/// Java: belongs to whoever holds it; fields are replaced whole.
@PyTypeDef(value = "StopIteration", subclassable = true)
public final class PyStopIteration extends PyBaseException {
  /// What the generator returned; null for None.
  public Object value;

  PyStopIteration(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("StopIteration(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyStopIteration(cls, PyTuple.of(args.clone()));
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
    value = arguments.size() == 0 ? null : arguments.get(0);
  }

  /// what the generator returned
  @Getter("value")
  Object getValue() {
    return orNone(value);
  }

  @Setter("value")
  void setValue(Object newValue) {
    value = newValue;
  }
}
