// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.flow.Location;
import dev.krait.compiler.scope.FutureFeatures;
import dev.krait.compiler.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/// Code for what makes code objects: the module, functions, lambdas and classes, with their annotations. Belongs to its [CodeGenerator].
final class Definitions {
  private static final String CONDITIONAL = "__conditional_annotations__";
  private final CodeGenerator gen;
  private final TypeParameters typeParameters;

  Definitions(CodeGenerator gen) {
    this.gen = gen;
    this.typeParameters = new TypeParameters(gen, this);
  }

  TypeParameters typeParameters() {
    return typeParameters;
  }

  // Modules

  void moduleBody(List<Stmt> statements, boolean interactive) {
    Location start = new Location(1, 1, 0, 0);
    if (!statements.isEmpty()) {
      start = CodeGenerator.locationOf(statements.get(0));
    }
    if (gen.unit.scope.hasConditionalAnnotations()) {
      gen.emit(BUILD_SET, 0, start);
      gen.emit(STORE_NAME, gen.unit.code.names.add(CONDITIONAL), start);
    }
    body(start, statements, interactive);
  }

  /// The statements of a module or class.
  private void body(Location at, List<Stmt> statements, boolean interactive) {
    boolean annotationsAreStrings = gen.table.future().annotationsAreStrings();
    if (annotationsAreStrings && gen.unit.scope.usesAnnotations()) {
      gen.emit(SETUP_ANNOTATIONS, at);
    }
    if (statements.isEmpty()) {
      return;
    }
    int first = 0;
    Expr.Constant docstring = interactive || !gen.unit.scope.hasDocstring() ? null : FutureFeatures.docstring(statements);
    if (docstring != null) {
      first = 1;
      gen.loadConst(Docstrings.clean(docstring.value()), CodeGenerator.locationOf(docstring));
      gen.name("__doc__", ExprContext.STORE, Location.NONE);
    }
    for (int i = first, n = statements.size(); i < n; i++) {
      gen.statements.visit(statements.get(i));
    }
    if (!annotationsAreStrings && gen.unit.deferredAnnotations != null) {
      deferredAnnotations(at);
    }
  }

  /// The `__annotate__` function of a module or class. The module's is made at its start, so that it is there if the module fails halfway.
  private void deferredAnnotations(Location at) {
    Unit unit = gen.unit;
    InstructionSequence main = unit.sequence;
    boolean module = unit.kind == Unit.Kind.MODULE;
    if (module) {
      unit.sequence = new InstructionSequence();
    }
    enterAnnotations("__annotate__", unit.scope.annotationScope(), at);
    annotationsBody(unit, at);
    leaveAnnotations(at);
    gen.name(module ? "__annotate__" : "__annotate_func__", ExprContext.STORE, at);
    if (module) {
      main.setAnnotations(unit.sequence);
      unit.sequence = main;
    }
  }

  private void annotationsBody(Unit outer, Location at) {
    gen.emit(BUILD_MAP, 0, at);
    for (int i = 0; i < outer.deferredAnnotations.size(); i++) {
      Stmt.AnnAssign statement = outer.deferredAnnotations.get(i);
      Location place = CodeGenerator.locationOf(statement);
      int index = outer.conditionIndexes.get(i);
      int skip = gen.newLabel();
      if (index >= 0) {
        gen.loadInt(index, place);
        if (outer.kind == Unit.Kind.CLASS) {
          gen.emit(LOAD_DEREF, gen.unit.code.cellVars.size() + gen.unit.code.freeVars.add(CONDITIONAL), place);
        } else {
          gen.emit(LOAD_GLOBAL, gen.unit.code.names.add(CONDITIONAL) << 1, place);
        }
        gen.emit(CONTAINS_OP, 0, place);
        gen.jump(POP_JUMP_IF_FALSE, skip, place);
      }
      gen.expressions.visit(statement.annotation());
      gen.emit(COPY, 2, place);
      gen.loadConst(Constants.str(gen.mangle(((Expr.Name) statement.target()).id())), place);
      gen.emit(STORE_SUBSCR, at);
      gen.useLabel(skip);
    }
    gen.emit(RETURN_VALUE, at);
  }

  // Annotation scopes

