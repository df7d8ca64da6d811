// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.csv;

import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// One row while it is parsed, from one line or several. Used by one thread.
final class CsvRow {
  private static final int END_OF_LINE = -2;

  private enum State {
    START_RECORD, START_FIELD, ESCAPED, IN_FIELD, QUOTED, QUOTED_ESCAPED, QUOTE_IN_QUOTED, EAT_LINE_END, AFTER_ESCAPED_LINE_END
  }

  private final ThreadState ts;
  private final PyCsvDialect dialect;
  private final long limit;
  private final PyList fields = new PyList();
  private final TextBuilder field = new TextBuilder();
  private State state = State.START_RECORD;
  private boolean unquoted = true;

  CsvRow(ThreadState ts, PyCsvDialect dialect, long limit) {
    this.ts = ts;
    this.dialect = dialect;
    this.limit = limit;
  }

  boolean isComplete() {
    return state == State.START_RECORD;
  }

  Object fields() {
    return fields;
  }

  /// There are no more lines: the row so far, or null if nothing was begun.
  Object endOfInput() {
    if (field.length() == 0 && state != State.QUOTED) {
      return null;
    }
    if (dialect.strict) {
      throw CsvModule.error("unexpected end of data");
    }
    save();
    return fields;
  }

  /// Takes in a line.
  void line(Object text) {
    if (text instanceof String s) {
      for (int i = 0; i < s.length(); i++) {
        take(s.charAt(i));
      }
    } else {
      for (int c : Text.codePoints(text)) {
        take(c);
      }
    }
    take(END_OF_LINE);
  }

  private void add(int c) {
    if (field.length() >= limit) {
      throw CsvModule.error("field larger than field limit (" + limit + ")");
    }
    field.append(c);
  }

  private void save() {
    int length = field.length();
    int quoting = dialect.quoting;
    Object value;
    if (unquoted && length == 0 && (quoting == PyCsvDialect.NOTNULL || quoting == PyCsvDialect.STRINGS)) {
      value = PyNone.NONE;
    } else {
      value = field.build();
      field.truncate(0);
      if (unquoted && length > 0 && (quoting == PyCsvDialect.NONNUMERIC || quoting == PyCsvDialect.STRINGS)) {
        value = Calls.call1(ts, PyFloatType.TYPE, value);
      }
    }
    fields.append(value);
    unquoted = true;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c == END_OF_LINE;
  }

  private void endField(int c) {
    save();
    state = c == END_OF_LINE ? State.START_RECORD : State.EAT_LINE_END;
  }

  private void take(int c) {
    switch (state) {
      case START_RECORD:
        if (c == END_OF_LINE) {
          return;
        }
        if (isLineEnd(c)) {
          state = State.EAT_LINE_END;
          return;
        }
        startField(c);
        return;
      case START_FIELD:
        startField(c);
        return;
      case ESCAPED:
        if (c == '\n' || c == '\r') {
          add(c);
          state = State.AFTER_ESCAPED_LINE_END;
          return;
        }
        add(c == END_OF_LINE ? '\n' : c);
        state = State.IN_FIELD;
        return;
      case AFTER_ESCAPED_LINE_END:
        if (c != END_OF_LINE) {
          inField(c);
        }
        return;
      case IN_FIELD:
        inField(c);
        return;
      case QUOTED:
        quoted(c);
        return;
      case QUOTED_ESCAPED:
        add(c == END_OF_LINE ? '\n' : c);
        state = State.QUOTED;
        return;
      case QUOTE_IN_QUOTED:
        afterQuote(c);
        return;
      case EAT_LINE_END:
        if (c == END_OF_LINE) {
          state = State.START_RECORD;
        } else if (!isLineEnd(c)) {
          throw CsvModule.error("new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
        return;
    }
  }

  private void startField(int c) {
    if (isLineEnd(c)) {
      endField(c);
    } else if (c == dialect.quote && dialect.quoting != PyCsvDialect.NONE) {
      unquoted = false;
      state = State.QUOTED;
    } else if (c == dialect.escape) {
      state = State.ESCAPED;
    } else if (c == ' ' && dialect.skipInitialSpace) {
      state = State.START_FIELD;
    } else if (c == dialect.delimiter) {
      save();
      state = State.START_FIELD;
    } else {
      add(c);
      state = State.IN_FIELD;
    }
  }

  private void inField(int c) {
    if (isLineEnd(c)) {
      endField(c);
    } else if (c == dialect.escape) {
      state = State.ESCAPED;
    } else if (c == dialect.delimiter) {
      save();
      state = State.START_FIELD;
    } else {
      add(c);
      state = State.IN_FIELD;
    }
  }

  private void quoted(int c) {
    if (c == END_OF_LINE) {
      return;
    }
    if (c == dialect.escape) {
      state = State.QUOTED_ESCAPED;
    } else if (c == dialect.quote && dialect.quoting != PyCsvDialect.NONE) {
      state = dialect.doubleQuote ? State.QUOTE_IN_QUOTED : State.IN_FIELD;
    } else {
      add(c);
    }
  }

  private void afterQuote(int c) {
    if (c == dialect.quote && dialect.quoting != PyCsvDialect.NONE) {
      add(c);
      state = State.QUOTED;
    } else if (c == dialect.delimiter) {
      save();
      state = State.START_FIELD;
    } else if (isLineEnd(c)) {
      endField(c);
    } else if (!dialect.strict) {
      add(c);
      state = State.IN_FIELD;
    } else {
      throw CsvModule.error("'" + Character.toString(dialect.delimiter) + "' expected after '" + Character.toString(dialect.quote) + "'");
    }
  }
}
