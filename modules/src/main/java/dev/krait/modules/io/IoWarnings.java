// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Warnings of streams, through the module `_warnings`.
final class IoWarnings {
  private IoWarnings() {
  }

  /// A ResourceWarning about an object; does nothing while `_warnings` is not loaded.
  static void resource(ThreadState ts, String message, Object source) {
    warn(ts, Exceptions.RESOURCE_WARNING, message, 1);
  }

  static void warn(ThreadState ts, PyType category, String message, int stackLevel) {
    Object module = ts.interpreter().modules().get("_warnings");
    if (module != null) {
      Calls.call3(ts, Objects.getAttribute(ts, module, "warn"), Text.fromJava(message), category, PyInt.of(stackLevel));
    }
  }
}
