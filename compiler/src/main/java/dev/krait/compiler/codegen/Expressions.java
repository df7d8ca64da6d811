// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import java.util.List;

/// Code for expressions, in value, target and condition positions; [Displays], [Calls] and [Comprehensions] have the larger ones.
/// Belongs to its [CodeGenerator].
final class Expressions {
  private final CodeGenerator gen;
  private final Displays displays;
  private final Calls calls;
  private final Comprehensions comprehensions;
  private final LiteralWarnings literalWarnings;

  Expressions(CodeGenerator gen) {
    this.gen = gen;
    this.literalWarnings = new LiteralWarnings(gen);
    this.displays = new Displays(gen, this);
    this.calls = new Calls(gen, this, displays, literalWarnings);
    this.comprehensions = new Comprehensions(gen, this);
  }

  Calls calls() {
    return calls;
  }

  void visitAll(List<Expr> expressions) {
    for (int i = 0, n = expressions.size(); i < n; i++) {
      visit(expressions.get(i));
    }
  }

  void visit(Expr e) {
    gen.descend();
    switch (e.tag()) {
      case Tag.NAME -> gen.name(((Expr.Name) e).id(), ((Expr.Name) e).ctx(), CodeGenerator.locationOf(e));
      case Tag.CONSTANT -> gen.loadConst(((Expr.Constant) e).value(), CodeGenerator.locationOf(e));
      case Tag.ATTRIBUTE -> attribute((Expr.Attribute) e);
      case Tag.CALL -> calls.call((Expr.Call) e);
      case Tag.SUBSCRIPT -> subscript((Expr.Subscript) e);
      case Tag.BIN_OP -> {
        Expr.BinOp op = (Expr.BinOp) e;
        visit(op.left());
        visit(op.right());
        gen.emit(BINARY_OP, Statements.binaryOperation(op.op()), CodeGenerator.locationOf(e));
      }
      case Tag.COMPARE -> compare((Expr.Compare) e);
      case Tag.BOOL_OP -> boolOp((Expr.BoolOp) e);
      case Tag.UNARY_OP -> unaryOp((Expr.UnaryOp) e);
      case Tag.TUPLE -> displays.tuple((Expr.Tuple) e);
      case Tag.LIST_DISPLAY -> displays.list((Expr.ListDisplay) e);
      case Tag.SET -> displays.set((Expr.Set) e);
      case Tag.DICT -> displays.dict((Expr.Dict) e);
      case Tag.JOINED_STR -> displays.joinedStr((Expr.JoinedStr) e);
      case Tag.FORMATTED_VALUE -> displays.formattedValue((Expr.FormattedValue) e);
      case Tag.TEMPLATE_STR -> displays.templateStr((Expr.TemplateStr) e);
      case Tag.INTERPOLATION -> displays.interpolation((Expr.Interpolation) e);
      case Tag.SLICE -> slice((Expr.Slice) e);
      case Tag.IF_EXP -> ifExp((Expr.IfExp) e);
      case Tag.NAMED_EXPR -> {
        Expr.NamedExpr named = (Expr.NamedExpr) e;
        visit(named.value());
        gen.emit(COPY, 1, CodeGenerator.locationOf(e));
        visit(named.target());
      }
      case Tag.STARRED -> throw gen.error(((Expr.Starred) e).ctx() == ExprContext.STORE
          ? "starred assignment target must be in a list or tuple"
          : "can't use starred expression here", e);
      default -> ofScope(e);
    }
    gen.ascend();
  }

  /// Expressions that open a scope or suspend one.
  private void ofScope(Expr e) {
    Location at = CodeGenerator.locationOf(e);
    switch (e.tag()) {
      case Tag.LAMBDA -> gen.definitions.lambda((Expr.Lambda) e);
      case Tag.LIST_COMP -> {
        Expr.ListComp comp = (Expr.ListComp) e;
        comprehensions.comprehension(e, "<listcomp>", comp.generators(), comp.elt(), null);
      }
      case Tag.SET_COMP -> {
        Expr.SetComp comp = (Expr.SetComp) e;
        comprehensions.comprehension(e, "<setcomp>", comp.generators(), comp.elt(), null);
      }
      case Tag.DICT_COMP -> {
        Expr.DictComp comp = (Expr.DictComp) e;
        comprehensions.comprehension(e, "<dictcomp>", comp.generators(), comp.key(), comp.value());
      }
      case Tag.GENERATOR_EXP -> {
        Expr.GeneratorExp comp = (Expr.GeneratorExp) e;
        comprehensions.comprehension(e, "<genexpr>", comp.generators(), comp.elt(), null);
      }
      case Tag.YIELD -> {
        if (!gen.unit.scope.type().isFunctionLike()) {
          throw gen.error("'yield' outside function", e);
        }
        Expr value = ((Expr.Yield) e).value();
        if (value != null) {
          visit(value);
        } else {
          gen.loadConst(Constants.NONE, at);
        }
        gen.yieldValue(at);
      }
      case Tag.YIELD_FROM -> {
        if (!gen.unit.scope.type().isFunctionLike()) {
          throw gen.error("'yield from' outside function", e);
        }
        if (gen.unit.kind == Unit.Kind.ASYNC_FUNCTION) {
          throw gen.error("'yield from' inside async function", e);
        }
        visit(((Expr.YieldFrom) e).value());
        gen.emit(GET_YIELD_FROM_ITER, at);
        gen.loadConst(Constants.NONE, at);
        gen.yieldFrom(at, false);
      }
      case Tag.AWAIT -> {
        visit(((Expr.Await) e).value());
        gen.await(0, at);
      }
      default -> throw new IllegalArgumentException("not an expression");
    }
  }