  /// Opens a function that evaluates annotations or the like, for one format only.
  void enterAnnotations(String name, Scope scope, Location at) {
    gen.enter(name, Unit.Kind.ANNOTATIONS, scope, at.line(), null);
    gen.unit.code.argCount = 1;
    gen.unit.code.posOnlyArgCount = 1;
    int body = gen.newLabel();
    gen.emit(LOAD_FAST, 0, at);
    gen.loadInt(2, at);
    gen.compareOp(Oparg.CMP_GT, at);
    gen.jump(POP_JUMP_IF_FALSE, body, at);
    gen.emit(LOAD_COMMON_CONSTANT, Oparg.CONSTANT_NOTIMPLEMENTEDERROR, at);
    gen.emit(RAISE_VARARGS, 1, at);
    gen.useLabel(body);
  }

  /// Closes a function of annotations. Its parameter, which no annotation can name, is called `format` for those who inspect it.
  private void leaveAnnotations(Location at) {
    CodeObject code = gen.assemble(true);
    ArrayList<String> locals = new ArrayList<>(code.localsPlusNames);
    locals.set(0, "format");
    CodeObject renamed = new CodeObject(code.argCount, code.posOnlyArgCount, code.kwOnlyArgCount, code.stackSize, code.flags, code.code, code.consts,
        code.names, locals, code.localsPlusKinds, code.fileName, code.name, code.qualName, code.firstLine, code.lineTable, code.exceptionTable);
    gen.makeClosure(renamed, 0, at);
  }

  /// The annotations of a signature; returns the attribute bit of the function that they become.
  private int signatureAnnotations(Stmt node, Arguments args, Expr returns, Location at) {
    Scope scope = gen.table.secondOf(node);
    if (!scope.usesAnnotations()) {
      return 0;
    }
    enterAnnotations("__annotate__", scope, at);
    gen.emit(BUILD_MAP, signatureItems(args, returns, at), at);
    gen.emit(RETURN_VALUE, at);
    leaveAnnotations(at);
    return Oparg.MAKE_FUNCTION_ANNOTATE;
  }

  private int signatureItems(Arguments args, Expr returns, Location at) {
    int count = annotations(args.args(), at) + annotations(args.posOnlyArgs(), at);
    count += args.varArg() == null ? 0 : annotation(args.varArg().arg(), args.varArg().annotation(), at);
    count += annotations(args.kwOnlyArgs(), at);
    count += args.kwArg() == null ? 0 : annotation(args.kwArg().arg(), args.kwArg().annotation(), at);
    return count + annotation("return", returns, at);
  }

  private int annotations(List<Arg> args, Location at) {
    int count = 0;
    for (Arg arg : args) {
      count += annotation(arg.arg(), arg.annotation(), at);
    }
    return count;
  }

  private int annotation(String name, Expr annotation, Location at) {
    if (annotation == null) {
      return 0;
    }
    gen.loadConst(Constants.str(gen.mangle(name)), at);
    if (gen.table.future().annotationsAreStrings()) {
      loadAsText(annotation);
    } else if (annotation.tag() == Tag.STARRED) {
      gen.expressions.visit(((Expr.Starred) annotation).value());
      gen.emit(UNPACK_SEQUENCE, 1, at);
    } else {
      gen.expressions.visit(annotation);
    }
    return 1;
  }

  /// Loads the source text of an annotation, normalised.
  void loadAsText(Expr annotation) {
    gen.loadConst(Constants.str(Unparser.unparse(annotation)), CodeGenerator.locationOf(annotation));
  }

  // Functions

  void function(Stmt node) {
    if (node.tag() == Tag.FUNCTION_DEF) {
      Stmt.FunctionDef f = (Stmt.FunctionDef) node;
      function(node, f.name(), f.args(), f.body(), f.decorators(), f.returns(), f.typeParams(), Unit.Kind.FUNCTION);
    } else {
      Stmt.AsyncFunctionDef f = (Stmt.AsyncFunctionDef) node;
      function(node, f.name(), f.args(), f.body(), f.decorators(), f.returns(), f.typeParams(), Unit.Kind.ASYNC_FUNCTION);
    }
  }

