// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.scope.Scope.Directive;
import java.util.ArrayList;
import java.util.IdentityHashMap;

/// The blocks around the place that [SymbolTableBuilder] has reached, and what it does to them: opening, closing, and recording names.
/// Belongs to one walk and so to one thread.
final class ScopeStack {
  final String fileName;
  final FutureFeatures future;
  final IdentityHashMap<Object, Scope> scopes = new IdentityHashMap<>();
  final IdentityHashMap<Object, Scope> secondScopes = new IdentityHashMap<>();
  private final ArrayList<Scope> stack = new ArrayList<>();
  Scope current;
  private Scope global;
  /// The class whose name mangles private names, or null.
  String className;

  ScopeStack(String fileName, FutureFeatures future) {
    this.fileName = fileName;
    this.future = future;
  }

  CompileError error(String message, Node.Located node) {
    return SyntaxErrors.at(message, fileName, node);
  }

  /// Opens the module's block.
  Scope enterModule() {
    Scope scope = new Scope("top", BlockType.MODULE, 0, 0, 0, 0);
    enter(scope);
    return scope;
  }

  /// A new block of the current one, not entered yet.
  Scope create(String name, BlockType type, Node.Located place) {
    Scope scope = new Scope(name, type, place.line(), place.column(), place.endLine(), place.endColumn());
    scope.nested = current.nested || current.type.isFunctionLike();
    scope.method = type == BlockType.FUNCTION && current.type == BlockType.CLASS;
    return scope;
  }

  /// Opens a new block of the current one.
  Scope enterNew(String name, BlockType type, Node.Located place) {
    Scope scope = create(name, type, place);
    enter(scope);
    return scope;
  }

  /// Opens a block. Annotations kept as strings get a block too, since they must be valid, but nobody is to find it.
  void enter(Scope scope) {
    Scope previous = current;
    stack.add(scope);
    current = scope;
    if (previous == null) {
      global = scope;
      return;
    }
    scope.iterableDepth = previous.iterableDepth;
    if (previous.mangledNames != null && scope.type != BlockType.CLASS) {
      scope.mangledNames = previous.mangledNames;
    }
    if (scope.type != BlockType.ANNOTATION || !future.annotationsAreStrings()) {
      previous.children.add(scope);
    }
  }

  void exit() {
    stack.remove(stack.size() - 1);
    current = stack.isEmpty() ? null : stack.get(stack.size() - 1);
  }

  /// What the current block does with `name` so far.
  int lookup(String name) {
    return current.flagsOf(current.mangle(className, name));
  }

  int lookup(Scope scope, String name) {
    return scope.flagsOf(scope.mangle(className, name));
  }

  /// Refuses names that cannot be bound.
  void checkName(String name, ExprContext context, Node.Located place) {
    if (name.equals("__debug__")) {
      if (context == ExprContext.STORE) {
        throw error("cannot assign to __debug__", place);
      }
      if (context == ExprContext.DEL) {
        throw error("cannot delete __debug__", place);
      }
    }
  }

  void define(String name, int flag, Node.Located place) {
    define(name, flag, place, ExprContext.STORE);
  }

  void define(String name, int flag, Node.Located place, ExprContext context) {
    if ((flag & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.DEF_IMPORT)) != 0) {
      checkName(name, context, place);
    }
    if ((flag & Symbol.DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
      current.mangledNames.add(name);
    }
    define(name, flag, current, place);
  }

  private void define(String name, int flag, Scope scope, Node.Located place) {
    String mangled = scope.mangle(className, name);
    Symbol symbol = scope.symbols.get(mangled);
    if (symbol == null) {
      symbol = new Symbol(mangled, flag);
      scope.symbols.put(mangled, symbol);
    } else {
      if ((flag & symbol.flags & Symbol.DEF_PARAM) != 0) {
        throw error("duplicate argument '" + name + "' in function definition", place);
      }
      if ((flag & symbol.flags & Symbol.DEF_TYPE_PARAM) != 0) {
        throw error("duplicate type parameter '" + name + "'", place);
      }
      symbol.flags |= flag;
    }
    if (scope.inIterationTarget) {
      if ((symbol.flags & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0) {
        throw error("comprehension inner loop cannot rebind assignment expression target '" + name + "'", place);
      }
      symbol.flags |= Symbol.DEF_COMP_ITER;
    }
    if ((flag & Symbol.DEF_PARAM) != 0) {
      scope.parameters.add(mangled);
    } else if ((flag & Symbol.DEF_GLOBAL) != 0 && scope != global) {
      Symbol known = global.symbols.get(mangled);
      if (known == null) {
        global.symbols.put(mangled, new Symbol(mangled, flag));
      } else {
        known.flags |= flag;
      }
    }
  }

  void recordDirective(String name, Node.Located place) {
    String mangled = current.mangle(className, name);
    current.putDirective(new Directive(mangled, place.line(), place.column(), place.endLine(), place.endColumn()));
  }

  /// Binds the target of an assignment expression inside a comprehension in the block around all the comprehensions.
  void extendToFunction(String name, Node.Located place) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      Scope scope = stack.get(i);
      if (scope.comprehension != ComprehensionKind.NONE) {
        int flags = lookup(scope, name);
        if ((flags & Symbol.DEF_COMP_ITER) != 0 && (flags & (Symbol.DEF_LOCAL | Symbol.DEF_GLOBAL)) != 0) {
          throw error("assignment expression cannot rebind comprehension iteration variable '" + name + "'", place);
        }
        continue;
      }
      switch (scope.type) {
        case FUNCTION -> {
          boolean isGlobal = (lookup(scope, name) & Symbol.DEF_GLOBAL) != 0;
          define(name, isGlobal ? Symbol.DEF_GLOBAL : Symbol.DEF_NONLOCAL, place);
          recordDirective(name, place);
          define(name, Symbol.DEF_LOCAL, scope, place);
          return;
        }
        case MODULE -> {
          define(name, Symbol.DEF_GLOBAL, place);
          recordDirective(name, place);
          define(name, Symbol.DEF_GLOBAL, scope, place);
          return;
        }
        case CLASS -> throw error("assignment expression within a comprehension cannot be used in a class body", place);
        case TYPE_PARAMETERS -> throw error("assignment expression within a comprehension cannot be used within the definition of a generic", place);
        case TYPE_ALIAS -> throw error("assignment expression within a comprehension cannot be used in a type alias", place);
        case TYPE_VARIABLE -> throw error("assignment expression within a comprehension cannot be used in a TypeVar bound", place);
        case ANNOTATION -> {
        }
      }
    }
  }
}
