// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// What the objects that code text piece by piece have in common: what waits for the next piece, and the error handler.
abstract class PyPendingCodec extends PyInstance {
  final Pending pending;

  PyPendingCodec(PyType type, Pending pending) {
    super(type);
    this.pending = pending;
  }

  /// Does nothing: the constructor has done it, and that of the other base class must not.
  @Special("__init__")
  void init(Object[] args, String[] keywordNames) {
  }

  /// The name of the error handler.
  @Getter("errors")
  Object errors() {
    return pending.errors;
  }

  /// Chooses an error handler.
  @Setter("errors")
  void setErrors(Object value) {
    pending.setErrors(value);
  }
}
