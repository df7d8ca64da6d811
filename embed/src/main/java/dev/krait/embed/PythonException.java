// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;

/// An exception that Python code raised and did not handle. Its message is the last line of the traceback.
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PythonObject exception;
  private final String typeName;
  private final String traceback;

  private PythonException(String message, PythonObject exception, String typeName, String traceback) {
    super(message);
    this.exception = exception;
    this.typeName = typeName;
    this.traceback = traceback;
  }

  static PythonException of(PythonInterpreter interpreter, ThreadState ts, PyException e) {
    StringBuilder text = new StringBuilder();
    try {
      Object lines = Calls.call1(ts, Imports.attribute(ts, "traceback", "format_exception"), e.value);
      Object iterator = Iterators.of(ts, lines);
      for (Object line; (line = Iterators.next(ts, iterator)) != null;) {
        text.append(Text.toJava(line));
      }
    } catch (PyException failed) {
      text.append(e.value);
    }
    return new PythonException(e.value.toString(), new PythonObject(interpreter, e.value), e.value.type.name(), text.toString());
  }

  /// The exception object.
  public PythonObject exception() {
    return exception;
  }

  /// The name of the exception's class.
  public String typeName() {
    return typeName;
  }

  /// The traceback as Python prints it.
  public String traceback() {
    return traceback;
  }
}
