// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.code.CodePoints;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.List;

/// Constants that the code generator makes.
final class Constants {
  static final Const NONE = Const.Singleton.NONE;

  private Constants() {
  }

  /// A text of whole code points, such as a name.
  static Const str(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        return new Const.WideStr(new CodePoints(ConstantText.codePoints(text)));
      }
    }
    return new Const.Str(text);
  }

  static Const tuple(List<String> names) {
    ArrayList<Const> items = new ArrayList<>(names.size());
    for (String name : names) {
      items.add(str(name));
    }
    return new Const.Tuple(items);
  }

  static Const integer(long value) {
    return new Const.Int(value);
  }

  /// The name of the Python type of a constant, as messages show it.
  static String typeName(Const value) {
    if (value instanceof Const.Singleton singleton) {
      return switch (singleton) {
        case NONE -> "NoneType";
        case TRUE, FALSE -> "bool";
        case ELLIPSIS -> "ellipsis";
      };
    }
    if (value instanceof Const.Int || value instanceof Const.BigInt) {
      return "int";
    }
    if (value instanceof Const.Str || value instanceof Const.WideStr) {
      return "str";
    }
    if (value instanceof Const.Float) {
      return "float";
    }
    if (value instanceof Const.Complex) {
      return "complex";
    }
    if (value instanceof Const.Bytes) {
      return "bytes";
    }
    if (value instanceof Const.Tuple) {
      return "tuple";
    }
    return value instanceof Const.FrozenSet ? "frozenset" : value instanceof Const.Slice ? "slice" : "code";
  }
}
