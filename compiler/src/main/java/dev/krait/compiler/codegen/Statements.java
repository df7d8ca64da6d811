// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import java.util.ArrayList;
import java.util.List;

/// Code for statements, except those of [ControlFlow], [TryStatements], [Definitions] and [Patterns]. Belongs to its [CodeGenerator].
final class Statements {
  private final CodeGenerator gen;
  private ControlFlow control;
  private TryStatements tries;
  private Patterns patterns;

  Statements(CodeGenerator gen) {
    this.gen = gen;
  }

  private ControlFlow control() {
    if (control == null) {
      control = new ControlFlow(gen);
      tries = new TryStatements(gen, control);
      patterns = new Patterns(gen);
    }
    return control;
  }

  void visitAll(List<Stmt> body) {
    for (int i = 0, n = body.size(); i < n; i++) {
      visit(body.get(i));
    }
  }

  void visit(Stmt stmt) {
    gen.descend();
    switch (stmt.tag()) {
      case Tag.EXPR -> expression((Stmt.ExprStmt) stmt);
      case Tag.ASSIGN -> assign((Stmt.Assign) stmt);
      case Tag.AUG_ASSIGN -> augmentedAssign((Stmt.AugAssign) stmt);
      case Tag.ANN_ASSIGN -> annotatedAssign((Stmt.AnnAssign) stmt);
      case Tag.DELETE -> gen.expressions.visitAll(((Stmt.Delete) stmt).targets());
      case Tag.PASS -> gen.emit(NOP, CodeGenerator.locationOf(stmt));
      case Tag.GLOBAL, Tag.NONLOCAL -> {
      }
      case Tag.RAISE -> raise((Stmt.Raise) stmt);
      case Tag.ASSERT -> assertion((Stmt.Assert) stmt);
      case Tag.IMPORT -> imports((Stmt.Import) stmt);
      case Tag.IMPORT_FROM -> importFrom((Stmt.ImportFrom) stmt);
      case Tag.FUNCTION_DEF, Tag.ASYNC_FUNCTION_DEF -> gen.definitions.function(stmt);
      case Tag.CLASS_DEF -> gen.definitions.classDefinition((Stmt.ClassDef) stmt);
      case Tag.TYPE_ALIAS -> gen.definitions.typeParameters().alias((Stmt.TypeAlias) stmt);
      default -> compound(stmt);
    }
    gen.ascend();
  }

  private void compound(Stmt stmt) {
    ControlFlow flow = control();
    switch (stmt.tag()) {
      case Tag.RETURN -> flow.returnValue((Stmt.Return) stmt);
      case Tag.BREAK -> flow.breakLoop((Stmt.Break) stmt);
      case Tag.CONTINUE -> flow.continueLoop((Stmt.Continue) stmt);
      case Tag.IF -> {
        enterConditional();
        flow.choice((Stmt.If) stmt);
        leaveConditional();
      }
      case Tag.WHILE -> {
        enterConditional();
        flow.whileLoop((Stmt.While) stmt);
        leaveConditional();
      }
      case Tag.FOR -> {
        enterConditional();
        flow.forLoop((Stmt.For) stmt);
        leaveConditional();
      }
      case Tag.ASYNC_FOR -> {
        enterConditional();
        flow.asyncForLoop((Stmt.AsyncFor) stmt);
        leaveConditional();
      }
      case Tag.MATCH -> {
        enterConditional();
        patterns.match((Stmt.Match) stmt);
        leaveConditional();
      }
      default -> tryOrWith(stmt);
    }
  }

