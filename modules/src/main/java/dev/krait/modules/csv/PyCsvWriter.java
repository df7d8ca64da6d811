// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.csv;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Writes rows as CSV text.
///
/// Java: immutable; a row is put together by the call that writes it.
@PyTypeDef(value = "writer", module = "_csv")
public final class PyCsvWriter extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCsvWriterTable.INSTANCE);

  private final Object write;
  private final PyCsvDialect dialect;

  PyCsvWriter(Object write, PyCsvDialect dialect) {
    super(TYPE);
    this.write = write;
    this.dialect = dialect;
  }

  /// The dialect.
  @Getter("dialect")
  Object dialect() {
    return dialect;
  }

  /// Writes one row of fields; gives what the file's `write` gave.
  @Method("writerow(row, /)")
  Object writeRow(ThreadState ts, Object row) {
    Object iterator;
    try {
      iterator = Iterators.of(ts, row);
    } catch (PyException e) {
      throw PyErrors.is(e, Exceptions.TYPE_ERROR) ? CsvModule.error("iterable expected, not " + Types.nameOf(row)) : e;
    }
    TextBuilder line = new TextBuilder(64);
    int count = 0;
    boolean lastIsNone = false;
    for (Object field; (field = Iterators.next(ts, iterator)) != null; count++) {
      lastIsNone = field == PyNone.NONE;
      Object text = lastIsNone ? "" : Text.isStr(field) ? Text.valueOrNull(field) : Text.valueOrNull(Objects.str(ts, field));
      if (count > 0) {
        line.append(dialect.delimiter);
      }
      append(line, text, lastIsNone, isQuoted(field));
    }
    if (count > 0 && line.length() == 0) {
      boolean never = dialect.quoting == PyCsvDialect.NONE;
      if (never || lastIsNone && (dialect.quoting == PyCsvDialect.STRINGS || dialect.quoting == PyCsvDialect.NOTNULL)) {
        throw CsvModule.error("single empty field record must be quoted");
      }
      line.append(dialect.quote).append(dialect.quote);
    }
    line.append(dialect.lineTerminator);
    return Calls.call1(ts, write, line.build());
  }

  /// Writes rows.
  @Method("writerows(rows, /)")
  void writeRows(ThreadState ts, Object rows) {
    Object iterator = Iterators.of(ts, rows);
    for (Object row; (row = Iterators.next(ts, iterator)) != null;) {
      writeRow(ts, row);
    }
  }

  private boolean isQuoted(Object field) {
    switch (dialect.quoting) {
      case PyCsvDialect.NONNUMERIC:
        return !isNumber(field);
      case PyCsvDialect.ALL:
        return true;
      case PyCsvDialect.STRINGS:
        return Text.isStr(field);
      case PyCsvDialect.NOTNULL:
        return field != PyNone.NONE;
      default:
        return false;
    }
  }

  private static boolean isNumber(Object field) {
    PyType type = Types.of(field);
    return Numbers.hasIndex(field) || PyFloatType.isFloat(field) || field instanceof PyComplex || type.slot(Slot.FLOAT) != null
        || type.slot(Slot.INT) != null;
  }

  private void append(TextBuilder line, Object text, boolean isNone, boolean wantsQuotes) {
    boolean quoted = wantsQuotes;
    int length = Text.length(text);
    if (length == 0 && dialect.delimiter == ' ' && dialect.skipInitialSpace) {
      boolean never = dialect.quoting == PyCsvDialect.NONE;
      if (never || isNone && (dialect.quoting == PyCsvDialect.STRINGS || dialect.quoting == PyCsvDialect.NOTNULL)) {
        throw CsvModule.error("empty field must be quoted if delimiter is a space and skipinitialspace is true");
      }
      quoted = true;
    }
    boolean special = false;
    for (int i = 0; i < length && !special; i++) {
      special = isSpecial(Text.codePointAt(text, i));
    }
    if (!special) {
      if (quoted) {
        line.append(dialect.quote).append(text).append(dialect.quote);
      } else {
        line.append(text);
      }
      return;
    }
    TextBuilder escaped = new TextBuilder(length + 8);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      quoted |= appendCharacter(escaped, c);
    }
    if (quoted) {
      line.append(dialect.quote).append(escaped.build()).append(dialect.quote);
    } else {
      line.append(escaped.build());
    }
  }

  private boolean isSpecial(int c) {
    return c == dialect.delimiter || c == dialect.escape || c == dialect.quote || c == '\n' || c == '\r' || dialect.terminates(c);
  }

  /// Appends a character, escaped if it has to be; true if the field has to be quoted for it.
  private boolean appendCharacter(TextBuilder out, int c) {
    boolean needsQuotes = false;
    if (isSpecial(c)) {
      boolean escapes = dialect.quoting == PyCsvDialect.NONE;
      if (!escapes && c == dialect.quote) {
        if (dialect.doubleQuote) {
          out.append(c);
        } else {
          escapes = true;
        }
      } else if (!escapes && c == dialect.escape) {
        escapes = true;
      }
      if (escapes) {
        if (dialect.escape == PyCsvDialect.UNSET) {
          throw CsvModule.error("need to escape, but no escapechar set");
        }
        out.append(dialect.escape);
      }
      needsQuotes = !escapes;
    }
    out.append(c);
    return needsQuotes;
  }
}
