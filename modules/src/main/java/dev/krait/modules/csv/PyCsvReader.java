// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.csv;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// An iterator over the rows of CSV text, each a list of fields.
///
/// Java: a row is parsed by an object of its own, so that threads that share a reader get whole rows or fail.
@PyTypeDef(value = "reader", module = "_csv")
public final class PyCsvReader extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyCsvReaderTable.INSTANCE);

  private final CsvModule module;
  private final Object lines;
  private final PyCsvDialect dialect;
  private volatile long lineNumber;

  PyCsvReader(CsvModule module, Object lines, PyCsvDialect dialect) {
    super(TYPE);
    this.module = module;
    this.lines = lines;
    this.dialect = dialect;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    CsvRow row = new CsvRow(ts, dialect, module.fieldLimit());
    do {
      Object line = Iterators.next(ts, lines);
      if (line == null) {
        return row.endOfInput();
      }
      Object text = Text.valueOrNull(line);
      if (text == null) {
        throw CsvModule.error("iterator should return strings, not " + Types.nameOf(line) + " (the file should be opened in text mode)");
      }
      lineNumber++;
      row.line(text);
    } while (!row.isComplete());
    return row.fields();
  }

  /// The dialect.
  @Getter("dialect")
  Object dialect() {
    return dialect;
  }

  /// How many lines were read; a row may have several.
  @Getter("line_num")
  Object lineNumber() {
    return PyInt.of(lineNumber);
  }
}
