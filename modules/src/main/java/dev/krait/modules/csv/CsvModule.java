// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.csv;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Reads and writes tables as comma-separated values.
///
/// Java: one instance for each interpreter, with the dialects by name and the limit of a field's length.
@PyModuleDef(value = "_csv", types = {PyCsvDialect.class})
final class CsvModule {
  static final PyType ERROR = PyType.builtinWithDict(new PlainTable("Error", "_csv", null, true), Exceptions.EXCEPTION);

  @Constant("QUOTE_MINIMAL")
  static final Object QUOTE_MINIMAL = PyInt.of(PyCsvDialect.MINIMAL);
  @Constant("QUOTE_ALL")
  static final Object QUOTE_ALL = PyInt.of(PyCsvDialect.ALL);
  @Constant("QUOTE_NONNUMERIC")
  static final Object QUOTE_NONNUMERIC = PyInt.of(PyCsvDialect.NONNUMERIC);
  @Constant("QUOTE_NONE")
  static final Object QUOTE_NONE = PyInt.of(PyCsvDialect.NONE);
  @Constant("QUOTE_STRINGS")
  static final Object QUOTE_STRINGS = PyInt.of(PyCsvDialect.STRINGS);
  @Constant("QUOTE_NOTNULL")
  static final Object QUOTE_NOTNULL = PyInt.of(PyCsvDialect.NOTNULL);

  private static final long DEFAULT_LIMIT = 128 * 1024;

  private final PyDict dialects = new PyDict();
  private volatile long fieldLimit = DEFAULT_LIMIT;

  CsvModule() {
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "Error", ERROR);
    Objects.setAttribute(ts, module, "Reader", PyCsvReader.TYPE);
    Objects.setAttribute(ts, module, "Writer", PyCsvWriter.TYPE);
    Objects.setAttribute(ts, module, "_dialects", dialects);
  }

  static PyException error(String message) {
    return PyErrors.of(ERROR, Text.fromJava(message));
  }

  static PyException unknown() {
    return error("unknown dialect");
  }

  long fieldLimit() {
    return fieldLimit;
  }

  /// The dialect for the optional second argument of a function and the keywords.
  private static PyCsvDialect dialect(ThreadState ts, String function, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int positional = args.length - keywords;
    if (positional < 1 || positional > 2) {
      throw PyErrors.typeError(function + " expected at " + (positional < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + positional);
    }
    Object[] rest = new Object[args.length - 1];
    System.arraycopy(args, 1, rest, 0, rest.length);
    return (PyCsvDialect) Calls.call(ts, PyCsvDialect.TYPE, rest, positional - 1, keywordNames);
  }

  /// Makes a reader, an iterator over rows as lists of fields, from an iterable of lines.
  @Function("reader(iterable, /, dialect='excel', **fmtparams)")
  Object reader(ThreadState ts, Object[] args, String[] keywordNames) {
    Object lines = args.length > (keywordNames == null ? 0 : keywordNames.length) ? Iterators.of(ts, args[0]) : null;
    return new PyCsvReader(this, lines, dialect(ts, "reader", args, keywordNames));
  }

  /// Makes a writer, which writes rows to an object with a `write` method.
  @Function("writer(fileobj, /, dialect='excel', **fmtparams)")
  Object writer(ThreadState ts, Object[] args, String[] keywordNames) {
    PyCsvDialect dialect = dialect(ts, "writer", args, keywordNames);
    Object write = Objects.findAttribute(ts, args[0], "write");
    if (write == null || !Calls.isCallable(write)) {
      throw PyErrors.typeError("argument 1 must have a \"write\" method");
    }
    return new PyCsvWriter(write, dialect);
  }

  /// Gives a dialect a name.
  @Function("register_dialect(name, /, dialect='excel', **fmtparams)")
  void registerDialect(ThreadState ts, Object[] args, String[] keywordNames) {
    PyCsvDialect dialect = args.length > 0 && !Text.isStr(args[0]) ? null : dialect(ts, "register_dialect", args, keywordNames);
    if (dialect == null) {
      throw PyErrors.typeError("dialect name must be a string");
    }
    dialects.put(ts, args[0], dialect);
  }

  /// Forgets the dialect of a name.
  @Function("unregister_dialect(name)")
  void unregisterDialect(ThreadState ts, Object name) {
    if (dialects.remove(ts, name) == null) {
      throw unknown();
    }
  }

  /// The dialect of a name.
  @Function("get_dialect(name)")
  Object getDialect(ThreadState ts, Object name) {
    Object dialect = dialects.get(ts, name);
    if (dialect == null) {
      throw unknown();
    }
    return dialect;
  }

  /// The names of all dialects.
  @Function("list_dialects()")
  Object listDialects() {
    PyList names = new PyList();
    PyDict.Cursor cursor = dialects.cursor();
    while (cursor.advance()) {
      names.append(cursor.key());
    }
    return names;
  }

  /// How long a field may be; a new limit, if one is given, comes into force.
  @Function("field_size_limit(new_limit=<unrepresentable>)")
  long fieldSizeLimit(ThreadState ts, Object newLimit) {
    long before = fieldLimit;
    if (newLimit != null) {
      if (Numbers.intOrNull(newLimit) == null) {
        throw PyErrors.typeError("limit must be an integer");
      }
      fieldLimit = Converters.toLong(ts, newLimit);
    }
    return before;
  }
}
