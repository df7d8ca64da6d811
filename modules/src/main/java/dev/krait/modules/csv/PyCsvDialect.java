// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.csv;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// CSV dialect
///
/// How rows are written: what separates fields, what quotes them and when.
///
/// Java: immutable. A character that is not set is [#UNSET].
@PyTypeDef(value = "Dialect", module = "_csv", subclassable = true)
public final class PyCsvDialect extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCsvDialectTable.INSTANCE);

  static final int UNSET = -1;
  static final int MINIMAL = 0;
  static final int ALL = 1;
  static final int NONNUMERIC = 2;
  static final int NONE = 3;
  static final int STRINGS = 4;
  static final int NOTNULL = 5;

  private static final String[] NAMES = {"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace",
      "strict"};

  private final PyInstance attributes;
  final int delimiter;
  final boolean doubleQuote;
  final int escape;
  final Object lineTerminator;
  final int quote;
  final int quoting;
  final boolean skipInitialSpace;
  final boolean strict;

  private PyCsvDialect(ThreadState ts, PyType type, Object[] settings) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
    delimiter = character("delimiter", settings[0], ',', false);
    doubleQuote = settings[1] == null || Objects.isTrue(ts, settings[1]);
    escape = character("escapechar", settings[2], UNSET, true);
    lineTerminator = settings[3] == null ? "\r\n" : Text.valueOrNull(settings[3]);
    if (lineTerminator == null) {
      throw PyErrors.typeError("\"lineterminator\" must be a string, not " + Types.nameOf(settings[3]));
    }
    quote = character("quotechar", settings[4], '"', true);
    boolean quotingGiven = settings[5] != null;
    quoting = !quotingGiven ? settings[4] == PyNone.NONE ? NONE : MINIMAL : quoting(settings[5]);
    skipInitialSpace = settings[6] != null && Objects.isTrue(ts, settings[6]);
    strict = settings[7] != null && Objects.isTrue(ts, settings[7]);
    check();
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  private static int character(String name, Object value, int missing, boolean optional) {
    if (value == null) {
      return missing;
    }
    if (value == PyNone.NONE && optional) {
      return UNSET;
    }
    Object text = Text.valueOrNull(value);
    String noun = "\"" + name + "\" must be a unicode character" + (optional ? " or None" : "") + ", not ";
    if (text == null) {
      throw PyErrors.typeError(noun + Types.nameOf(value));
    }
    if (Text.length(text) != 1) {
      throw PyErrors.typeError(noun + "a string of length " + Text.length(text));
    }
    return Text.codePointAt(text, 0);
  }

  private static int quoting(Object value) {
    if (Types.of(value) != PyInt.TYPE) {
      throw PyErrors.typeError("\"quoting\" must be an integer, not " + Types.nameOf(value));
    }
    if (!(value instanceof PyInt i) || i.value < MINIMAL || i.value > NOTNULL) {
      throw PyErrors.typeError("bad \"quoting\" value");
    }
    return (int) i.value;
  }

  private void check() {
    if (quoting != NONE && quote == UNSET) {
      throw PyErrors.typeError("quotechar must be set if quoting enabled");
    }
    check("delimiter", delimiter, true);
    check("escapechar", escape, !skipInitialSpace);
    check("quotechar", quote, !skipInitialSpace);
    differ("delimiter", delimiter, "escapechar", escape);
    differ("delimiter", delimiter, "quotechar", quote);
    differ("escapechar", escape, "quotechar", quote);
  }

  private void check(String name, int c, boolean allowsSpace) {
    if (c == '\r' || c == '\n' || c == ' ' && !allowsSpace) {
      throw PyErrors.valueError("bad " + name + " value");
    }
    if (c != UNSET && terminates(c)) {
      throw PyErrors.valueError("bad " + name + " or lineterminator value");
    }
  }

  private static void differ(String name, int c, String otherName, int other) {
    if (c == other && c != UNSET) {
      throw PyErrors.valueError("bad " + name + " or " + otherName + " value");
    }
  }

  /// Whether a character is one of those that end lines.
  boolean terminates(int c) {
    for (int i = 0; i < Text.length(lineTerminator); i++) {
      if (Text.codePointAt(lineTerminator, i) == c) {
        return true;
      }
    }
    return false;
  }

  /// A dialect with the settings of another one, of an object with such attributes, or of a registered name, and with those given.
  @New("Dialect(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length > NAMES.length + 1) {
      throw PyErrors.typeError("function takes at most 9 arguments (" + args.length + " given)");
    }
    Object[] settings = new Object[NAMES.length];
    if (args.length > 1) {
      System.arraycopy(args, 1, settings, 0, args.length - 1);
    }
    Object dialect = args.length > 0 ? args[0] : null;
    boolean given = args.length > 1;
    if (kwargs != null) {
      PyDict.Cursor cursor = kwargs.cursor();
      while (cursor.advance()) {
        String name = Text.toJava(cursor.key());
        if (name.equals("dialect")) {
          if (dialect != null) {
            throw PyErrors.typeError("argument for function given by name ('dialect') and position (1)");
          }
          dialect = cursor.value();
          continue;
        }
        int index = java.util.Arrays.asList(NAMES).indexOf(name);
        if (index < 0) {
          throw PyErrors.typeError("this function got an unexpected keyword argument '" + name + "'");
        }
        if (settings[index] != null) {
          throw PyErrors.typeError("argument for function given by name ('" + name + "') and position (" + (index + 2) + ")");
        }
        settings[index] = cursor.value();
        given = true;
      }
    }
    return create(ts, cls, dialect, settings, given);
  }

  private static Object create(ThreadState ts, PyType cls, Object given, Object[] settings, boolean changed) {
    Object dialect = given;
    if (dialect != null && Text.isStr(dialect)) {
      dialect = ((PyDict) Imports.attribute(ts, "_csv", "_dialects")).get(ts, dialect);
      if (dialect == null) {
        throw CsvModule.unknown();
      }
    }
    if (dialect instanceof PyCsvDialect d && !changed && cls == TYPE) {
      return d;
    }
    if (dialect != null) {
      for (int i = 0; i < NAMES.length; i++) {
        if (settings[i] == null) {
          settings[i] = Objects.findAttribute(ts, dialect, NAMES[i]);
        }
      }
    }
    return new PyCsvDialect(ts, cls, settings);
  }

  private static Object orNone(int c) {
    return c == UNSET ? PyNone.NONE : Text.of(c);
  }

  /// What stands between fields.
  @Getter("delimiter")
  Object delimiter() {
    return Text.of(delimiter);
  }

  /// Whether a quote within quotes is written twice.
  @Getter("doublequote")
  Object doubleQuote() {
    return PyBool.of(doubleQuote);
  }

  /// What takes the meaning from the next character, or None.
  @Getter("escapechar")
  Object escape() {
    return orNone(escape);
  }

  /// What a writer puts at the end of a row.
  @Getter("lineterminator")
  Object lineTerminator() {
    return lineTerminator;
  }

  /// What stands around fields with special characters, or None.
  @Getter("quotechar")
  Object quote() {
    return orNone(quote);
  }

  /// Which fields are quoted: one of the QUOTE constants.
  @Getter("quoting")
  Object quoting() {
    return PyInt.of(quoting);
  }

  /// Whether spaces after a delimiter are left out.
  @Getter("skipinitialspace")
  Object skipInitialSpace() {
    return PyBool.of(skipInitialSpace);
  }

  /// Whether bad input is an error.
  @Getter("strict")
  Object strict() {
    return PyBool.of(strict);
  }

  /// Refuses to be pickled.
  @Method("__reduce__()")
  Object reduce() {
    throw PyErrors.typeError("cannot pickle '" + type.name() + "' instances");
  }

  /// Refuses to be pickled.
  @Method("__reduce_ex__(protocol=0, /)")
  Object reduceEx(Object protocol) {
    return reduce();
  }
}
