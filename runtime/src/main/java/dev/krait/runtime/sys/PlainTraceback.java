// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyTraceback;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.TypeNames;

/// Prints an exception without the module `traceback`: where that can not be imported, or fails. No source lines.
final class PlainTraceback {
  private PlainTraceback() {
  }

  static void print(ThreadState ts, Object file, PyBaseException exception) {
    try {
      StringBuilder out = new StringBuilder();
      append(ts, out, exception, 0);
      Calls.method(ts, file, "write", Text.fromJava(out.toString()));
    } catch (PyException e) {
      // The stream fails: there is nowhere left to report to.
      return;
    }
  }

  private static void append(ThreadState ts, StringBuilder out, PyBaseException exception, int depth) {
    if (depth < 10) {
      if (exception.cause != null) {
        append(ts, out, exception.cause, depth + 1);
        out.append("\nThe above exception was the direct cause of the following exception:\n\n");
      } else if (exception.context != null && !exception.suppressContext) {
        append(ts, out, exception.context, depth + 1);
        out.append("\nDuring handling of the above exception, another exception occurred:\n\n");
      }
    }
    if (exception.traceback instanceof PyTraceback first) {
      out.append("Traceback (most recent call last):\n");
      for (PyTraceback t = first; t != null; t = t.next()) {
        out.append("  File \"").append(Text.toJava(t.frame().code().fileName())).append("\", line ").append(t.line()).append(", in ")
            .append(Text.toJava(t.frame().code().name())).append('\n');
      }
    }
    out.append(TypeNames.dotted(exception.type));
    String text = text(ts, exception);
    out.append(text.isEmpty() ? "" : ": " + text).append('\n');
  }

  private static String text(ThreadState ts, PyBaseException exception) {
    try {
      return Text.toJava(Objects.str(ts, exception));
    } catch (PyException e) {
      return "<exception str() failed>";
    }
  }
}
