// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The warning about backslashes in data that start no escape.
final class EscapeWarnings {
  private EscapeWarnings() {
  }

  /// Warns of the character after the backslash, or with 256 added of an octal number that is too large.
  static void give(ThreadState ts, int invalid) {
    String shown = invalid > 255 ? Integer.toOctalString(invalid - 256) : String.valueOf((char) invalid);
    String message = "\"\\" + shown + "\" is an invalid " + (invalid > 255 ? "octal " : "")
        + "escape sequence. Such sequences will not work in the future. ";
    Object warnings = Calls.call1(ts, ts.interpreter().builtin("__import__"), "_warnings");
    Calls.call3(ts, Objects.getAttribute(ts, warnings, "warn"), Text.fromJava(message), Exceptions.DEPRECATION_WARNING, PyInt.ONE);
  }
}
