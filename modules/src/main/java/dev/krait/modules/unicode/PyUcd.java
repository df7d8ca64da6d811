// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.unicode;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.text.UnicodeData;
import dev.krait.runtime.type.PyType;

/// The Unicode Character Database in version 3.2, with the functions of the module as methods. Immutable.
@PyTypeDef(value = "UCD", module = "unicodedata")
public final class PyUcd extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyUcdTable.INSTANCE);

  PyUcd() {
    super(TYPE);
  }

  /// The version of the database.
  @Getter("unidata_version")
  String unidataVersion() {
    return "3.2.0";
  }

  /// The decimal digit that a character stands for, as an int; the default, or ValueError, if it is none.
  @Method("decimal(chr, default=<unrepresentable>, /)")
  Object decimal(Object chr, Object defaultValue) {
    return CharacterProperties.decimal(chr, defaultValue, true);
  }

  /// The digit that a character stands for, as an int; the default, or ValueError, if it is none.
  @Method("digit(chr, default=<unrepresentable>, /)")
  Object digit(Object chr, Object defaultValue) {
    return CharacterProperties.digit(chr, defaultValue, true);
  }

  /// The number that a character stands for, as a float; the default, or ValueError, if it is none.
  @Method("numeric(chr, default=<unrepresentable>, /)")
  Object numeric(Object chr, Object defaultValue) {
    return CharacterProperties.numeric(chr, defaultValue, true);
  }

  /// The general category of a character, such as Lu.
  @Method("category(chr, /)")
  String category(Object chr) {
    return CharacterProperties.category(CharacterProperties.character(chr, "category", 0), true);
  }

  /// The bidirectional class of a character; empty if it has none.
  @Method("bidirectional(chr, /)")
  String bidirectional(Object chr) {
    return CharacterProperties.bidirectional(CharacterProperties.character(chr, "bidirectional", 0), true);
  }

  /// The canonical combining class of a character; 0 if it has none.
  @Method("combining(chr, /)")
  int combining(Object chr) {
    return UnicodeData.combining(CharacterProperties.character(chr, "combining", 0), true);
  }

  /// 1 if a character is mirrored in text from right to left, else 0.
  @Method("mirrored(chr, /)")
  int mirrored(Object chr) {
    return CharacterProperties.mirrored(CharacterProperties.character(chr, "mirrored", 0), true);
  }

  /// The East Asian width of a character.
  @Method("east_asian_width(chr, /)")
  String eastAsianWidth(Object chr) {
    return UnicodeData.eastAsianWidth(CharacterProperties.character(chr, "east_asian_width", 0), true);
  }

  /// The decomposition of a character, as the database writes it; empty if it has none.
  @Method("decomposition(chr, /)")
  String decomposition(Object chr) {
    return UnicodeData.decomposition(CharacterProperties.character(chr, "decomposition", 0), true);
  }

  /// Whether a text is in a normal form: NFC, NFKC, NFD or NFKD.
  @Method("is_normalized(form, unistr, /)")
  boolean isNormalized(Object form, Object unistr) {
    return Normalization.isNormalized(form, unistr, true);
  }

  /// A text in a normal form: NFC, NFKC, NFD or NFKD.
  @Method("normalize(form, unistr, /)")
  Object normalize(Object form, Object unistr) {
    return Normalization.normalize(form, unistr, true);
  }

  /// The name of a character; the default, or ValueError, if it has none.
  @Method("name(chr, default=<unrepresentable>, /)")
  Object name(Object chr, Object defaultValue) {
    return CharacterProperties.name(chr, defaultValue, true);
  }

  /// The character, or the characters, of that name; KeyError if there is none.
  @Method("lookup(name, /)")
  Object lookup(Object name) {
    return CharacterProperties.lookup(name, true);
  }
}
