// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// Common base class for all exceptions.
///
/// Java: the fields that the interpreter uses are plain fields; racing writers replace references only.
@PyTypeDef(value = "BaseException", subclassable = true)
public class PyBaseException extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PyBaseExceptionTable.INSTANCE);

  public PyTuple args;
  /// The traceback object, or null.
  public Object traceback;
  /// `__cause__`, or null.
  public PyBaseException cause;
  /// `__context__`, or null.
  public PyBaseException context;
  /// `__suppress_context__`.
  public boolean suppressContext;

  public PyBaseException(PyType type, PyTuple args) {
    super(type);
    this.args = args;
  }

  /// Adds a note that is printed after the exception.
  public void addNote(ThreadState ts, String note) {
    Object notes = Objects.findAttribute(ts, this, "__notes__");
    PyList list = notes instanceof PyList l ? l : new PyList();
    Objects.setAttribute(ts, this, "__notes__", PyList.of(Calls.prepend(Text.fromJava(note), list.toArray())));
  }

  /// An exception with any arguments.
  @New("BaseException(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBaseException(cls, PyTuple.of(args));
  }

  /// The text form: nothing, the argument, or the tuple of arguments.
  @Special("__str__")
  Object str(ThreadState ts) {
    switch (args.size()) {
      case 0:
        return "";
      case 1:
        return Objects.str(ts, args.get(0));
      default:
        return Objects.str(ts, args);
    }
  }
}