  private void function(Stmt node, String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns, List<TypeParam> typeParams,
      Unit.Kind kind) {
    gen.expressions.visitAll(decorators);
    int firstLine = decorators.isEmpty() ? node.line() : decorators.get(0).line();
    Location at = CodeGenerator.locationOf(node);
    int attributes = defaults(args, at);
    boolean generic = !typeParams.isEmpty();
    int passed = Integer.bitCount(attributes);
    if (generic) {
      if (passed == 2) {
        gen.emit(SWAP, 2, at);
      }
      gen.enter("<generic parameters of " + name + ">", Unit.Kind.ANNOTATIONS, gen.table.ofTypeParameters(typeParams), firstLine, null);
      gen.unit.code.argCount = passed;
      typeParameters.define(typeParams);
      for (int i = 0; i < passed; i++) {
        gen.emit(LOAD_FAST, i, at);
      }
    }
    attributes |= signatureAnnotations(node, args, returns, at);
    gen.makeClosure(functionBody(node, name, args, body, kind, firstLine), attributes, at);
    if (generic) {
      gen.emit(SWAP, 2, at);
      gen.emit(CALL_INTRINSIC_2, Oparg.INTRINSIC_SET_FUNCTION_TYPE_PARAMS, at);
      gen.makeClosure(gen.assemble(false), 0, at);
      if (passed > 0) {
        gen.emit(SWAP, passed + 1, at);
        gen.emit(CALL, passed - 1, at);
      } else {
        gen.emit(PUSH_NULL, at);
        gen.emit(CALL, 0, at);
      }
    }
    decorate(decorators);
    gen.name(name, ExprContext.STORE, at);
  }

  private void decorate(List<Expr> decorators) {
    for (int i = decorators.size() - 1; i >= 0; i--) {
      gen.emit(CALL, 0, CodeGenerator.locationOf(decorators.get(i)));
    }
  }

  private CodeObject functionBody(Node.Located node, String name, Arguments args, List<Stmt> body, Unit.Kind kind, int firstLine) {
    gen.enter(name, kind, gen.table.of(node), firstLine, null);
    countArguments(args);
    Scope scope = gen.unit.scope;
    int first = 0;
    Expr.Constant docstring = scope.hasDocstring() ? FutureFeatures.docstring(body) : null;
    if (docstring != null) {
      first = 1;
      gen.unit.code.consts.add(Docstrings.clean(docstring.value()));
    }
    int start = gen.newLabel();
    gen.useLabel(start);
    boolean suspends = scope.isCoroutine() || scope.isGenerator();
    if (suspends) {
      gen.push(FrameBlock.Kind.STOP_ITERATION, start, Location.NONE);
    }
    for (int i = first, n = body.size(); i < n; i++) {
      gen.statements.visit(body.get(i));
    }
    if (suspends) {
      gen.wrapInStopIterationHandler();
      gen.pop();
    }
    return gen.assemble(true);
  }

  private void countArguments(Arguments args) {
    gen.unit.code.argCount = args.posOnlyArgs().size() + args.args().size();
    gen.unit.code.posOnlyArgCount = args.posOnlyArgs().size();
    gen.unit.code.kwOnlyArgCount = args.kwOnlyArgs().size();
  }

  void lambda(Expr.Lambda e) {
    Location at = CodeGenerator.locationOf(e);
    int attributes = defaults(e.args(), at);
    gen.enter("<lambda>", Unit.Kind.LAMBDA, gen.table.of(e), e.line(), null);
    countArguments(e.args());
    gen.expressions.visit(e.body());
    CodeObject code;
    if (gen.unit.scope.isGenerator()) {
      code = gen.assemble(false);
    } else {
      gen.emit(RETURN_VALUE, CodeGenerator.locationOf(e.body()));
      code = gen.assemble(true);
    }
    gen.makeClosure(code, attributes, at);
  }

  /// Pushes the defaults of parameters; returns the attribute bits that say which.
  private int defaults(Arguments args, Location at) {
    int attributes = 0;
    if (!args.defaults().isEmpty()) {
      attributes |= Oparg.MAKE_FUNCTION_DEFAULTS;
      gen.expressions.visitAll(args.defaults());
      gen.emit(BUILD_TUPLE, args.defaults().size(), at);
    }
    int count = 0;
    for (int i = 0; i < args.kwOnlyArgs().size(); i++) {
      Expr value = args.kwDefaults().get(i);
      if (value != null) {
        count++;
        gen.loadConst(Constants.str(gen.mangle(args.kwOnlyArgs().get(i).arg())), at);
        gen.expressions.visit(value);
      }
    }
    if (count > 0) {
      gen.emit(BUILD_MAP, count, at);
      attributes |= Oparg.MAKE_FUNCTION_KWDEFAULTS;
    }
    return attributes;
  }

