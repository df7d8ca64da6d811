// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Tag;
import java.util.ArrayList;
import java.util.List;

/// Turns expressions that were read for their value into targets; refuses those that cannot be one.
final class Targets {
  private Targets() {
  }

  /// `value` as a target of an assignment.
  static Expr store(Expr value) {
    return with(value, ExprContext.STORE);
  }

  /// `value` as a target of `del`.
  static Expr delete(Expr value) {
    return with(value, ExprContext.DEL);
  }

  private static Expr with(Expr value, ExprContext context) {
    switch (value.tag()) {
      case Tag.NAME:
        Expr.Name name = (Expr.Name) value;
        return new Expr.Name(name.id(), context, name.line(), name.column(), name.endLine(), name.endColumn());
      case Tag.ATTRIBUTE:
        Expr.Attribute attribute = (Expr.Attribute) value;
        return new Expr.Attribute(attribute.value(), attribute.attr(), context, attribute.line(), attribute.column(), attribute.endLine(),
            attribute.endColumn());
      case Tag.SUBSCRIPT:
        Expr.Subscript subscript = (Expr.Subscript) value;
        return new Expr.Subscript(subscript.value(), subscript.slice(), context, subscript.line(), subscript.column(), subscript.endLine(),
            subscript.endColumn());
      case Tag.TUPLE:
        Expr.Tuple tuple = (Expr.Tuple) value;
        return new Expr.Tuple(items(tuple.elts(), context), context, tuple.line(), tuple.column(), tuple.endLine(), tuple.endColumn());
      case Tag.LIST_DISPLAY:
        Expr.ListDisplay list = (Expr.ListDisplay) value;
        return new Expr.ListDisplay(items(list.elts(), context), context, list.line(), list.column(), list.endLine(), list.endColumn());
      case Tag.STARRED:
        Expr.Starred starred = (Expr.Starred) value;
        if (context == ExprContext.DEL || starred.value() instanceof Expr.Starred) {
          throw SyntaxFailure.FOUND;
        }
        return new Expr.Starred(with(starred.value(), context), context, starred.line(), starred.column(), starred.endLine(),
            starred.endColumn());
      default:
        throw SyntaxFailure.FOUND;
    }
  }

  private static List<Expr> items(List<Expr> items, ExprContext context) {
    if (items.isEmpty()) {
      return items;
    }
    List<Expr> targets = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      targets.add(with(items.get(i), context));
    }
    return targets;
  }

  /// Whether `target` is one that can stand alone before an annotation or an augmented assignment.
  static boolean isSingle(Expr target) {
    int tag = target.tag();
    return tag == Tag.NAME || tag == Tag.ATTRIBUTE || tag == Tag.SUBSCRIPT;
  }
}