  private void attribute(Expr.Attribute e) {
    Location at = CodeGenerator.locationOf(e);
    if (e.ctx() == ExprContext.LOAD) {
      if (calls.isSuperAttribute(e)) {
        calls.loadSuperAttribute(e, false);
        gen.emit(NOP, attributeLocation(at, e));
        return;
      }
      visit(e.value());
      gen.emitName(LOAD_ATTR, e.attr(), 1, 0, attributeLocation(at, e));
      return;
    }
    gen.noteStaticAttribute(e);
    visit(e.value());
    gen.emitName(e.ctx() == ExprContext.STORE ? STORE_ATTR : DELETE_ATTR, e.attr(), attributeLocation(at, e));
  }

  /// Where the code for an attribute belongs: at the attribute's name, if that stands on another line than the start of `at`.
  static Location attributeLocation(Location at, Expr.Attribute attribute) {
    if (at.line() == attribute.endLine()) {
      return at;
    }
    int column = attribute.endColumn() - attribute.attr().codePointCount(0, attribute.attr().length());
    int endLine = Math.max(at.endLine(), attribute.endLine());
    return column < 0
        ? new Location(attribute.endLine(), endLine, -1, -1)
        : new Location(attribute.endLine(), endLine, column, at.endColumn());
  }

  private void subscript(Expr.Subscript e) {
    if (e.ctx() == ExprContext.LOAD) {
      literalWarnings.checkSubscript(e.value(), e.slice());
    }
    Location at = CodeGenerator.locationOf(e);
    visit(e.value());
    if (isPlainSlice(e.slice()) && e.ctx() != ExprContext.DEL) {
      sliceBounds((Expr.Slice) e.slice());
      gen.emit(e.ctx() == ExprContext.LOAD ? BINARY_SLICE : STORE_SLICE, at);
      return;
    }
    visit(e.slice());
    switch (e.ctx()) {
      case LOAD -> gen.emit(BINARY_OP, Oparg.NB_SUBSCR, at);
      case STORE -> gen.emit(STORE_SUBSCR, at);
      default -> gen.emit(DELETE_SUBSCR, at);
    }
  }

  /// Whether the index is a slice without a step that is not a constant.
  static boolean isPlainSlice(Expr index) {
    return index.tag() == Tag.SLICE && ((Expr.Slice) index).step() == null && !isConstantSlice((Expr.Slice) index);
  }

  private static boolean isConstantSlice(Expr.Slice slice) {
    return isConstantOrAbsent(slice.lower()) && isConstantOrAbsent(slice.upper()) && isConstantOrAbsent(slice.step());
  }

  private static boolean isConstantOrAbsent(Expr e) {
    return e == null || e.tag() == Tag.CONSTANT;
  }

  private static Const valueOf(Expr e) {
    return e == null ? Constants.NONE : ((Expr.Constant) e).value();
  }

  void sliceBounds(Expr.Slice slice) {
    bound(slice.lower(), slice);
    bound(slice.upper(), slice);
  }

  private void bound(Expr bound, Expr.Slice slice) {
    if (bound != null) {
      visit(bound);
    } else {
      gen.loadConst(Constants.NONE, CodeGenerator.locationOf(slice));
    }
  }

  private void slice(Expr.Slice e) {
    Location at = CodeGenerator.locationOf(e);
    if (isConstantSlice(e)) {
      gen.loadConst(new Const.Slice(valueOf(e.lower()), valueOf(e.upper()), valueOf(e.step())), at);
      return;
    }
    sliceBounds(e);
    if (e.step() != null) {
      visit(e.step());
    }
    gen.emit(BUILD_SLICE, e.step() != null ? 3 : 2, at);
  }

