// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.unicode;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.text.UnicodeData;
import dev.krait.runtime.type.Types;
import java.text.Normalizer;

/// `unicodedata.normalize`: the JDK's normaliser, and for Unicode 3.2 the same between the characters that it did not know. Pure
/// functions.
final class Normalization {
  private Normalization() {
  }

  private static Object plain(Object argument, String function, int position) {
    Object plain = Text.valueOrNull(argument);
    if (plain == null) {
      throw PyErrors.typeError(function + "() argument " + position + " must be str, not "
          + (argument == PyNone.NONE ? "None" : Types.nameOf(argument)));
    }
    return plain;
  }

  private static Normalizer.Form form(Object form) {
    switch (Text.toJava(form)) {
      case "NFC":
        return Normalizer.Form.NFC;
      case "NFD":
        return Normalizer.Form.NFD;
      case "NFKC":
        return Normalizer.Form.NFKC;
      case "NFKD":
        return Normalizer.Form.NFKD;
      default:
        throw PyErrors.valueError("invalid normalization form");
    }
  }

  static Object normalize(Object formName, Object string, boolean old) {
    Object name = plain(formName, "normalize", 1);
    Object text = plain(string, "normalize", 2);
    if (Text.length(text) == 0) {
      return text;
    }
    Normalizer.Form form = form(name);
    if (text instanceof String s && Text.isAscii(s)) {
      return s;
    }
    return old ? normalizeOld(form, text) : normalize(form, text);
  }

  private static Object normalize(Normalizer.Form form, Object text) {
    return Text.fromJava(Normalizer.normalize(Text.toJava(text), form));
  }

  private static Object normalizeOld(Normalizer.Form form, Object text) {
    TextBuilder out = new TextBuilder();
    TextBuilder run = new TextBuilder();
    int length = Text.length(text);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(text, i);
      int corrected = UnicodeData.oldNormal(c);
      if (corrected >= 0) {
        run.append(corrected);
      } else if (UnicodeData.oldCategory(c).equals("Cn")) {
        out.append(normalize(form, run.build())).append(c);
        run = new TextBuilder();
      } else {
        run.append(c);
      }
    }
    return out.append(normalize(form, run.build())).build();
  }

  static boolean isNormalized(Object formName, Object string, boolean old) {
    Object name = plain(formName, "is_normalized", 1);
    Object text = plain(string, "is_normalized", 2);
    if (Text.length(text) == 0) {
      return true;
    }
    Normalizer.Form form = form(name);
    return old ? normalizeOld(form, text).equals(text) : Normalizer.isNormalized(Text.toJava(text), form);
  }
}
