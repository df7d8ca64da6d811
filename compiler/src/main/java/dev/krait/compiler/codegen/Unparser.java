// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Const;
import java.util.List;

/// Writes an expression as source text, as `from __future__ import annotations` keeps it: with no more parentheses than needed.
/// The text is kept as code points in a `String`; a lone surrogate of a literal is escaped by `repr`.
final class Unparser {
  // Precedences, from what needs parentheses most to what never does.
  private static final int TUPLE = 0, TEST = 1, OR = 2, AND = 3, NOT = 4, CMP = 5, BOR = 6, BXOR = 7, BAND = 8, SHIFT = 9, ARITH = 10, TERM = 11,
      FACTOR = 12, POWER = 13, AWAIT = 14, ATOM = 15;
  private final StringBuilder out = new StringBuilder();

  private Unparser() {
  }

  static String unparse(Expr e) {
    Unparser unparser = new Unparser();
    unparser.expr(e, TEST);
    return unparser.out.toString();
  }

  static String repr(Const value) {
    return ConstantText.repr(value);
  }

  private void list(List<Expr> items, int level) {
    for (int i = 0, n = items.size(); i < n; i++) {
      if (i > 0) {
        out.append(", ");
      }
      expr(items.get(i), level);
    }
  }

  private void open(int level, int own) {
    if (level > own) {
      out.append('(');
    }
  }

  private void close(int level, int own) {
    if (level > own) {
      out.append(')');
    }
  }

  private void expr(Expr e, int level) {
    switch (e.tag()) {
      case Tag.NAME -> out.append(((Expr.Name) e).id());
      case Tag.CONSTANT -> constant((Expr.Constant) e);
      case Tag.ATTRIBUTE -> attribute((Expr.Attribute) e);
      case Tag.SUBSCRIPT -> {
        expr(((Expr.Subscript) e).value(), ATOM);
        out.append('[');
        expr(((Expr.Subscript) e).slice(), TUPLE);
        out.append(']');
      }
      case Tag.CALL -> call((Expr.Call) e);
      case Tag.BIN_OP -> binaryOperation((Expr.BinOp) e, level);
      case Tag.TUPLE -> {
        List<Expr> items = ((Expr.Tuple) e).elts();
        if (items.isEmpty()) {
          out.append("()");
          return;
        }
        open(level, TUPLE);
        list(items, TEST);
        out.append(items.size() == 1 ? "," : "");
        close(level, TUPLE);
      }
      case Tag.LIST_DISPLAY -> {
        out.append('[');
        list(((Expr.ListDisplay) e).elts(), TEST);
        out.append(']');
      }
      case Tag.SET -> {
        out.append('{');
        list(((Expr.Set) e).elts(), TEST);
        out.append('}');
      }
      case Tag.DICT -> dict((Expr.Dict) e);
      case Tag.STARRED -> {
        out.append('*');
        expr(((Expr.Starred) e).value(), BOR);
      }
      case Tag.SLICE -> slice((Expr.Slice) e);
      case Tag.JOINED_STR -> {
        out.append('f');
        ConstantText.string(out, ConstantText.codePoints(formatted(((Expr.JoinedStr) e).values())));
      }
      case Tag.TEMPLATE_STR -> {
        out.append('t');
        ConstantText.string(out, ConstantText.codePoints(formatted(((Expr.TemplateStr) e).values())));
      }
      case Tag.FORMATTED_VALUE, Tag.INTERPOLATION -> out.append(formatted(List.of(e)));
      default -> operation(e, level);
    }
  }

  private void operation(Expr e, int level) {
    switch (e.tag()) {
      case Tag.BOOL_OP -> {
        Expr.BoolOp op = (Expr.BoolOp) e;
        int own = op.op() == BoolOperator.AND ? AND : OR;
        open(level, own);
        for (int i = 0; i < op.values().size(); i++) {
          out.append(i == 0 ? "" : own == AND ? " and " : " or ");
          expr(op.values().get(i), own + 1);
        }
        close(level, own);
      }
      case Tag.UNARY_OP -> {
        Expr.UnaryOp op = (Expr.UnaryOp) e;
        int own = op.op() == UnaryOperator.NOT ? NOT : FACTOR;
        open(level, own);
        out.append(switch (op.op()) {
          case INVERT -> "~";
          case NOT -> "not ";
          case UADD -> "+";
          case USUB -> "-";
        });
        expr(op.operand(), own);
        close(level, own);
      }
      case Tag.COMPARE -> compare((Expr.Compare) e, level);
      case Tag.IF_EXP -> {
        Expr.IfExp choice = (Expr.IfExp) e;
        open(level, TEST);
        expr(choice.body(), TEST + 1);
        out.append(" if ");
        expr(choice.test(), TEST + 1);
        out.append(" else ");
        expr(choice.orElse(), TEST);
        close(level, TEST);
      }
      case Tag.LAMBDA -> lambda((Expr.Lambda) e, level);
      case Tag.NAMED_EXPR -> {
        Expr.NamedExpr named = (Expr.NamedExpr) e;
        open(level, TUPLE);
        expr(named.target(), ATOM);
        out.append(" := ");
        expr(named.value(), ATOM);
        close(level, TUPLE);
      }
      default -> suspension(e, level);
    }
  }

