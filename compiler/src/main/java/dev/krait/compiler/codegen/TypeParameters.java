// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import dev.krait.compiler.scope.Scope;
import java.util.List;

/// Code for type parameters and type aliases (PEP 695, 696), whose bounds, defaults and values are functions called when asked for.
/// Belongs to its [CodeGenerator].
final class TypeParameters {
  /// The default of such a function's parameter: the format "value".
  private static final Const FORMATS = new Const.Tuple(List.of(new Const.Int(1)));
  private final CodeGenerator gen;
  private final Definitions definitions;

  TypeParameters(CodeGenerator gen, Definitions definitions) {
    this.gen = gen;
    this.definitions = definitions;
  }

  /// Makes the parameters, binds their names, and leaves a tuple of them on the stack.
  void define(List<TypeParam> typeParams) {
    boolean seenDefault = false;
    for (TypeParam param : typeParams) {
      Location at = CodeGenerator.locationOf(param);
      String name;
      Expr defaultValue;
      switch (param.tag()) {
        case Tag.TYPE_VAR -> {
          TypeParam.TypeVar variable = (TypeParam.TypeVar) param;
          name = variable.name();
          defaultValue = variable.defaultValue();
          gen.loadConst(Constants.str(name), at);
          typeVariable(variable, at);
        }
        case Tag.TYPE_VAR_TUPLE -> {
          name = ((TypeParam.TypeVarTuple) param).name();
          defaultValue = ((TypeParam.TypeVarTuple) param).defaultValue();
          gen.loadConst(Constants.str(name), at);
          gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEVARTUPLE, at);
        }
        default -> {
          name = ((TypeParam.ParamSpec) param).name();
          defaultValue = ((TypeParam.ParamSpec) param).defaultValue();
          gen.loadConst(Constants.str(name), at);
          gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_PARAMSPEC, at);
        }
      }
      if (defaultValue != null) {
        seenDefault = true;
        lazily(defaultValue, name, gen.table.secondOf(param), param.tag() == Tag.TYPE_VAR_TUPLE);
        gen.emit(CALL_INTRINSIC_2, Oparg.INTRINSIC_SET_TYPEPARAM_DEFAULT, at);
      } else if (seenDefault) {
        throw gen.error("non-default type parameter '" + name + "' follows default type parameter", param);
      }
      gen.emit(COPY, 1, at);
      gen.name(name, ExprContext.STORE, at);
    }
    gen.emit(BUILD_TUPLE, typeParams.size(), CodeGenerator.locationOf(typeParams.get(0)));
  }

  private void typeVariable(TypeParam.TypeVar variable, Location at) {
    if (variable.bound() == null) {
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEVAR, at);
      return;
    }
    lazily(variable.bound(), variable.name(), gen.table.of(variable), false);
    boolean constraints = variable.bound().tag() == Tag.TUPLE;
    gen.emit(CALL_INTRINSIC_2, constraints ? Oparg.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : Oparg.INTRINSIC_TYPEVAR_WITH_BOUND, at);
  }

  /// Pushes a function that evaluates `e`.
  private void lazily(Expr e, String name, Scope scope, boolean starredAllowed) {
    Location at = CodeGenerator.locationOf(e);
    gen.loadConst(FORMATS, at);
    definitions.enterAnnotations(name, scope, at);
    if (starredAllowed && e.tag() == Tag.STARRED) {
      gen.expressions.visit(((Expr.Starred) e).value());
      gen.emit(UNPACK_SEQUENCE, 1, at);
    } else {
      gen.expressions.visit(e);
    }
    gen.emit(RETURN_VALUE, at);
    gen.makeClosure(gen.assemble(true), Oparg.MAKE_FUNCTION_DEFAULTS, at);
  }

  void alias(Stmt.TypeAlias node) {
    String name = ((Expr.Name) node.name()).id();
    Location at = CodeGenerator.locationOf(node);
    boolean generic = !node.typeParams().isEmpty();
    if (generic) {
      gen.enter("<generic parameters of " + name + ">", Unit.Kind.ANNOTATIONS, gen.table.ofTypeParameters(node.typeParams()), node.line(), null);
      gen.loadConst(Constants.str(name), at);
      define(node.typeParams());
    } else {
      gen.loadConst(Constants.str(name), at);
      gen.loadConst(Constants.NONE, at);
    }
    gen.loadConst(FORMATS, at);
    definitions.enterAnnotations(name, gen.table.of(node), at);
    gen.expressions.visit(node.value());
    gen.emit(RETURN_VALUE, at);
    gen.makeClosure(gen.assemble(false), Oparg.MAKE_FUNCTION_DEFAULTS, at);
    gen.emit(BUILD_TUPLE, 3, at);
    gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEALIAS, at);
    if (generic) {
      gen.makeClosure(gen.assemble(false), 0, at);
      gen.emit(PUSH_NULL, at);
      gen.emit(CALL, 0, at);
    }
    gen.name(name, ExprContext.STORE, at);
  }
}
