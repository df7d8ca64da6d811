// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.CodeMonitor;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;

/// Stands for code of another language, in which events can be fired at some places.
///
/// Java: immutable but for the monitor, which any thread may use.
@PyTypeDef(value = "CodeLike", module = "_testcapi")
public final class PyCodeLike extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCodeLikeTable.INSTANCE);

  private final int places;
  private final CodeMonitor monitor = new CodeMonitor();

  private PyCodeLike(int places) {
    super(TYPE);
    this.places = places;
  }

  @New("CodeLike(num_events, /)")
  static Object create(PyType cls, int numEvents) {
    return new PyCodeLike(numEvents);
  }

  @Special("__str__")
  Object str() {
    return Text.fromJava("PyCodeLikeObject");
  }

  /// The argument as one of these, with a place that it has.
  static PyCodeLike checked(Object object, int place) {
    if (!(object instanceof PyCodeLike code)) {
      throw PyErrors.typeError("expected a code-like");
    }
    if (place < 0 || place >= code.places) {
      throw PyErrors.valueError("offset out of range");
    }
    return code;
  }

  CodeMonitor monitor() {
    return monitor;
  }
}
