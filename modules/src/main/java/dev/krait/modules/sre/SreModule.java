// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;

/// The engine of regular expressions: makes pattern objects from the code that `re` compiles.
@PyModuleDef(value = "_sre", types = {})
public final class SreModule {
  /// The version of the code that the engine runs.
  @Constant("MAGIC")
  static final int MAGIC = SreOp.MAGIC;
  /// The bytes in a word of code.
  @Constant("CODESIZE")
  static final int CODE_SIZE = 4;
  /// The repeat count that stands for any number.
  @Constant("MAXREPEAT")
  static final long MAX_REPEAT = 0xFFFFFFFFL;
  /// The most groups that a pattern may have.
  @Constant("MAXGROUPS")
  static final int MAX_GROUPS = 1073741823;

  private SreModule() {
  }

  /// A pattern from its code.
  @Function("compile(pattern, flags, code, groups, groupindex, indexgroup)")
  static Object compile(ThreadState ts, Object pattern, int flags, PyList code, int groups, PyDict groupindex, PyTuple indexgroup) {
    Object[] items = code.toArray();
    int[] words = new int[items.length];
    for (int i = 0; i < words.length; i++) {
      Object word = Numbers.index(ts, items[i]);
      if (word instanceof PyBigInt || ((PyInt) word).value < 0 || ((PyInt) word).value > 0xFFFFFFFFL) {
        throw PyErrors.overflowError("regular expression code size limit exceeded");
      }
      words[i] = (int) ((PyInt) word).value;
    }
    if (!CodeCheck.isValid(words, groups)) {
      throw PyErrors.runtimeError("invalid SRE code");
    }
    return new PyPattern(pattern, flags, words, groups, groupindex, indexgroup);
  }

  /// A replacement from its literals and group numbers, which alternate.
  @Function("template(pattern, template, /)")
  static Object template(ThreadState ts, Object pattern, PyList template) {
    Object[] items = template.toArray();
    int count = items.length / 2;
    Object[] literals = new Object[count + 1];
    int[] groups = new int[count];
    literals[0] = items[0];
    for (int i = 0; i < count; i++) {
      groups[i] = Converters.toInt(ts, items[2 * i + 1]);
      if (groups[i] < 0) {
        throw PyErrors.typeError("invalid template");
      }
      literals[i + 1] = items[2 * i + 2];
    }
    return new PyTemplate(literals, groups);
  }

  /// The bytes in a word of code.
  @Function("getcodesize()")
  static int codeSize() {
    return CODE_SIZE;
  }

  /// Whether an ASCII character has another case.
  @Function("ascii_iscased(character, /)")
  static boolean asciiIsCased(int character) {
    return character < 128 && Character.isLetter(character);
  }

  /// Whether a character has another case.
  @Function("unicode_iscased(character, /)")
  static boolean unicodeIsCased(int character) {
    return SreCharacters.lowerUnicode(character) != character || SreCharacters.upperUnicode(character) != character;
  }

  /// The lower case of an ASCII character.
  @Function("ascii_tolower(character, /)")
  static int asciiToLower(int character) {
    return SreCharacters.lowerAscii(character);
  }

  /// The lower case of a character.
  @Function("unicode_tolower(character, /)")
  static int unicodeToLower(int character) {
    return SreCharacters.lowerUnicode(character);
  }
}
