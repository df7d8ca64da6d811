// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Constants as text for comparison and display: equal texts mean equal constants, nested code objects by name alone.
final class ConstText {
  private ConstText() {
  }

  static String of(Const value) {
    return switch (value) {
      case Const.Singleton singleton -> switch (singleton) {
        case NONE -> "None";
        case TRUE -> "True";
        case FALSE -> "False";
        case ELLIPSIS -> "Ellipsis";
      };
      case Const.Int number -> Long.toString(number.value());
      case Const.BigInt number -> number.value().toString();
      case Const.Float number -> Double.toHexString(number.value());
      case Const.Complex number -> "complex(" + Double.toHexString(number.real()) + ", " + Double.toHexString(number.imag()) + ")";
      case Const.Str text -> quoted(text.value().chars().toArray());
      case Const.WideStr text -> quoted(text.value().array());
      case Const.Bytes bytes -> "bytes " + bytes.value();
      case Const.Tuple tuple -> "(" + String.join(", ", all(tuple.items())) + ")";
      case Const.FrozenSet set -> {
        List<String> members = all(set.items());
        Collections.sort(members);
        yield "frozenset{" + String.join(", ", members) + "}";
      }
      case Const.Slice slice -> "slice(" + of(slice.start()) + ", " + of(slice.stop()) + ", " + of(slice.step()) + ")";
      case Const.Code code -> "<code " + code.value().qualName + ":" + code.value().firstLine + ">";
    };
  }

  static List<String> all(List<Const> values) {
    var texts = new ArrayList<String>();
    for (Const value : values) {
      texts.add(of(value));
    }
    return texts;
  }

  private static String quoted(int[] codePoints) {
    var text = new StringBuilder("'");
    for (int codePoint : codePoints) {
      if (codePoint < ' ' || codePoint > '~' || codePoint == '\'' || codePoint == '\\') {
        text.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
      } else {
        text.append((char) codePoint);
      }
    }
    return text.append('\'').toString();
  }
}
