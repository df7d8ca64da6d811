// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PySimpleNamespace;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// What is told of an exception outside its interpreter: text only. A text is null where making it failed.
///
/// @param message `str()` of the exception
/// @param display the exception with its traceback, as it would be printed
record ExceptionSnapshot(Object typeName, Object typeQualifiedName, Object typeModule, Object message, Object display) {
  /// Of an exception, inside its interpreter.
  static ExceptionSnapshot of(ThreadState ts, PyBaseException exception) {
    return new ExceptionSnapshot(text(ts, exception.type, "__name__"), text(ts, exception.type, "__qualname__"),
        text(ts, exception.type, "__module__"), message(ts, exception), display(ts, exception));
  }

  private static Object text(ThreadState ts, Object type, String name) {
    try {
      Object value = Objects.getAttribute(ts, type, name);
      return Text.isStr(value) ? Text.valueOrNull(value) : null;
    } catch (PyException e) {
      return null;
    }
  }

  private static Object message(ThreadState ts, PyBaseException exception) {
    try {
      return Text.valueOrNull(Objects.str(ts, exception));
    } catch (PyException e) {
      return null;
    }
  }

  private static Object display(ThreadState ts, PyBaseException exception) {
    try {
      Object traceback = Imports.attribute(ts, "traceback", "TracebackException");
      Object whole = Calls.method(ts, traceback, "from_exception", exception);
      Object lines = Iterators.of(ts, Calls.method(ts, whole, "format"));
      StringBuilder joined = new StringBuilder();
      for (Object line; (line = Iterators.next(ts, lines)) != null;) {
        joined.append(Text.toJava(line));
      }
      int end = joined.length();
      return Text.fromJava(joined.substring(0, end > 0 && joined.charAt(end - 1) == '\n' ? end - 1 : end));
    } catch (PyException e) {
      return null;
    }
  }

  /// The type and the message in one line; the module is named unless everybody knows the type.
  String formatted() {
    Object qualified = typeQualifiedName == null ? typeName : typeQualifiedName;
    String name = qualified == null ? "" : Text.toJava(qualified);
    String module = typeModule == null ? "" : Text.toJava(typeModule);
    if (!module.isEmpty() && !module.equals("builtins") && !module.equals("__main__")) {
      name = module + "." + name;
    }
    return message == null ? name : name + ": " + Text.toJava(message);
  }

  /// The display, or the one line where there is none.
  String displayed() {
    return display == null ? formatted() : Text.toJava(display);
  }

  /// The namespace that Python code gets.
  Object toNamespace() {
    PyDict type = new PyDict();
    put(type, "__name__", typeName);
    put(type, "__qualname__", typeQualifiedName);
    put(type, "__module__", typeModule);
    PyDict whole = new PyDict();
    whole.put("type", new PySimpleNamespace(type));
    put(whole, "msg", message);
    whole.put("formatted", Text.fromJava(formatted()));
    put(whole, "errdisplay", display);
    return new PySimpleNamespace(whole);
  }

  private static void put(PyDict names, String name, Object value) {
    if (value != null) {
      names.put(name, value);
    }
  }
}