  private void tryOrWith(Stmt stmt) {
    enterConditional();
    switch (stmt.tag()) {
      case Tag.TRY -> {
        Stmt.Try t = (Stmt.Try) stmt;
        tries.tryStatement(t, t.body(), t.handlers(), t.orElse(), t.finalBody(), false);
      }
      case Tag.TRY_STAR -> {
        Stmt.TryStar t = (Stmt.TryStar) stmt;
        tries.tryStatement(t, t.body(), t.handlers(), t.orElse(), t.finalBody(), true);
      }
      case Tag.WITH -> tries.with(((Stmt.With) stmt).items(), 0, ((Stmt.With) stmt).body());
      case Tag.ASYNC_WITH -> tries.asyncWith((Stmt.AsyncWith) stmt, 0);
      default -> throw new IllegalArgumentException("not a statement");
    }
    leaveConditional();
  }

  private void enterConditional() {
    gen.unit.conditionalBlocks++;
  }

  private void leaveConditional() {
    gen.unit.conditionalBlocks--;
  }

  private void expression(Stmt.ExprStmt stmt) {
    Expr value = stmt.value();
    Location at = CodeGenerator.locationOf(stmt);
    if (gen.printsResults()) {
      gen.expressions.visit(value);
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_PRINT, at);
      gen.emit(POP_TOP, Location.NONE);
    } else if (value.tag() == Tag.CONSTANT) {
      gen.emit(NOP, at);
    } else {
      gen.expressions.visit(value);
      gen.emit(POP_TOP, Location.NONE);
    }
  }

  private void assign(Stmt.Assign stmt) {
    gen.expressions.visit(stmt.value());
    Location at = CodeGenerator.locationOf(stmt);
    List<Expr> targets = stmt.targets();
    for (int i = 0, n = targets.size(); i < n; i++) {
      if (i + 1 < n) {
        gen.emit(COPY, 1, at);
      }
      gen.expressions.visit(targets.get(i));
    }
  }

  private void raise(Stmt.Raise stmt) {
    int count = 0;
    if (stmt.exc() != null) {
      gen.expressions.visit(stmt.exc());
      count++;
      if (stmt.cause() != null) {
        gen.expressions.visit(stmt.cause());
        count++;
      }
    }
    gen.emit(RAISE_VARARGS, count, CodeGenerator.locationOf(stmt));
  }

  private void assertion(Stmt.Assert stmt) {
    Expr test = stmt.test();
    boolean alwaysTrue = test.tag() == Tag.TUPLE && !((Expr.Tuple) test).elts().isEmpty()
        || test.tag() == Tag.CONSTANT && ((Expr.Constant) test).value() instanceof Const.Tuple tuple && !tuple.items().isEmpty();
    if (alwaysTrue) {
      gen.warn("assertion is always true, perhaps remove parentheses?", stmt);
    }
    if (gen.optimize > 0) {
      return;
    }
    int end = gen.newLabel();
    Location at = CodeGenerator.locationOf(stmt);
    gen.expressions.jumpIf(at, test, end, true);
    gen.emit(LOAD_COMMON_CONSTANT, Oparg.CONSTANT_ASSERTIONERROR, at);
    if (stmt.msg() != null) {
      gen.expressions.visit(stmt.msg());
      gen.emit(CALL, 0, at);
    }
    gen.emit(RAISE_VARARGS, 1, CodeGenerator.locationOf(test));
    gen.useLabel(end);
  }

  private void imports(Stmt.Import stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    for (Alias alias : stmt.names()) {
      gen.loadInt(0, at);
      gen.loadConst(Constants.NONE, at);
      gen.emitName(IMPORT_NAME, alias.name(), at);
      if (alias.asName() != null) {
        importAs(alias.name(), alias.asName(), at);
      } else {
        int dot = alias.name().indexOf('.');
        gen.name(dot < 0 ? alias.name() : alias.name().substring(0, dot), ExprContext.STORE, at);
      }
    }
  }

  /// Binds a name to what `import a.b.c as name` means, the last part of a dotted name.
  private void importAs(String name, String asName, Location at) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      gen.name(asName, ExprContext.STORE, at);
      return;
    }
    while (true) {
      int next = name.indexOf('.', dot + 1);
      gen.emit(IMPORT_FROM, gen.unit.code.names.add(name.substring(dot + 1, next < 0 ? name.length() : next)), at);
      if (next < 0) {
        break;
      }
      gen.emit(SWAP, 2, at);
      gen.emit(POP_TOP, at);
      dot = next;
    }
    gen.name(asName, ExprContext.STORE, at);
    gen.emit(POP_TOP, at);
  }

  private void importFrom(Stmt.ImportFrom stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    gen.loadInt(stmt.level() == null ? 0 : stmt.level(), at);
    ArrayList<String> names = new ArrayList<>();
    for (Alias alias : stmt.names()) {
      names.add(alias.name());
    }
    gen.loadConst(Constants.tuple(names), at);
    gen.emitName(IMPORT_NAME, stmt.module() == null ? "" : stmt.module(), at);
    if (names.get(0).startsWith("*")) {
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_IMPORT_STAR, at);
      gen.emit(POP_TOP, Location.NONE);
      return;
    }
    for (Alias alias : stmt.names()) {
      gen.emitName(IMPORT_FROM, alias.name(), at);
      gen.name(alias.asName() == null ? alias.name() : alias.asName(), ExprContext.STORE, at);
    }
    gen.emit(POP_TOP, at);
  }

  private void augmentedAssign(Stmt.AugAssign stmt) {
    Expr target = stmt.target();
    Location at = CodeGenerator.locationOf(stmt);
    Location place = CodeGenerator.locationOf(target);
    switch (target.tag()) {
      case Tag.NAME -> {
        String id = ((Expr.Name) target).id();
        gen.name(id, ExprContext.LOAD, place);
        operate(stmt, at);
        gen.name(id, ExprContext.STORE, place);
      }
      case Tag.ATTRIBUTE -> {
        Expr.Attribute attribute = (Expr.Attribute) target;
        gen.expressions.visit(attribute.value());
        gen.emit(COPY, 1, place);
        Location name = Expressions.attributeLocation(place, attribute);
        gen.emitName(LOAD_ATTR, attribute.attr(), 1, 0, name);
        operate(stmt, at);
        gen.emit(SWAP, 2, name);
        gen.emitName(STORE_ATTR, attribute.attr(), name);
      }
      case Tag.SUBSCRIPT -> augmentedSubscript((Expr.Subscript) target, stmt, at, place);
      default -> throw invalidTarget(target, "augmented");
    }
  }

  private static CompileError invalidTarget(Expr target, String kind) {
    int number = target.tag() - Tag.BOOL_OP + 1;
    return new CompileError(CompileError.Kind.SYSTEM, "invalid node type (" + number + ") for " + kind + " assignment");
  }

  private void augmentedSubscript(Expr.Subscript target, Stmt.AugAssign stmt, Location at, Location place) {
    gen.expressions.visit(target.value());
    if (Expressions.isPlainSlice(target.slice())) {
      gen.expressions.sliceBounds((Expr.Slice) target.slice());
      gen.emit(COPY, 3, place);
      gen.emit(COPY, 3, place);
      gen.emit(COPY, 3, place);
      gen.emit(BINARY_SLICE, place);
      operate(stmt, at);
      gen.emit(SWAP, 4, place);
      gen.emit(SWAP, 3, place);
      gen.emit(SWAP, 2, place);
      gen.emit(STORE_SLICE, place);
    } else {
      gen.expressions.visit(target.slice());
      gen.emit(COPY, 2, place);
      gen.emit(COPY, 2, place);
      gen.emit(BINARY_OP, Oparg.NB_SUBSCR, place);
      operate(stmt, at);
      gen.emit(SWAP, 3, place);
      gen.emit(SWAP, 2, place);
      gen.emit(STORE_SUBSCR, place);
    }
  }

  private void operate(Stmt.AugAssign stmt, Location at) {
    gen.expressions.visit(stmt.value());
    gen.emit(BINARY_OP, binaryOperation(stmt.op()) + Oparg.NB_INPLACE, at);
  }

  /// The argument of `BINARY_OP` for an operator.
  static int binaryOperation(Operator op) {
    return switch (op) {
      case ADD -> Oparg.NB_ADD;
      case SUB -> Oparg.NB_SUBTRACT;
      case MULT -> Oparg.NB_MULTIPLY;
      case MAT_MULT -> Oparg.NB_MATRIX_MULTIPLY;
      case DIV -> Oparg.NB_TRUE_DIVIDE;
      case MOD -> Oparg.NB_REMAINDER;
      case POW -> Oparg.NB_POWER;
      case LSHIFT -> Oparg.NB_LSHIFT;
      case RSHIFT -> Oparg.NB_RSHIFT;
      case BIT_OR -> Oparg.NB_OR;
      case BIT_XOR -> Oparg.NB_XOR;
      case BIT_AND -> Oparg.NB_AND;
      case FLOOR_DIV -> Oparg.NB_FLOOR_DIVIDE;
    };
  }

  private void annotatedAssign(Stmt.AnnAssign stmt) {
    Expr target = stmt.target();
    if (stmt.value() != null) {
      gen.expressions.visit(stmt.value());
      gen.expressions.visit(target);
    }
    switch (target.tag()) {
      case Tag.NAME -> {
        boolean evaluated = gen.unit.kind == Unit.Kind.MODULE || gen.unit.kind == Unit.Kind.CLASS;
        if (stmt.simple() != 0 && evaluated) {
          annotate(stmt, ((Expr.Name) target).id(), CodeGenerator.locationOf(stmt));
        }
      }
      case Tag.ATTRIBUTE -> {
        if (stmt.value() == null) {
          evaluate(((Expr.Attribute) target).value());
        }
      }
      case Tag.SUBSCRIPT -> {
        if (stmt.value() == null) {
          evaluate(((Expr.Subscript) target).value());
          evaluateIndex(((Expr.Subscript) target).slice());
        }
      }
      default -> throw invalidTarget(target, "annotated");
    }
  }

  private void annotate(Stmt.AnnAssign stmt, String name, Location at) {
    if (gen.table.future().annotationsAreStrings()) {
      gen.definitions.loadAsText(stmt.annotation());
      gen.emit(LOAD_NAME, gen.unit.code.names.add("__annotations__"), at);
      gen.loadConst(Constants.str(gen.mangle(name)), at);
      gen.emit(STORE_SUBSCR, at);
      return;
    }
    int index = gen.deferAnnotation(stmt);
    if (index >= 0) {
      String conditions = "__conditional_annotations__";
      if (gen.unit.kind == Unit.Kind.CLASS) {
        gen.emit(LOAD_DEREF, gen.unit.code.cellVars.add(conditions), at);
      } else {
        gen.emit(LOAD_NAME, gen.unit.code.names.add(conditions), at);
      }
      gen.loadInt(index, at);
      gen.emit(SET_ADD, 1, at);
      gen.emit(POP_TOP, at);
    }
  }

  private void evaluate(Expr e) {
    gen.expressions.visit(e);
    gen.emit(POP_TOP, CodeGenerator.locationOf(e));
  }

  /// Evaluates the parts of an index that is annotated but not assigned, so that unknown names are found.
  private void evaluateIndex(Expr index) {
    if (index.tag() == Tag.SLICE) {
      Expr.Slice slice = (Expr.Slice) index;
      for (Expr part : new Expr[] {slice.lower(), slice.upper(), slice.step()}) {
        if (part != null) {
          evaluate(part);
        }
      }
    } else if (index.tag() == Tag.TUPLE) {
      for (Expr element : ((Expr.Tuple) index).elts()) {
        evaluateIndex(element);
      }
    } else {
      evaluate(index);
    }
  }
}
