// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.unicode;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.text.CharacterNames;
import dev.krait.runtime.text.UnicodeData;
import dev.krait.runtime.type.Types;
import java.util.Locale;

/// What `unicodedata` says of single characters, in Unicode 16 or in Unicode 3.2. Pure functions.
final class CharacterProperties {
  private static final String[] CATEGORIES = new String[31];
  private static final String[] DIRECTIONS = {"L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "LRO",
      "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"};
  private static final int MOST_NAME = 256;

  static {
    String names = "1Lu2Ll3Lt4Lm5Lo6Mn7Me8Mc9Nd10Nl11No12Zs13Zl14Zp15Cc16Cf18Co19Cs20Pd21Ps22Pe23Pc24Po25Sm26Sc27Sk28So29Pi30Pf0Cn";
    for (int i = 0; i < names.length();) {
      int number = 0;
      while (Character.isDigit(names.charAt(i))) {
        number = number * 10 + names.charAt(i++) - '0';
      }
      CATEGORIES[number] = names.substring(i, i + 2);
      i += 2;
    }
  }

  private CharacterProperties() {
  }

  /// The code point of an argument that must be one character.
  static int character(Object object, String function, int position) {
    Object plain = Text.valueOrNull(object);
    if (plain == null) {
      throw PyErrors.typeError(function + "() argument" + (position == 0 ? "" : " " + position) + " must be a unicode character, not "
          + (object == PyNone.NONE ? "None" : Types.nameOf(object)));
    }
    if (Text.length(plain) != 1) {
      throw PyErrors.typeError(function + "(): argument" + (position == 0 ? "" : " " + position)
          + " must be a unicode character, not a string of length " + Text.length(plain));
    }
    return Text.codePointAt(plain, 0);
  }

  private static Object missing(Object value, String message) {
    if (value == null) {
      throw PyErrors.valueError(message);
    }
    return value;
  }

  static Object decimal(Object chr, Object missing, boolean old) {
    int c = character(chr, "decimal", 1);
    int digit = old ? UnicodeData.oldDecimal(c) : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    return digit >= 0 ? PyInt.of(digit) : missing(missing, "not a decimal");
  }

  static Object digit(Object chr, Object missing, boolean old) {
    int digit = UnicodeData.digit(character(chr, "digit", 1));
    return digit >= 0 ? PyInt.of(digit) : missing(missing, "not a digit");
  }

  static Object numeric(Object chr, Object missing, boolean old) {
    double value = UnicodeData.numeric(character(chr, "numeric", 1), old);
    return Double.isNaN(value) ? missing(missing, "not a numeric character") : new PyFloat(value);
  }

  static String category(int c, boolean old) {
    return old ? UnicodeData.oldCategory(c) : CATEGORIES[Character.getType(c)];
  }

  static String bidirectional(int c, boolean old) {
    if (old) {
      return UnicodeData.oldBidirectional(c);
    }
    int direction = Character.getType(c) == Character.UNASSIGNED ? -1 : Character.getDirectionality(c);
    return direction < 0 ? "" : DIRECTIONS[direction];
  }

  static int mirrored(int c, boolean old) {
    return (old ? UnicodeData.oldMirrored(c) : Character.isMirrored(c)) ? 1 : 0;
  }

  static Object name(Object chr, Object missing, boolean old) {
    int c = character(chr, "name", 1);
    String name = old && UnicodeData.oldCategory(c).equals("Cn") ? null : CharacterNames.nameOrNull(c);
    return name == null ? missing(missing, "no such name") : name;
  }

  static Object lookup(Object name, boolean old) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("a bytes-like object is required, not '" + Types.nameOf(name) + "'");
    }
    String text = Text.toJava(name);
    if (text.length() > MOST_NAME) {
      throw PyErrors.of(Exceptions.KEY_ERROR, "name too long");
    }
    int c = CharacterNames.lookup(text);
    boolean alias = c >= 0 && old && UnicodeData.alias(text.toUpperCase(Locale.ROOT)) == c;
    if (c >= 0 && !alias) {
      return Text.of(c);
    }
    int[] sequence = old ? null : UnicodeData.sequence(text.toUpperCase(Locale.ROOT));
    if (sequence == null) {
      throw PyErrors.of(Exceptions.KEY_ERROR, Text.fromJava("undefined character name '" + text + "'"));
    }
    return Text.of(sequence, 0, sequence.length);
  }
}