  // Classes

  void classDefinition(Stmt.ClassDef node) {
    gen.expressions.visitAll(node.decorators());
    int firstLine = node.decorators().isEmpty() ? node.line() : node.decorators().get(0).line();
    Location at = CodeGenerator.locationOf(node);
    boolean generic = !node.typeParams().isEmpty();
    if (generic) {
      gen.enter("<generic parameters of " + node.name() + ">", Unit.Kind.ANNOTATIONS, gen.table.ofTypeParameters(node.typeParams()), firstLine,
          node.name());
      typeParameters.define(node.typeParams());
      gen.name(".type_params", ExprContext.STORE, at);
    }
    CodeObject body = classBody(node, firstLine);
    gen.emit(LOAD_BUILD_CLASS, at);
    gen.emit(PUSH_NULL, at);
    gen.makeClosure(body, 0, at);
    gen.loadConst(Constants.str(node.name()), at);
    if (generic) {
      gen.name(".type_params", ExprContext.LOAD, at);
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_SUBSCRIPT_GENERIC, at);
      gen.name(".generic_base", ExprContext.STORE, at);
      gen.expressions.calls().arguments(at, 2, node.bases(), ".generic_base", node.keywords());
      gen.makeClosure(gen.assemble(false), 0, at);
      gen.emit(PUSH_NULL, at);
      gen.emit(CALL, 0, at);
    } else {
      gen.expressions.calls().arguments(at, 2, node.bases(), null, node.keywords());
    }
    decorate(node.decorators());
    gen.name(node.name(), ExprContext.STORE, at);
  }

  private CodeObject classBody(Stmt.ClassDef node, int firstLine) {
    gen.enter(node.name(), Unit.Kind.CLASS, gen.table.of(node), firstLine, node.name());
    Unit unit = gen.unit;
    Scope scope = unit.scope;
    Location at = new Location(firstLine, firstLine, 0, 0);
    gen.name("__name__", ExprContext.LOAD, at);
    gen.name("__module__", ExprContext.STORE, at);
    gen.loadConst(Constants.str(unit.code.qualName), at);
    gen.name("__qualname__", ExprContext.STORE, at);
    gen.loadInt(firstLine, at);
    gen.name("__firstlineno__", ExprContext.STORE, at);
    if (!node.typeParams().isEmpty()) {
      gen.name(".type_params", ExprContext.LOAD, at);
      gen.name("__type_params__", ExprContext.STORE, at);
    }
    if (scope.needsClassDict()) {
      gen.emit(LOAD_LOCALS, at);
      gen.emit(STORE_DEREF, unit.code.cellVars.indexOf("__classdict__"), at);
    }
    if (scope.hasConditionalAnnotations()) {
      gen.emit(BUILD_SET, 0, at);
      gen.emit(STORE_DEREF, unit.code.cellVars.indexOf(CONDITIONAL), at);
    }
    body(at, node.body(), false);
    ArrayList<Const> attributes = new ArrayList<>();
    for (String name : unit.staticAttributes) {
      attributes.add(Constants.str(name));
    }
    gen.loadConst(new Const.Tuple(attributes), Location.NONE);
    gen.name("__static_attributes__", ExprContext.STORE, Location.NONE);
    if (scope.needsClassDict()) {
      gen.emit(LOAD_CLOSURE, unit.code.cellVars.indexOf("__classdict__"), Location.NONE);
      gen.name("__classdictcell__", ExprContext.STORE, Location.NONE);
    }
    if (scope.needsClassClosure()) {
      gen.emit(LOAD_CLOSURE, unit.code.cellVars.indexOf("__class__"), Location.NONE);
      gen.emit(COPY, 1, Location.NONE);
      gen.name("__classcell__", ExprContext.STORE, Location.NONE);
    } else {
      gen.loadConst(Constants.NONE, Location.NONE);
    }
    gen.emit(RETURN_VALUE, Location.NONE);
    return gen.assemble(true);
  }
}
