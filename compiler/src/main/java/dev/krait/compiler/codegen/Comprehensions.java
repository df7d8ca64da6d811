// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.flow.Location;
import dev.krait.compiler.scope.ComprehensionKind;
import dev.krait.compiler.scope.InlinedNames;
import dev.krait.compiler.scope.Scope;
import dev.krait.compiler.scope.Symbol;
import java.util.ArrayList;
import java.util.List;

/// Code for comprehensions, inlined (PEP 709) or as functions of their own, and for generator expressions. Belongs to its [CodeGenerator].
final class Comprehensions {
  private final CodeGenerator gen;
  private final Expressions expressions;

  Comprehensions(CodeGenerator gen, Expressions expressions) {
    this.gen = gen;
    this.expressions = expressions;
  }

  /// One comprehension on its way through its generators.
  private record Loop(List<Comprehension> generators, Expr elt, Expr value, ComprehensionKind kind, Location at) {
  }

  void comprehension(Expr e, String name, List<Comprehension> generators, Expr elt, Expr value) {
    Scope scope = gen.table.of(e);
    ComprehensionKind kind = scope.comprehension();
    Location at = CodeGenerator.locationOf(e);
    Comprehension outermost = generators.get(0);
    boolean async = scope.isCoroutine() && kind != ComprehensionKind.GENERATOR;
    Loop loop = new Loop(generators, elt, value, kind, at);
    if (scope.isInlined()) {
      iterate(outermost);
      checkAsync(async, e);
      inlined(scope, loop);
      return;
    }
    gen.enter(name, Unit.Kind.COMPREHENSION, scope, e.line(), null);
    gen.unit.code.argCount = 1;
    checkAsync(async, e);
    if (kind != ComprehensionKind.GENERATOR) {
      gen.emit(collection(kind), 0, at);
    }
    generator(loop, 0, 0, false);
    if (kind != ComprehensionKind.GENERATOR) {
      gen.emit(RETURN_VALUE, at);
    } else {
      gen.wrapInStopIterationHandler();
    }
    gen.makeClosure(gen.assemble(true), 0, at);
    iterate(outermost);
    gen.emit(CALL, 0, at);
    if (async) {
      gen.await(0, at);
    }
  }

  private void iterate(Comprehension generator) {
    expressions.visit(generator.iter());
    gen.emit(generator.isAsync() ? GET_AITER : GET_ITER, CodeGenerator.locationOf(generator.iter()));
  }

  private void checkAsync(boolean async, Expr e) {
    Unit.Kind kind = gen.unit.kind;
    if (async && kind != Unit.Kind.ASYNC_FUNCTION && kind != Unit.Kind.COMPREHENSION && !gen.allowsTopLevelAwait()) {
      throw gen.error("asynchronous comprehension outside of an asynchronous function", e);
    }
  }

  private static int collection(ComprehensionKind kind) {
    return kind == ComprehensionKind.LIST ? BUILD_LIST : kind == ComprehensionKind.SET ? BUILD_SET : BUILD_MAP;
  }

  /// The comprehension's variables take the place of those of the same names around it, whose values wait on the stack.
  private void inlined(Scope scope, Loop loop) {
    Unit unit = gen.unit;
    Location at = loop.at;
    boolean inClass = unit.kind == Unit.Kind.CLASS && unit.inlinedComprehensions == 0;
    InlinedNames names = InlinedNames.enter(unit.scope, scope, inClass);
    unit.inlinedComprehensions++;
    ArrayList<String> fast = makeFast(scope);
    ArrayList<String> pushed = new ArrayList<>();
    for (Symbol symbol : scope.symbols().values()) {
      if (isLocal(symbol)) {
        gen.emit(LOAD_FAST_AND_CLEAR, unit.code.varNames.add(symbol.name()), at);
        if (symbol.scope() == Symbol.CELL) {
          boolean free = unit.scope.scopeOf(symbol.name()) == Symbol.FREE;
          int index = free ? unit.code.cellVars.size() + unit.code.freeVars.indexOf(symbol.name()) : unit.code.cellVars.indexOf(symbol.name());
          gen.emit(MAKE_CELL, index, at);
        }
        pushed.add(symbol.name());
      }
    }
    int cleanup = -1;
    if (!pushed.isEmpty()) {
      gen.emit(SWAP, pushed.size() + 1, at);
      cleanup = gen.newLabel();
      gen.jump(SETUP_FINALLY, cleanup, at);
    }
    gen.emit(collection(loop.kind), 0, at);
    gen.emit(SWAP, 2, at);
    generator(loop, 0, 0, true);
    if (!pushed.isEmpty()) {
      restore(pushed, cleanup, at);
    }
    unit.fastNow.removeAll(fast);
    unit.inlinedComprehensions--;
    names.leave();
  }

  private static boolean isLocal(Symbol symbol) {
    return (symbol.flags() & (Symbol.DEF_LOCAL | Symbol.DEF_NONLOCAL)) == Symbol.DEF_LOCAL;
  }

  /// In a module or class, the comprehension's variables become fast locals for as long as it runs.
  private ArrayList<String> makeFast(Scope scope) {
    ArrayList<String> made = new ArrayList<>();
    Unit unit = gen.unit;
    if (!unit.scope.type().isFunctionLike()) {
      for (Symbol symbol : scope.symbols().values()) {
        if (isLocal(symbol)) {
          unit.code.fastHidden.add(symbol.name());
          if (unit.fastNow.add(symbol.name())) {
            made.add(symbol.name());
          }
        }
      }
    }
    return made;
  }

