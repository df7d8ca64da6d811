// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.unicode;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.text.UnicodeData;
import dev.krait.runtime.thread.ThreadState;

/// This module provides access to the Unicode Character Database.
@PyModuleDef(value = "unicodedata", types = {PyUcd.class})
final class UnicodedataModule {
  @Constant("unidata_version")
  static final String VERSION = "16.0.0";

  private UnicodedataModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "ucd_3_2_0", new PyUcd());
  }

  /// The decimal digit that a character stands for, as an int; the default, or ValueError, if it is none.
  @Function("decimal(chr, default=<unrepresentable>, /)")
  static Object decimal(Object chr, Object defaultValue) {
    return CharacterProperties.decimal(chr, defaultValue, false);
  }

  /// The digit that a character stands for, as an int; the default, or ValueError, if it is none.
  @Function("digit(chr, default=<unrepresentable>, /)")
  static Object digit(Object chr, Object defaultValue) {
    return CharacterProperties.digit(chr, defaultValue, false);
  }

  /// The number that a character stands for, as a float; the default, or ValueError, if it is none.
  @Function("numeric(chr, default=<unrepresentable>, /)")
  static Object numeric(Object chr, Object defaultValue) {
    return CharacterProperties.numeric(chr, defaultValue, false);
  }

  /// The general category of a character, such as Lu.
  @Function("category(chr, /)")
  static String category(Object chr) {
    return CharacterProperties.category(CharacterProperties.character(chr, "category", 0), false);
  }

  /// The bidirectional class of a character; empty if it has none.
  @Function("bidirectional(chr, /)")
  static String bidirectional(Object chr) {
    return CharacterProperties.bidirectional(CharacterProperties.character(chr, "bidirectional", 0), false);
  }

  /// The canonical combining class of a character; 0 if it has none.
  @Function("combining(chr, /)")
  static int combining(Object chr) {
    return UnicodeData.combining(CharacterProperties.character(chr, "combining", 0), false);
  }

  /// 1 if a character is mirrored in text from right to left, else 0.
  @Function("mirrored(chr, /)")
  static int mirrored(Object chr) {
    return CharacterProperties.mirrored(CharacterProperties.character(chr, "mirrored", 0), false);
  }

  /// The East Asian width of a character.
  @Function("east_asian_width(chr, /)")
  static String eastAsianWidth(Object chr) {
    return UnicodeData.eastAsianWidth(CharacterProperties.character(chr, "east_asian_width", 0), false);
  }

  /// The decomposition of a character, as the database writes it; empty if it has none.
  @Function("decomposition(chr, /)")
  static String decomposition(Object chr) {
    return UnicodeData.decomposition(CharacterProperties.character(chr, "decomposition", 0), false);
  }

  /// Whether a text is in a normal form: NFC, NFKC, NFD or NFKD.
  @Function("is_normalized(form, unistr, /)")
  static boolean isNormalized(Object form, Object unistr) {
    return Normalization.isNormalized(form, unistr, false);
  }

  /// A text in a normal form: NFC, NFKC, NFD or NFKD.
  @Function("normalize(form, unistr, /)")
  static Object normalize(Object form, Object unistr) {
    return Normalization.normalize(form, unistr, false);
  }

  /// The name of a character; the default, or ValueError, if it has none.
  @Function("name(chr, default=<unrepresentable>, /)")
  static Object name(Object chr, Object defaultValue) {
    return CharacterProperties.name(chr, defaultValue, false);
  }

  /// The character, or the characters, of that name; KeyError if there is none.
  @Function("lookup(name, /)")
  static Object lookup(Object name) {
    return CharacterProperties.lookup(name, false);
  }
}
