// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.builtin.BuiltinTable;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;

/// Makes the builtin exception types and their instances from Java.
final class ExceptionTypes {
  private ExceptionTypes() {
  }

  /// A type that adds nothing to its base.
  static PyType simple(String name, PyType base, String doc) {
    return PyType.builtinWithDict(new PlainTable(name, "builtins", doc, true), base);
  }

  /// A type with members of its own.
  static PyType of(BuiltinTable table, PyType... bases) {
    return PyType.builtinWithDict(table, bases);
  }

  /// The builtin type that decides the Java class of instances.
  private static PyType layoutOf(PyType type) {
    PyType layout = type.solid();
    while (layout.table() instanceof PlainTable) {
      layout = layout.base();
    }
    return layout;
  }

  /// An instance whose arguments are set, but for what `__init__` would do with them.
  private static PyBaseException allocate(PyType type, PyTuple args) {
    PyType layout = layoutOf(type);
    if (layout == Exceptions.BASE_EXCEPTION) {
      return new PyBaseException(type, args);
    }
    if (layout == Exceptions.STOP_ITERATION) {
      return new PyStopIteration(type, args);
    }
    if (layout == Exceptions.KEY_ERROR) {
      return new PyKeyError(type, args);
    }
    if (layout == Exceptions.ATTRIBUTE_ERROR) {
      return new PyAttributeError(type, args);
    }
    if (layout == Exceptions.NAME_ERROR) {
      return new PyNameError(type, args);
    }
    if (layout == Exceptions.OS_ERROR) {
      return new PyOSError(type, args);
    }
    if (layout == Exceptions.IMPORT_ERROR) {
      return new PyImportError(type, args);
    }
    if (layout == Exceptions.SYNTAX_ERROR) {
      return new PySyntaxError(type, args);
    }
    return allocateRare(layout, type, args);
  }

  private static PyBaseException allocateRare(PyType layout, PyType type, PyTuple args) {
    if (layout == Exceptions.SYSTEM_EXIT) {
      return new PySystemExit(type, args);
    }
    if (layout == Exceptions.UNICODE_DECODE_ERROR) {
      return new PyUnicodeDecodeError(type, args);
    }
    if (layout == Exceptions.UNICODE_ENCODE_ERROR) {
      return new PyUnicodeEncodeError(type, args);
    }
    if (layout == Exceptions.UNICODE_TRANSLATE_ERROR) {
      return new PyUnicodeTranslateError(type, args);
    }
    throw new IllegalArgumentException("not made from Java: " + type.name());
  }

  static PyBaseException make(PyType type, PyTuple args) {
    PyBaseException made = allocate(type, args);
    made.take(dev.krait.runtime.thread.ThreadState.currentOrNull(), args);
    return made;
  }

  static PyException attributeError(Object object, Object name, String message) {
    PyAttributeError error = new PyAttributeError(Exceptions.ATTRIBUTE_ERROR, PyTuple.of(Text.fromJava(message)));
    error.name = name;
    error.object = object;
    return new PyException(error);
  }

  static PyException nameError(PyType type, Object name, String message) {
    PyNameError error = new PyNameError(type, PyTuple.of(Text.fromJava(message)));
    error.name = name;
    return new PyException(error);
  }

  static PyException importError(PyType type, String message, Object name, Object path, Object nameFrom) {
    PyImportError error = new PyImportError(type, PyTuple.of(Text.fromJava(message)));
    error.message = error.args.get(0);
    error.name = name;
    error.path = path;
    error.nameFrom = nameFrom;
    return new PyException(error);
  }

  static PyException osError(int errno, Object strerror, Object fileName, Object fileName2) {
    PyOSError error = new PyOSError(Errnos.typeOf(errno), PyTuple.of(PyInt.of(errno), strerror));
    error.errno = PyInt.of(errno);
    error.strerror = strerror;
    error.fileName = fileName == PyNone.NONE ? null : fileName;
    error.fileName2 = fileName2 == PyNone.NONE ? null : fileName2;
    return new PyException(error);
  }
}
