// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// `format(value, spec)`.
public final class Formatting {
  private Formatting() {
  }

  /// The value in the form that the specification, a `str`, asks for.
  public static Object format(ThreadState ts, Object value, Object spec) {
    if (Text.length(spec) == 0) {
      if (value instanceof String || value instanceof PyWideStr) {
        return value;
      }
      if (value instanceof PyInt) {
        return Objects.str(ts, value);
      }
    }
    Object method = Calls.specialOrNull(ts, value, "__format__");
    if (method == null) {
      throw PyErrors.typeError("Type " + Types.nameOf(value) + " doesn't define __format__");
    }
    Object result = Calls.call1(ts, method, spec);
    if (!Text.isStr(result)) {
      throw PyErrors.typeError(Types.nameOf(value) + ".__format__() must return a str, not " + Types.nameOf(result));
    }
    return result;
  }
}
