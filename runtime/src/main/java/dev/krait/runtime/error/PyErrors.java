// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Makes exceptions: `throw PyErrors.typeError("…")`. Messages are in Java's UTF-16.
public final class PyErrors {
  private PyErrors() {
  }

  /// An exception of a builtin type with these arguments, made without calling Python code.
  public static PyException of(PyType type, Object... args) {
    return new PyException(ExceptionTypes.make(type, PyTuple.of(args)));
  }

  private static PyException text(PyType type, String message) {
    return of(type, Text.fromJava(message));
  }

  public static PyException typeError(String message) {
    return text(Exceptions.TYPE_ERROR, message);
  }

  public static PyException valueError(String message) {
    return text(Exceptions.VALUE_ERROR, message);
  }

  public static PyException indexError(String message) {
    return text(Exceptions.INDEX_ERROR, message);
  }

  /// A KeyError for the key itself.
  public static PyException keyError(Object key) {
    return of(Exceptions.KEY_ERROR, key);
  }

  public static PyException overflowError(String message) {
    return text(Exceptions.OVERFLOW_ERROR, message);
  }

  public static PyException zeroDivisionError(String message) {
    return text(Exceptions.ZERO_DIVISION_ERROR, message);
  }

  public static PyException runtimeError(String message) {
    return text(Exceptions.RUNTIME_ERROR, message);
  }

  public static PyException notImplementedError(String message) {
    return text(Exceptions.NOT_IMPLEMENTED_ERROR, message);
  }

  public static PyException systemError(String message) {
    return text(Exceptions.SYSTEM_ERROR, message);
  }

  public static PyException memoryError() {
    return of(Exceptions.MEMORY_ERROR);
  }

  public static PyException bufferError(String message) {
    return text(Exceptions.BUFFER_ERROR, message);
  }

  public static PyException eofError(String message) {
    return text(Exceptions.EOF_ERROR, message);
  }

  public static PyException lookupError(String message) {
    return text(Exceptions.LOOKUP_ERROR, message);
  }

  public static PyException recursionError(String message) {
    return text(Exceptions.RECURSION_ERROR, message);
  }

  /// An AttributeError that knows the object and the name, for suggestions.
  public static PyException attributeError(Object object, Object name, String message) {
    return ExceptionTypes.attributeError(object, name, message);
  }

  /// A NameError that knows the name.
  public static PyException nameError(PyType type, Object name, String message) {
    return ExceptionTypes.nameError(type, name, message);
  }

  /// An ImportError (or ModuleNotFoundError) that knows the module and its path; either may be null.
  public static PyException importError(PyType type, String message, Object name, Object path) {
    return ExceptionTypes.importError(type, message, name, path, null);
  }

  /// The ImportError of `from module import name`.
  public static PyException importFromError(String message, Object module, Object path, Object nameFrom) {
    return ExceptionTypes.importError(Exceptions.IMPORT_ERROR, message, module, path, nameFrom);
  }

  /// An OSError of the subclass that belongs to the error number, with up to two file names (null for none).
  public static PyException osError(int errno, Object fileName, Object fileName2) {
    return ExceptionTypes.osError(errno, Text.fromJava(Errnos.message(errno)), fileName, fileName2);
  }

  /// An OSError with a message of its own.
  public static PyException osError(int errno, String message) {
    return ExceptionTypes.osError(errno, Text.fromJava(message), null, null);
  }

  /// A StopIteration that carries a value; a tuple or an exception as value is kept apart from several arguments.
  public static PyException stopIteration(Object value) {
    return of(Exceptions.STOP_ITERATION, value);
  }

  /// A UnicodeDecodeError for the bytes from start to end.
  public static PyException unicodeDecodeError(String encoding, Object bytes, int start, int end, String reason) {
    return of(Exceptions.UNICODE_DECODE_ERROR, encoding, bytes, PyInt.of(start), PyInt.of(end), Text.fromJava(reason));
  }

  /// A UnicodeEncodeError for the characters from start to end.
  public static PyException unicodeEncodeError(String encoding, Object text, int start, int end, String reason) {
    return of(Exceptions.UNICODE_ENCODE_ERROR, encoding, text, PyInt.of(start), PyInt.of(end), Text.fromJava(reason));
  }

  /// A UnicodeTranslateError for the characters from start to end.
  public static PyException unicodeTranslateError(Object text, int start, int end, String reason) {
    return of(Exceptions.UNICODE_TRANSLATE_ERROR, text, PyInt.of(start), PyInt.of(end), Text.fromJava(reason));
  }

  /// The exception that a `throw` with this class or instance raises, as the `raise` statement makes it: a class is called.
  public static PyException raised(ThreadState ts, Object raised) {
    Object instance = raised instanceof PyType cls && cls.isSubtypeOf(Exceptions.BASE_EXCEPTION) ? Calls.call0(ts, cls) : raised;
    if (instance instanceof PyBaseException e) {
      return new PyException(e);
    }
    if (instance != raised) {
      return typeError("calling " + Objects.reprText(ts, raised) + " should have returned an instance of BaseException, not "
          + Objects.reprText(ts, Types.of(instance)));
    }
    return typeError("exceptions must derive from BaseException");
  }

  /// Whether the exception is an instance of a builtin exception type.
  public static boolean is(PyException e, PyType type) {
    return e.value.type.isSubtypeOf(type);
  }
}
