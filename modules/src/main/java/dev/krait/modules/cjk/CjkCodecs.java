// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.modules.cjk.CharacterSet.Kind;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.Text;

/// Makes encodings by name.
final class CjkCodecs {
  private CjkCodecs() {
  }

  /// The codec object of an encoding that a module has; `names` are those, between blanks.
  static Object codec(String names, Object encoding) {
    if (!Text.isStr(encoding)) {
      throw PyErrors.typeError("encoding name must be a string.");
    }
    String name = Text.toJava(encoding);
    if (name.indexOf(' ') >= 0 || !names.contains(" " + name + " ")) {
      throw PyErrors.of(Exceptions.LOOKUP_ERROR, "no such codec is supported.");
    }
    return new PyMultibyteCodec(make(name));
  }

  private static CjkCodec make(String name) {
    if (name.startsWith("iso2022")) {
      return iso2022(name);
    }
    return name.equals("hz") ? new HzCodec(CjkTables.of("gb2312")) : new TableCodec(name, CjkTables.of(name));
  }

  private static CharacterSet twoByte(char letter, Kind kind, String table) {
    return new CharacterSet(letter | CharacterSet.DOUBLE, kind, CjkTables.of(table), 0);
  }

  private static CjkCodec iso2022(String name) {
    CharacterSet jis = twoByte('B', Kind.TWO, "euc_jp");
    CharacterSet old = twoByte('@', Kind.OLD, "euc_jp");
    CharacterSet more = twoByte('D', Kind.THREE, "euc_jp");
    CharacterSet roman = new CharacterSet('J', Kind.ROMAN, null, 0);
    switch (name) {
      case "iso2022_kr":
        CharacterSet shifted = new CharacterSet('C' | CharacterSet.DOUBLE, Kind.TWO, CjkTables.of("euc_kr"), 1);
        return new Iso2022Codec(name, new CharacterSet[] {shifted}, null, true, false, false);
      case "iso2022_jp":
        return japanese(name, false, false, jis, roman, old);
      case "iso2022_jp_1":
        return japanese(name, false, false, jis, more, roman, old);
      case "iso2022_jp_2":
        return japanese(name, true, false, jis, more, twoByte('C', Kind.TWO, "euc_kr"), twoByte('A', Kind.TWO, "gb2312"), roman, old);
      case "iso2022_jp_ext":
        return japanese(name, false, true, jis, more, roman, new CharacterSet('I', Kind.KATAKANA, null, 0), old);
      case "iso2022_jp_3":
        return planes(name, jis, 'O', "euc_jisx0213");
      default:
        return planes(name, jis, 'Q', "euc_jis_2004");
    }
  }

  private static CjkCodec japanese(String name, boolean usesG2, boolean extended, CharacterSet... sets) {
    return new Iso2022Codec(name, sets, null, false, usesG2, extended);
  }

  private static CjkCodec planes(String name, CharacterSet jis, char letter, String table) {
    CharacterSet first = twoByte(letter, Kind.TWO, table);
    CharacterSet[] sets = {jis, first, twoByte('P', Kind.PLANE, table)};
    return new Iso2022Codec(name, sets, first, false, false, false);
  }
}