  private void suspension(Expr e, int level) {
    switch (e.tag()) {
      case Tag.AWAIT -> {
        open(level, AWAIT);
        out.append("await ");
        expr(((Expr.Await) e).value(), ATOM);
        close(level, AWAIT);
      }
      case Tag.YIELD -> {
        out.append("(yield");
        if (((Expr.Yield) e).value() != null) {
          out.append(' ');
          expr(((Expr.Yield) e).value(), TUPLE);
        }
        out.append(')');
      }
      case Tag.YIELD_FROM -> {
        out.append("(yield from ");
        expr(((Expr.YieldFrom) e).value(), TEST);
        out.append(')');
      }
      default -> comprehension(e);
    }
  }

  private void constant(Expr.Constant e) {
    if (e.value() == Const.Singleton.ELLIPSIS) {
      out.append("...");
      return;
    }
    if (e.kind() != null) {
      out.append('u');
    }
    String text = repr(e.value());
    boolean inexact = e.value() instanceof Const.Float || e.value() instanceof Const.Complex;
    // Infinity has no literal, but a number that is too large does.
    out.append(inexact ? text.replace("inf", "1e309") : text);
  }

  private void attribute(Expr.Attribute e) {
    expr(e.value(), ATOM);
    boolean integer = e.value().tag() == Tag.CONSTANT
        && (((Expr.Constant) e.value()).value() instanceof Const.Int || ((Expr.Constant) e.value()).value() instanceof Const.BigInt);
    out.append(integer ? " ." : ".").append(e.attr());
  }