  private void restore(ArrayList<String> pushed, int cleanup, Location at) {
    int end = gen.newLabel();
    gen.emit(POP_BLOCK, Location.NONE);
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(cleanup);
    // The incomplete result lies under the exception.
    gen.emit(SWAP, 2, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    restoreLocals(pushed, at);
    gen.emit(RERAISE, 0, Location.NONE);
    gen.useLabel(end);
    restoreLocals(pushed, at);
  }

  private void restoreLocals(ArrayList<String> pushed, Location at) {
    gen.emit(SWAP, pushed.size() + 1, at);
    for (int i = pushed.size() - 1; i >= 0; i--) {
      gen.emit(STORE_FAST_MAYBE_NULL, gen.unit.code.varNames.add(pushed.get(i)), at);
    }
  }

  /// One `for` of the comprehension and what is inside it.
  ///
  /// @param depth how many iterators lie between the collection and the top of the stack
  private void generator(Loop loop, int index, int depth, boolean iteratorOnStack) {
    gen.descend();
    if (loop.generators.get(index).isAsync()) {
      asyncGenerator(loop, index, depth, iteratorOnStack);
    } else {
      syncGenerator(loop, index, depth, iteratorOnStack);
    }
    gen.ascend();
  }

  private void syncGenerator(Loop loop, int index, int outerDepth, boolean iteratorOnStack) {
    Comprehension generator = loop.generators.get(index);
    int start = gen.newLabel(), skip = gen.newLabel(), anchor = gen.newLabel();
    boolean loops = true;
    if (!iteratorOnStack) {
      Expr only = index == 0 ? null : singleElement(generator.iter());
      if (index == 0) {
        gen.emit(LOAD_FAST, 0, loop.at);
      } else if (only != null) {
        // `for y in [f(x)]` is an assignment.
        expressions.visit(only);
        loops = false;
      } else {
        iterate(generator);
      }
    }
    int depth = outerDepth;
    if (loops) {
      depth++;
      gen.useLabel(start);
      gen.jump(FOR_ITER, anchor, CodeGenerator.locationOf(generator.iter()));
    }
    expressions.visit(generator.target());
    Location element = body(loop, index, depth, skip);
    gen.useLabel(skip);
    if (loops) {
      gen.jump(JUMP, start, element);
      gen.useLabel(anchor);
      gen.emit(END_FOR, Location.NONE);
      gen.emit(POP_ITER, Location.NONE);
    }
  }

  private static Expr singleElement(Expr iter) {
    List<Expr> elements = iter.tag() == Tag.LIST_DISPLAY
        ? ((Expr.ListDisplay) iter).elts()
        : iter.tag() == Tag.TUPLE ? ((Expr.Tuple) iter).elts() : List.of();
    return elements.size() == 1 && elements.get(0).tag() != Tag.STARRED ? elements.get(0) : null;
  }

  private void asyncGenerator(Loop loop, int index, int depth, boolean iteratorOnStack) {
    Comprehension generator = loop.generators.get(index);
    int start = gen.newLabel(), send = gen.newLabel(), except = gen.newLabel(), skip = gen.newLabel();
    if (!iteratorOnStack) {
      if (index == 0) {
        gen.emit(LOAD_FAST, 0, loop.at);
      } else {
        iterate(generator);
      }
    }
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.ASYNC_COMPREHENSION_GENERATOR, start, loop.at);
    gen.jump(SETUP_FINALLY, except, loop.at);
    gen.emit(GET_ANEXT, loop.at);
    gen.loadConst(Constants.NONE, loop.at);
    gen.useLabel(send);
    gen.yieldFrom(loop.at, true);
    gen.emit(POP_BLOCK, loop.at);
    expressions.visit(generator.target());
    Location element = body(loop, index, depth + 1, skip);
    gen.useLabel(skip);
    gen.jump(JUMP, start, element);
    gen.pop();
    gen.useLabel(except);
    gen.jump(END_ASYNC_FOR, send, loop.at);
  }

  /// The conditions of a generator and what follows them; returns the location of the element.
  private Location body(Loop loop, int index, int depth, int skip) {
    for (Expr condition : loop.generators.get(index).ifs()) {
      expressions.jumpIf(loop.at, condition, skip, false);
    }
    Location element = CodeGenerator.locationOf(loop.elt);
    if (index + 1 < loop.generators.size()) {
      generator(loop, index + 1, depth, false);
      return element;
    }
    expressions.visit(loop.elt);
    switch (loop.kind) {
      case GENERATOR -> {
        gen.yieldValue(element);
        gen.emit(POP_TOP, element);
      }
      case LIST -> gen.emit(LIST_APPEND, depth + 1, element);
      case SET -> gen.emit(SET_ADD, depth + 1, element);
      default -> {
        expressions.visit(loop.value);
        element = new Location(loop.elt.line(), loop.value.endLine(), loop.elt.column(), loop.value.endColumn());
        gen.emit(MAP_ADD, depth + 1, element);
      }
    }
    return element;
  }
}
