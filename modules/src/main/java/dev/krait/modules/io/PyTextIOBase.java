// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The base of text streams.
@PyTypeDef(value = "_TextIOBase", module = "_io", subclassable = true)
public class PyTextIOBase extends PyIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyTextIOBaseTable.INSTANCE, PyIOBase.TYPE);

  PyTextIOBase(PyType type) {
    super(type);
  }

  /// A text stream that supports nothing.
  @New("_TextIOBase(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyTextIOBase(cls);
  }

  /// Separates the buffer from this stream and returns it.
  @Method("detach()")
  Object detach(ThreadState ts) {
    throw IoErrors.unsupported(ts, "detach");
  }

  /// At most `size` characters, by default all.
  @Method("read(size=-1, /)")
  Object read(ThreadState ts, Object size) {
    throw IoErrors.unsupported(ts, "read");
  }

  /// One line, or at most `size` characters of it.
  @Override
  @Method("readline(size=-1, /)")
  Object readLine(ThreadState ts, Object size) {
    throw IoErrors.unsupported(ts, "readline");
  }

  /// Writes text and returns how many characters it has.
  @Method("write(text, /)")
  Object write(ThreadState ts, Object text) {
    throw IoErrors.unsupported(ts, "write");
  }

  /// The name of the encoding, or None.
  @Getter("encoding")
  Object encoding(ThreadState ts) {
    return PyNone.NONE;
  }

  /// The line ends met so far: None, one, or a tuple.
  @Getter("newlines")
  Object newlines(ThreadState ts) {
    return PyNone.NONE;
  }

  /// The name of the error handler, or None.
  @Getter("errors")
  Object errors(ThreadState ts) {
    return PyNone.NONE;
  }
}
