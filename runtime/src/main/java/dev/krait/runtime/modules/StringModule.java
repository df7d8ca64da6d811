// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.text.FieldName;
import dev.krait.runtime.text.FormatMarkup;
import dev.krait.runtime.text.TextError;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// What string.Formatter shares with str.format.
@PyModuleDef("_string")
final class StringModule {
  private StringModule() {
  }

  private static int[] text(Object object) {
    Object plain = Text.valueOrNull(object);
    if (plain == null) {
      throw PyErrors.typeError("expected str, got " + Types.nameOf(object));
    }
    return Text.codePoints(plain);
  }

  /// Parses a format string: an iterator over (literal text, field name, format specification, conversion).
  @Function("formatter_parser(object, /)")
  static Object formatterParser(Object object) {
    return new Parser(text(object));
  }

  /// Splits the name of a field: its first part, and an iterator over (is attribute, name).
  @Function("formatter_field_name_split(object, /)")
  static Object formatterFieldNameSplit(Object object) {
    int[] text = text(object);
    try {
      FieldName name = new FieldName(text, 0, text.length);
      Object first = name.number >= 0 ? PyInt.of(name.number) : Text.of(text, name.start, name.stop);
      return PyTuple.of(first, new Parts(text, name));
    } catch (TextError e) {
      throw PyErrors.valueError(e.getMessage());
    }
  }

  /// Iterates over the fields of a format string. Used by one thread.
  @PyTypeDef("formatteriterator")
  static final class Parser extends PyIterator {
    static final PyType TYPE = PyType.builtin(StringModuleParserTable.INSTANCE);

    private final int[] text;
    private final FormatMarkup markup;

    Parser(int[] text) {
      super(TYPE);
      this.text = text;
      this.markup = new FormatMarkup(text, 0, text.length);
    }

    @Special("__iter__")
    Object iterator() {
      return this;
    }

    @Override
    @Special("__next__")
    public synchronized Object next(ThreadState ts) {
      try {
        if (!markup.next()) {
          return null;
        }
      } catch (TextError e) {
        throw PyErrors.valueError(e.getMessage());
      }
      TextBuilder literal = new TextBuilder();
      for (int i = markup.literalStart; i < markup.literalEnd; i++) {
        literal.append(text[i]);
      }
      if (!markup.field) {
        return PyTuple.of(literal.build(), PyNone.NONE, PyNone.NONE, PyNone.NONE);
      }
      return PyTuple.of(literal.build(), Text.of(text, markup.nameStart, markup.nameEnd), Text.of(text, markup.specStart, markup.specEnd),
          markup.conversion == 0 ? PyNone.NONE : Text.of(markup.conversion));
    }
  }

  /// Iterates over the attributes and keys in the name of a field. Used by one thread.
  @PyTypeDef("fieldnameiterator")
  static final class Parts extends PyIterator {
    static final PyType TYPE = PyType.builtin(StringModulePartsTable.INSTANCE);

    private final int[] text;
    private final FieldName name;

    Parts(int[] text, FieldName name) {
      super(TYPE);
      this.text = text;
      this.name = name;
    }

    @Special("__iter__")
    Object iterator() {
      return this;
    }

    @Override
    @Special("__next__")
    public synchronized Object next(ThreadState ts) {
      try {
        if (!name.next()) {
          return null;
        }
      } catch (TextError e) {
        throw PyErrors.valueError(e.getMessage());
      }
      return PyTuple.of(PyBool.of(name.attribute), name.number >= 0 ? PyInt.of(name.number) : Text.of(text, name.start, name.stop));
    }
  }
}
