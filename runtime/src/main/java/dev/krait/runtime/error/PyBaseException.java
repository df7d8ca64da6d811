// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The base of all exceptions.
///
/// Java: the fields that the interpreter uses are plain fields; racing writers replace references only. Each builtin exception
/// with members of its own is a subclass, whose [#take] does what its `__init__` does with the positional arguments.
@PyTypeDef(value = "BaseException", subclassable = true)
public class PyBaseException extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyBaseExceptionTable.INSTANCE, PyType.OBJECT);

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

  /// Sets what the arguments decide, as `__init__` does without keywords.
  void take(ThreadState ts, PyTuple arguments) {
    args = arguments;
  }

  /// A member as Python sees it: an absent one is None.
  static Object orNone(Object member) {
    return member == null ? PyNone.NONE : member;
  }

  /// The traceback as Python sees it, read once: another thread may take it away.
  public final Object tracebackOrNone() {
    return orNone(traceback);
  }

  /// Adds a note that is printed after the exception.
  public void addNote(ThreadState ts, String note) {
    addNoteObject(ts, Text.fromJava(note));
  }

  private void addNoteObject(ThreadState ts, Object note) {
    Object notes = Objects.findAttribute(ts, this, "__notes__");
    if (notes == null) {
      Objects.setAttribute(ts, this, "__notes__", PyList.of(note));
    } else if (notes instanceof PyList list) {
      Calls.method(ts, list, "append", note);
    } else {
      throw PyErrors.typeError("Cannot add note: __notes__ is not a list");
    }
  }

  /// The positional arguments of a raw call; keywords are refused.
  static PyTuple positionalOnly(PyBaseException self, Object[] arguments, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError(self.type.name() + "() takes no keyword arguments");
    }
    return arguments.length == 0 ? PyTuple.EMPTY : PyTuple.of(arguments.clone());
  }

  /// An exception with any arguments.
  @New("BaseException(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyBaseException(cls, PyTuple.of(args.clone()));
  }

  /// Sets the arguments.
  @Special("__init__")
  final void init(ThreadState ts, Object[] arguments, String[] keywordNames) {
    args = positionalOnly(this, arguments, keywordNames);
  }

  /// The class and the arguments.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    String name = type.name();
    String shown = args.size() == 1 ? "(" + Objects.reprText(ts, args.get(0)) + ")" : Objects.reprText(ts, args);
    return Text.fromJava(name + shown);
  }

  /// The text form: nothing, the argument, or the tuple of arguments.
  @Special("__str__")
  final Object str(ThreadState ts) {
    switch (args.size()) {
      case 0:
        return "";
      case 1:
        return Objects.str(ts, args.get(0));
      default:
        return Objects.str(ts, args);
    }
  }

  /// What pickle needs to make the exception anew.
  @Method("__reduce__()")
  final Object reduce(ThreadState ts) {
    PyDict dict = attributesOrNull();
    return dict == null ? PyTuple.of(type, args) : PyTuple.of(type, args, dict);
  }

  /// The `__dict__` if it has anything in it.
  final PyDict attributesOrNull() {
    if (view() == null && shape().size() == 0 && !shape().isDictionary()) {
      return null;
    }
    PyDict dict = InstanceAttributes.view(this);
    return dict.size() == 0 ? null : dict;
  }

  /// A new dictionary with the instance's attributes.
  final PyDict copyOfAttributes(ThreadState ts) {
    PyDict copy = new PyDict();
    PyDict dict = attributesOrNull();
    if (dict != null) {
      PyDict.Cursor cursor = dict.cursor();
      while (cursor.advance()) {
        copy.put(ts, cursor.key(), cursor.value());
      }
    }
    return copy;
  }

  /// Sets attributes from a dictionary.
  @Method("__setstate__(state, /)")
  Object setState(ThreadState ts, Object state) {
    if (state != PyNone.NONE) {
      if (!(state instanceof PyDict dict)) {
        throw PyErrors.typeError("state is not a dictionary");
      }
      PyDict.Cursor cursor = dict.cursor();
      while (cursor.advance()) {
        Objects.setAttribute(ts, this, cursor.key(), cursor.value());
      }
    }
    return PyNone.NONE;
  }

  /// Gives the exception another traceback and returns it.
  @Method("with_traceback(tb, /)")
  Object withTraceback(Object tb) {
    setTraceback(tb);
    return this;
  }

  /// Add a note that is printed after the exception.
  @Method("add_note(note, /)")
  void addNote(ThreadState ts, Object note) {
    if (!Text.isStr(note)) {
      throw PyErrors.typeError("add_note() argument must be str, not " + (note == PyNone.NONE ? "None" : Types.nameOf(note)));
    }
    addNoteObject(ts, note);
  }

  @Getter("args")
  Object getArgs() {
    return args;
  }

  @Setter("args")
  void setArgs(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("args may not be deleted");
    }
    args = value instanceof PyTuple t && t.type == PyTuple.TYPE ? t : PyTuple.of(Sequences.toArray(ts, value));
  }

  @Getter("__traceback__")
  Object getTraceback() {
    return tracebackOrNone();
  }

  @Setter("__traceback__")
  void setTraceback(Object value) {
    if (value == null) {
      throw PyErrors.typeError("__traceback__ may not be deleted");
    }
    PyType cls = Types.of(value);
    if (value != PyNone.NONE && (cls.isHeap() || !cls.name().equals("traceback"))) {
      throw PyErrors.typeError("__traceback__ must be a traceback or None");
    }
    traceback = value == PyNone.NONE ? null : value;
  }

  @Getter("__cause__")
  Object getCause() {
    return orNone(cause);
  }

  @Setter("__cause__")
  void setCause(Object value) {
    setCause(linked("cause", value));
  }

  /// What `raise … from …` sets.
  public final void setCause(PyBaseException value) {
    suppressContext = true;
    cause = value;
  }

  @Getter("__context__")
  Object getContext() {
    return orNone(context);
  }

  @Setter("__context__")
  void setContext(Object value) {
    context = linked("context", value);
  }

  private static PyBaseException linked(String what, Object value) {
    if (value == null) {
      throw PyErrors.typeError("__" + what + "__ may not be deleted");
    }
    if (value == PyNone.NONE) {
      return null;
    }
    if (value instanceof PyBaseException e) {
      return e;
    }
    throw PyErrors.typeError("exception " + what + " must be None or derive from BaseException");
  }

  @Getter("__suppress_context__")
  boolean getSuppressContext() {
    return suppressContext;
  }

  @Setter("__suppress_context__")
  void setSuppressContext(Object value) {
    if (value == null) {
      throw PyErrors.typeError("can't delete numeric/char attribute");
    }
    if (!(value instanceof PyBool)) {
      throw PyErrors.typeError("attribute value type must be bool");
    }
    suppressContext = value == PyBool.TRUE;
  }

  @Getter("__dict__")
  Object getDict() {
    return InstanceAttributes.view(this);
  }

  @Setter("__dict__")
  void setDict(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("cannot delete __dict__");
    }
    if (!(value instanceof PyDict dict)) {
      throw PyErrors.typeError("__dict__ must be set to a dictionary, not a '" + Types.nameOf(value) + "'");
    }
    InstanceAttributes.toDictionary(ts, this, dict);
  }

  @Override
  public String toString() {
    ThreadState ts = ThreadState.currentOrNull();
    return ts == null ? type.name() : type.name() + ": " + safeText(ts);
  }

  private String safeText(ThreadState ts) {
    try {
      return Text.toJava(Objects.str(ts, this));
    } catch (PyException e) {
      return "<exception str() failed>";
    }
  }
}
