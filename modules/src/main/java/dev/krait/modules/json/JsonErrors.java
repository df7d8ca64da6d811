// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// The exceptions of reading.
final class JsonErrors {
  private JsonErrors() {
  }

  /// A `JSONDecodeError` at an index of the text.
  static PyException decode(ThreadState ts, String message, Object text, long index) {
    Object type = Imports.attribute(ts, "json.decoder", "JSONDecodeError");
    Object made = Calls.call3(ts, type, Text.fromJava(message), text, PyInt.of(index));
    return made instanceof PyBaseException e ? new PyException(e) : PyErrors.typeError("exceptions must derive from BaseException");
  }
}
