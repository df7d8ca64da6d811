// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A stream without buffer that is `sys.stderr` until the module `io` is there.
///
/// Java: stateless but for the descriptor.
@PyTypeDef("stderrprinter")
final class PyStandardPrinter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyStandardPrinterTable.INSTANCE);

  private final int number;
  private final FileOutputStream out;

  PyStandardPrinter(int number) {
    super(TYPE);
    this.number = number;
    out = new FileOutputStream(number == 1 ? FileDescriptor.out : FileDescriptor.err);
  }

  @Special("__repr__")
  Object repr() {
    return "<stderrprinter object>";
  }

  /// Write a string.
  @Method("write(text, /)")
  long write(ThreadState ts, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return -1;
    }
    return text.length();
  }

  /// Does nothing: there is no buffer.
  @Method("flush()")
  void flush() {
  }

  /// Does nothing.
  @Method("close()")
  void close() {
  }

  /// Return the descriptor.
  @Method("fileno()")
  long fileno() {
    return number;
  }

  /// Return whether the stream is a terminal.
  @Method("isatty()")
  boolean isatty() {
    return false;
  }

  /// the encoding
  @Getter("encoding")
  Object encoding() {
    return PyNone.NONE;
  }

  /// how the stream was opened
  @Getter("mode")
  Object mode() {
    return Text.fromJava("w");
  }

  /// whether the stream is closed
  @Getter("closed")
  boolean closed() {
    return false;
  }
}