  private void unaryOp(Expr.UnaryOp e) {
    visit(e.operand());
    Location at = CodeGenerator.locationOf(e);
    switch (e.op()) {
      case INVERT -> gen.emit(UNARY_INVERT, at);
      case NOT -> {
        gen.emit(TO_BOOL, at);
        gen.emit(UNARY_NOT, at);
      }
      case UADD -> gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_UNARY_POSITIVE, at);
      case USUB -> gen.emit(UNARY_NEGATIVE, at);
    }
  }

  private void boolOp(Expr.BoolOp e) {
    Location at = CodeGenerator.locationOf(e);
    int opcode = e.op() == BoolOperator.AND ? JUMP_IF_FALSE : JUMP_IF_TRUE;
    int end = gen.newLabel();
    int last = e.values().size() - 1;
    for (int i = 0; i < last; i++) {
      visit(e.values().get(i));
      gen.jump(opcode, end, at);
      gen.emit(POP_TOP, at);
    }
    visit(e.values().get(last));
    gen.useLabel(end);
  }

  private void ifExp(Expr.IfExp e) {
    int end = gen.newLabel(), next = gen.newLabel();
    jumpIf(CodeGenerator.locationOf(e), e.test(), next, false);
    visit(e.body());
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(next);
    visit(e.orElse());
    gen.useLabel(end);
  }

  private void compare(Expr.Compare e) {
    literalWarnings.checkCompare(e);
    visit(e.left());
    Location at = CodeGenerator.locationOf(e);
    List<CmpOp> ops = e.ops();
    int last = ops.size() - 1;
    if (last == 0) {
      visit(e.comparators().get(0));
      gen.compare(ops.get(0), at);
      return;
    }
    int cleanup = gen.newLabel(), end = gen.newLabel();
    for (int i = 0; i < last; i++) {
      visit(e.comparators().get(i));
      gen.emit(SWAP, 2, at);
      gen.emit(COPY, 2, at);
      gen.compare(ops.get(i), at);
      gen.emit(COPY, 1, at);
      gen.emit(TO_BOOL, at);
      gen.jump(POP_JUMP_IF_FALSE, cleanup, at);
      gen.emit(POP_TOP, at);
    }
    visit(e.comparators().get(last));
    gen.compare(ops.get(last), at);
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(cleanup);
    gen.emit(SWAP, 2, at);
    gen.emit(POP_TOP, at);
    gen.useLabel(end);
  }

  /// Jumps to `next` if the truth of `e` is `condition`, and else goes on behind it; leaves nothing on the stack.
  void jumpIf(Location at, Expr e, int next, boolean condition) {
    gen.descend();
    switch (e.tag()) {
      case Tag.UNARY_OP -> {
        Expr.UnaryOp op = (Expr.UnaryOp) e;
        if (op.op() == UnaryOperator.NOT) {
          jumpIf(at, op.operand(), next, !condition);
        } else {
          jumpIfValue(e, next, condition);
        }
      }
      case Tag.BOOL_OP -> jumpIfBool(at, (Expr.BoolOp) e, next, condition);
      case Tag.IF_EXP -> {
        Expr.IfExp choice = (Expr.IfExp) e;
        int end = gen.newLabel(), other = gen.newLabel();
        jumpIf(at, choice.test(), other, false);
        jumpIf(at, choice.body(), next, condition);
        gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
        gen.useLabel(other);
        jumpIf(at, choice.orElse(), next, condition);
        gen.useLabel(end);
      }
      case Tag.COMPARE -> {
        if (((Expr.Compare) e).ops().size() > 1) {
          jumpIfChain((Expr.Compare) e, next, condition);
        } else {
          jumpIfValue(e, next, condition);
        }
      }
      default -> jumpIfValue(e, next, condition);
    }
    gen.ascend();
  }

  private void jumpIfValue(Expr e, int next, boolean condition) {
    visit(e);
    Location at = CodeGenerator.locationOf(e);
    gen.emit(TO_BOOL, at);
    gen.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next, at);
  }

  private void jumpIfBool(Location at, Expr.BoolOp e, int next, boolean condition) {
    boolean isOr = e.op() == BoolOperator.OR;
    int early = isOr == condition ? next : gen.newLabel();
    int last = e.values().size() - 1;
    for (int i = 0; i < last; i++) {
      jumpIf(at, e.values().get(i), early, isOr);
    }
    jumpIf(at, e.values().get(last), next, condition);
    if (early != next) {
      gen.useLabel(early);
    }
  }

  private void jumpIfChain(Expr.Compare e, int next, boolean condition) {
    literalWarnings.checkCompare(e);
    Location at = CodeGenerator.locationOf(e);
    int cleanup = gen.newLabel(), end = gen.newLabel();
    visit(e.left());
    int last = e.ops().size() - 1;
    for (int i = 0; i < last; i++) {
      visit(e.comparators().get(i));
      gen.emit(SWAP, 2, at);
      gen.emit(COPY, 2, at);
      gen.compare(e.ops().get(i), at);
      gen.emit(TO_BOOL, at);
      gen.jump(POP_JUMP_IF_FALSE, cleanup, at);
    }
    visit(e.comparators().get(last));
    gen.compare(e.ops().get(last), at);
    gen.emit(TO_BOOL, at);
    gen.jump(condition ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, next, at);
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(cleanup);
    gen.emit(POP_TOP, at);
    if (!condition) {
      gen.jump(JUMP_NO_INTERRUPT, next, Location.NONE);
    }
    gen.useLabel(end);
  }
}