  private void call(Expr.Call e) {
    expr(e.func(), ATOM);
    if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().get(0).tag() == Tag.GENERATOR_EXP) {
      expr(e.args().get(0), TUPLE);
      return;
    }
    out.append('(');
    list(e.args(), TEST);
    boolean first = e.args().isEmpty();
    for (Keyword keyword : e.keywords()) {
      out.append(first ? "" : ", ").append(keyword.arg() == null ? "**" : keyword.arg() + "=");
      expr(keyword.value(), TEST);
      first = false;
    }
    out.append(')');
  }

  private void binaryOperation(Expr.BinOp e, int level) {
    int own = precedence(e.op());
    open(level, own);
    expr(e.left(), own == POWER ? own + 1 : own);
    out.append(symbol(e.op()));
    expr(e.right(), own == POWER ? own : own + 1);
    close(level, own);
  }

  private static int precedence(Operator op) {
    return switch (op) {
      case ADD, SUB -> ARITH;
      case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
      case LSHIFT, RSHIFT -> SHIFT;
      case BIT_OR -> BOR;
      case BIT_XOR -> BXOR;
      case BIT_AND -> BAND;
      case POW -> POWER;
    };
  }

  private static String symbol(Operator op) {
    return switch (op) {
      case ADD -> " + ";
      case SUB -> " - ";
      case MULT -> " * ";
      case MAT_MULT -> " @ ";
      case DIV -> " / ";
      case MOD -> " % ";
      case FLOOR_DIV -> " // ";
      case LSHIFT -> " << ";
      case RSHIFT -> " >> ";
      case BIT_OR -> " | ";
      case BIT_XOR -> " ^ ";
      case BIT_AND -> " & ";
      case POW -> " ** ";
    };
  }

  private void compare(Expr.Compare e, int level) {
    open(level, CMP);
    expr(e.left(), CMP + 1);
    for (int i = 0; i < e.ops().size(); i++) {
      out.append(symbol(e.ops().get(i)));
      expr(e.comparators().get(i), CMP + 1);
    }
    close(level, CMP);
  }

  private static String symbol(CmpOp op) {
    return switch (op) {
      case EQ -> " == ";
      case NOT_EQ -> " != ";
      case LT -> " < ";
      case LT_E -> " <= ";
      case GT -> " > ";
      case GT_E -> " >= ";
      case IS -> " is ";
      case IS_NOT -> " is not ";
      case IN -> " in ";
      case NOT_IN -> " not in ";
    };
  }

  private void dict(Expr.Dict e) {
    out.append('{');
    for (int i = 0; i < e.values().size(); i++) {
      out.append(i > 0 ? ", " : "");
      if (e.keys().get(i) == null) {
        out.append("**");
        expr(e.values().get(i), BOR);
      } else {
        expr(e.keys().get(i), TEST);
        out.append(": ");
        expr(e.values().get(i), TEST);
      }
    }
    out.append('}');
  }

  private void slice(Expr.Slice e) {
    if (e.lower() != null) {
      expr(e.lower(), TEST);
    }
    out.append(':');
    if (e.upper() != null) {
      expr(e.upper(), TEST);
    }
    if (e.step() != null) {
      out.append(':');
      expr(e.step(), TEST);
    }
  }

  private void comprehension(Expr e) {
    switch (e.tag()) {
      case Tag.LIST_COMP -> {
        Expr.ListComp comp = (Expr.ListComp) e;
        loops('[', comp.elt(), null, comp.generators(), ']');
      }
      case Tag.SET_COMP -> {
        Expr.SetComp comp = (Expr.SetComp) e;
        loops('{', comp.elt(), null, comp.generators(), '}');
      }
      case Tag.DICT_COMP -> {
        Expr.DictComp comp = (Expr.DictComp) e;
        loops('{', comp.key(), comp.value(), comp.generators(), '}');
      }
      case Tag.GENERATOR_EXP -> {
        Expr.GeneratorExp comp = (Expr.GeneratorExp) e;
        loops('(', comp.elt(), null, comp.generators(), ')');
      }
      default -> throw new IllegalArgumentException("unknown expression kind");
    }
  }

  private void loops(char before, Expr elt, Expr value, List<Comprehension> generators, char after) {
    out.append(before);
    expr(elt, TEST);
    if (value != null) {
      out.append(": ");
      expr(value, TEST);
    }
    for (Comprehension generator : generators) {
      out.append(generator.isAsync() ? " async for " : " for ");
      expr(generator.target(), TUPLE);
      out.append(" in ");
      expr(generator.iter(), TEST + 1);
      for (Expr condition : generator.ifs()) {
        out.append(" if ");
        expr(condition, TEST + 1);
      }
    }
    out.append(after);
  }

  private void lambda(Expr.Lambda e, int level) {
    open(level, TEST);
    Arguments args = e.args();
    // No space without positional parameters, as CPython has it.
    out.append(args.posOnlyArgs().isEmpty() && args.args().isEmpty() ? "lambda" : "lambda ");
    parameters(args);
    out.append(": ");
    expr(e.body(), TEST);
    close(level, TEST);
  }

  private void parameters(Arguments args) {
    int posOnly = args.posOnlyArgs().size();
    int positional = posOnly + args.args().size();
    boolean first = true;
    for (int i = 0; i < positional; i++) {
      first = separator(first);
      parameter(i < posOnly ? args.posOnlyArgs().get(i) : args.args().get(i - posOnly));
      int index = i - (positional - args.defaults().size());
      if (index >= 0) {
        out.append('=');
        expr(args.defaults().get(index), TEST);
      }
      if (i + 1 == posOnly) {
        out.append(", /");
      }
    }
    if (args.varArg() != null || !args.kwOnlyArgs().isEmpty()) {
      first = separator(first);
      out.append('*');
      if (args.varArg() != null) {
        parameter(args.varArg());
      }
    }
    for (int i = 0; i < args.kwOnlyArgs().size(); i++) {
      first = separator(first);
      parameter(args.kwOnlyArgs().get(i));
      if (args.kwDefaults().get(i) != null) {
        out.append('=');
        expr(args.kwDefaults().get(i), TEST);
      }
    }
    if (args.kwArg() != null) {
      separator(first);
      out.append("**");
      parameter(args.kwArg());
    }
  }

  private boolean separator(boolean first) {
    out.append(first ? "" : ", ");
    return false;
  }

  private void parameter(Arg arg) {
    out.append(arg.arg());
    if (arg.annotation() != null) {
      out.append(": ");
      expr(arg.annotation(), TEST);
    }
  }

  /// The inside of a formatted string.
  private static String formatted(List<Expr> values) {
    StringBuilder body = new StringBuilder();
    for (Expr value : values) {
      switch (value.tag()) {
        case Tag.CONSTANT -> body.append(text(((Expr.Constant) value).value()).replace("{", "{{").replace("}", "}}"));
        case Tag.JOINED_STR -> body.append(formatted(((Expr.JoinedStr) value).values()));
        case Tag.FORMATTED_VALUE -> {
          Expr.FormattedValue x = (Expr.FormattedValue) value;
          Unparser inner = new Unparser();
          inner.expr(x.value(), TEST + 1);
          replacement(body, inner.out.toString(), x.conversion(), x.formatSpec());
        }
        case Tag.INTERPOLATION -> {
          Expr.Interpolation x = (Expr.Interpolation) value;
          replacement(body, text(x.str()), x.conversion(), x.formatSpec());
        }
        default -> throw new IllegalArgumentException("unknown expression kind inside f-string");
      }
    }
    return body.toString();
  }

  private static void replacement(StringBuilder body, String value, int conversion, Expr formatSpec) {
    body.append(value.startsWith("{") ? "{ " : "{").append(value);
    if (conversion > 0) {
      body.append('!').append((char) conversion);
    }
    if (formatSpec != null) {
      body.append(':').append(formatted(List.of(formatSpec)));
    }
    body.append('}');
  }

  private static String text(Const value) {
    return value instanceof Const.WideStr wide ? wide.value().toString() : ((Const.Str) value).value();
  }
}
