// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.scope.Scope;
import dev.krait.compiler.scope.Symbol;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.List;

/// A block of a program with its names.
///
/// Java: a finished copy of a compiler's scope; the dict and the lists are as open to change as CPython's.
@PyTypeDef("symtable entry")
final class PySymtableEntry extends PyObject {
  static final PyType TYPE = PyType.builtin(PySymtableEntryTable.INSTANCE);

  private final Object name;
  private final int type;
  private final int line;
  private final boolean nested;
  private final PyDict symbols = new PyDict();
  private final PyList parameters;
  private final PyList children;

  PySymtableEntry(ThreadState ts, Scope scope) {
    super(TYPE);
    name = Text.fromJava(scope.name());
    type = scope.type().ordinal();
    line = scope.line();
    nested = scope.isNested();
    for (Symbol symbol : scope.symbols().values()) {
      symbols.put(ts, Text.fromJava(symbol.name()), PyInt.of(symbol.packed()));
    }
    parameters = PyList.of(texts(scope.parameters()));
    Object[] entries = new Object[scope.children().size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new PySymtableEntry(ts, scope.children().get(i));
    }
    children = PyList.of(entries);
  }

  private static Object[] texts(List<String> names) {
    Object[] texts = new Object[names.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Text.fromJava(names.get(i));
    }
    return texts;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<symtable entry " + Text.toJava(name) + "(" + id(ts) + "), line " + line + ">");
  }

  /// A number of the block's own.
  @Getter("id")
  long id(ThreadState ts) {
    return Identity.of(ts, this);
  }

  /// The name of the function or class, or what kind of block it is.
  @Getter("name")
  Object name() {
    return name;
  }

  /// The names with the bits that say how the block uses them and where they live.
  @Getter("symbols")
  Object symbols() {
    return symbols;
  }

  /// The names of the parameters.
  @Getter("varnames")
  Object parameters() {
    return parameters;
  }

  /// The blocks inside this one.
  @Getter("children")
  Object children() {
    return children;
  }

  /// Whether the block lies in a function, as 0 or 1.
  @Getter("nested")
  int nested() {
    return nested ? 1 : 0;
  }

  /// The kind of block, one of the TYPE constants.
  @Getter("type")
  int type() {
    return type;
  }

  /// The line in which the block starts.
  @Getter("lineno")
  int line() {
    return line;
  }
}
