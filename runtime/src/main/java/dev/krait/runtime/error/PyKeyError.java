// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A mapping has no such key.
///
/// Java: belongs to whoever holds it. Its text form is the `repr` of the key, since the key may be the empty string.
@PyTypeDef(value = "KeyError", subclassable = true)
public final class PyKeyError extends PyBaseException {
  PyKeyError(PyType type, PyTuple args) {
    super(type, args);
  }

  @New("KeyError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyKeyError(cls, PyTuple.of(args.clone()));
  }

  @Special("__str__")
  Object text(ThreadState ts) {
    return args.size() == 1 ? Objects.repr(ts, args.get(0)) : str(ts);
  }
}
