// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// One entry of a traceback, with a link to the next one.
///
/// Java: one entry of a traceback: a frame that an exception passed through, and where it stood. All but the link is immutable.
@PyTypeDef(value = "traceback")
public final class PyTraceback extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTracebackTable.INSTANCE);
  private static final int UNKNOWN = Integer.MIN_VALUE;

  /// The entry of the frame that was called from this one, or null.
  private PyTraceback next;
  private final Frame frame;
  /// The offset in bytes.
  private final int lastInstruction;
  /// The line; found when somebody asks.
  private int line;

  PyTraceback(PyTraceback next, Frame frame, int lastInstruction, int line) {
    super(TYPE);
    this.next = next;
    this.frame = frame;
    this.lastInstruction = lastInstruction;
    this.line = line;
  }

  /// The entry for the frame as it stands.
  static PyTraceback here(Object next, Frame frame) {
    return new PyTraceback(next instanceof PyTraceback t ? t : null, frame, 2 * frame.lastOffset(), UNKNOWN);
  }

  public Frame frame() {
    return frame;
  }

  public PyTraceback next() {
    return next;
  }

  public void setNext(PyTraceback entry) {
    next = entry;
  }

  public int lastInstruction() {
    return lastInstruction;
  }

  /// The line, or -1.
  public int line() {
    if (line == UNKNOWN) {
      line = frame.code().lineOf(lastInstruction / 2);
    }
    return line;
  }

  /// A traceback entry from its parts.
  @New("traceback(tb_next, tb_frame, tb_lasti, tb_lineno)")
  static Object create(ThreadState ts, PyType cls, Object tbNext, Object tbFrame, int tbLasti, int tbLineno) {
    if (tbNext != PyNone.NONE && !(tbNext instanceof PyTraceback)) {
      throw PyErrors.typeError("expected traceback object or None, got '" + Types.nameOf(tbNext) + "'");
    }
    if (!(tbFrame instanceof Frame f)) {
      throw PyErrors.typeError("traceback() argument 'tb_frame' must be frame, not " + Types.nameOf(tbFrame));
    }
    return new PyTraceback(tbNext instanceof PyTraceback t ? t : null, f, tbLasti, tbLineno);
  }

  /// The entry one call further in, or None.
  @Getter("tb_next")
  Object pythonNext() {
    PyTraceback inner = next;
    return inner == null ? PyNone.NONE : inner;
  }

  @Setter("tb_next")
  void setNext(Object value) {
    if (value == null) {
      throw PyErrors.typeError("can't delete tb_next attribute");
    }
    if (value != PyNone.NONE && !(value instanceof PyTraceback)) {
      throw PyErrors.typeError("expected traceback object or None, got '" + Types.nameOf(value) + "'");
    }
    for (PyTraceback t = value instanceof PyTraceback first ? first : null; t != null; t = t.next) {
      if (t == this) {
        throw PyErrors.valueError("traceback loop detected");
      }
    }
    next = value instanceof PyTraceback t ? t : null;
  }

  /// The frame.
  @Getter("tb_frame")
  Object pythonFrame() {
    return frame;
  }

  /// The index of the instruction that was running.
  @Getter("tb_lasti")
  Object pythonLastInstruction() {
    return PyInt.of(lastInstruction);
  }

  /// The line that was running.
  @Getter("tb_lineno")
  Object pythonLine() {
    int found = line();
    return found < 0 ? PyNone.NONE : PyInt.of(found);
  }

  /// The names of the attributes.
  @Method("__dir__()")
  Object dir() {
    return PyList.of("tb_frame", "tb_next", "tb_lasti", "tb_lineno");
  }
}
