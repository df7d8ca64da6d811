// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.UnaryOperator;

/// The operators and contexts of trees: the compiler's enums and the names of the classes that stand for them.
final class SyntaxEnums {
  private static final String[] BOOL = {"And", "Or"};
  private static final String[] OPERATORS = {"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor",
      "BitAnd", "FloorDiv"};
  private static final String[] UNARY = {"Invert", "Not", "UAdd", "USub"};
  private static final String[] COMPARISONS = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
  private static final String[] CONTEXTS = {"Load", "Store", "Del"};

  private SyntaxEnums() {
  }

  private static String[] names(Class<?> kind) {
    return kind == BoolOperator.class ? BOOL
        : kind == Operator.class ? OPERATORS
            : kind == UnaryOperator.class ? UNARY
                : kind == CmpOp.class ? COMPARISONS : CONTEXTS;
  }

  static String nameOf(Enum<?> constant) {
    return names(constant.getDeclaringClass())[constant.ordinal()];
  }

  /// The enum constant of a class; null if the name is none of the family's.
  static Enum<?> constantOf(String family, String name) {
    Enum<?>[] constants = family.equals("boolop") ? BoolOperator.values()
        : family.equals("operator") ? Operator.values()
            : family.equals("unaryop") ? UnaryOperator.values() : family.equals("cmpop") ? CmpOp.values() : ExprContext.values();
    String[] names = names(constants[0].getDeclaringClass());
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return constants[i];
      }
    }
    return null;
  }

  static boolean isFamily(String kind) {
    return kind.equals("boolop") || kind.equals("operator") || kind.equals("unaryop") || kind.equals("cmpop") || kind.equals("expr_context");
  }
}
