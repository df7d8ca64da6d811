// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.scope.Scope.Directive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The second pass: decides where each name of each block lives, from the outermost block inwards for what is bound
/// and back outwards for what is free. Also decides which comprehensions are inlined, and merges their symbols into the blocks around
/// them. A name's visibility is found by walking the enclosing blocks, which are few, in place of copying sets for each block.
/// Belongs to one thread.
final class ScopeAnalysis {
  private final String fileName;
  private final ArrayList<Scope> enclosing = new ArrayList<>();

  ScopeAnalysis(String fileName) {
    this.fileName = fileName;
  }

  void analyze(Scope top) {
    analyze(top, null);
  }

  /// Analyses a block and those inside it; returns the names that are free in it, or null for none.
  private HashSet<String> analyze(Scope scope, Scope classEntry) {
    for (Symbol symbol : scope.symbols.values()) {
      analyzeName(scope, symbol, classEntry);
    }
    HashSet<String> free = null;
    HashSet<String> inlinedCells = new HashSet<>();
    enclosing.add(scope);
    boolean spliced = false;
    for (Scope child : scope.children) {
      Scope entry = !child.canSeeClassScope ? null : scope.type == BlockType.CLASS ? scope : classEntry;
      HashSet<String> childFree = analyze(child, entry);
      if (child.comprehension != ComprehensionKind.NONE && child.comprehension != ComprehensionKind.GENERATOR && !scope.canSeeClassScope) {
        inline(scope, child, childFree, inlinedCells);
        child.inlined = true;
        spliced = true;
      }
      free = union(free, childFree);
    }
    enclosing.remove(enclosing.size() - 1);
    if (spliced) {
      spliceInlined(scope);
    }
    if (scope.type.isFunctionLike()) {
      makeCells(scope, free, inlinedCells);
    } else if (scope.type == BlockType.CLASS) {
      dropClassFree(scope, free);
    }
    update(scope, free, inlinedCells);
    return withOwnFree(scope, free);
  }

  private static HashSet<String> union(HashSet<String> to, HashSet<String> from) {
    if (from == null || from.isEmpty()) {
      return to;
    }
    if (to == null) {
      return from;
    }
    to.addAll(from);
    return to;
  }

  private static HashSet<String> withOwnFree(Scope scope, HashSet<String> free) {
    HashSet<String> result = free;
    for (Symbol symbol : scope.symbols.values()) {
      if (symbol.free) {
        if (result == null) {
          result = new HashSet<>();
        }
        result.add(symbol.name);
      }
    }
    return result;
  }

  private void analyzeName(Scope scope, Symbol symbol, Scope classEntry) {
    int flags = symbol.flags;
    if ((flags & Symbol.DEF_GLOBAL) != 0) {
      if ((flags & Symbol.DEF_NONLOCAL) != 0) {
        throw directiveError("name '" + symbol.name + "' is nonlocal and global", scope, symbol.name);
      }
      symbol.scope = Symbol.GLOBAL_EXPLICIT;
    } else if ((flags & Symbol.DEF_NONLOCAL) != 0) {
      checkNonlocal(scope, symbol.name);
      symbol.scope = Symbol.FREE;
      symbol.free = true;
    } else if ((flags & Symbol.DEF_BOUND) != 0) {
      symbol.scope = Symbol.LOCAL;
      symbol.local = true;
    } else {
      symbol.scope = scopeOfUse(symbol.name, classEntry);
      symbol.free = symbol.scope == Symbol.FREE;
    }
  }

  private void checkNonlocal(Scope scope, String name) {
    if (scope.type == BlockType.MODULE) {
      throw directiveError("nonlocal declaration not allowed at module level", scope, name);
    }
    if (!isBoundOutside(name)) {
      throw directiveError("no binding for nonlocal '" + name + "' found", scope, name);
    }
    if (isTypeParameter(name)) {
      throw directiveError("nonlocal binding not allowed for type parameter '" + name + "'", scope, name);
    }
  }

  /// The scope of a name that its block only uses. Where the class around the block may bind it too, the function scopes
  /// outside that class do not count.
  private int scopeOfUse(String name, Scope classEntry) {
    if (classEntry != null) {
      int flags = classEntry.flagsOf(name);
      if ((flags & Symbol.DEF_GLOBAL) != 0) {
        return Symbol.GLOBAL_EXPLICIT;
      }
      if ((flags & Symbol.DEF_BOUND) != 0 && (flags & Symbol.DEF_NONLOCAL) == 0) {
        return Symbol.GLOBAL_IMPLICIT;
      }
    }
    return isBoundOutside(name) ? Symbol.FREE : Symbol.GLOBAL_IMPLICIT;
  }

  /// Whether a block outside the current one binds `name` in a way that inner blocks see.
  private boolean isBoundOutside(String name) {
    for (int i = enclosing.size() - 1; i >= 0; i--) {
      Scope scope = enclosing.get(i);
      if (scope.type == BlockType.CLASS) {
        if (name.equals("__class__") || name.equals(SymbolTableBuilder.CLASS_DICT) || name.equals("__conditional_annotations__")) {
          return true;
        }
      } else if (scope.type != BlockType.MODULE) {
        Symbol symbol = scope.symbols.get(name);
        if (symbol != null && symbol.local) {
          return true;
        }
        if (symbol != null && (symbol.flags & Symbol.DEF_GLOBAL) != 0) {
          return false;
        }
      }
    }
    return false;
  }

  private boolean isTypeParameter(String name) {
    for (int i = enclosing.size() - 1; i >= 0; i--) {
      Symbol symbol = enclosing.get(i).symbols.get(name);
      if (symbol != null && symbol.local) {
        return (symbol.flags & Symbol.DEF_TYPE_PARAM) != 0;
      }
    }
    return false;
  }

  private CompileError directiveError(String message, Scope scope, String name) {
    if (scope.directives != null) {
      for (Directive each : scope.directives) {
        if (each.name().equals(name)) {
          return SyntaxErrors.at(message, fileName, each.line(), each.column(), each.endLine(), each.endColumn());
        }
      }
    }
    return new CompileError(CompileError.Kind.SYSTEM, "BUG: internal directive bookkeeping broken");
  }

  /// Moves the names of a comprehension into the block around it.
  private static void inline(Scope scope, Scope comprehension, HashSet<String> free, HashSet<String> inlinedCells) {
    boolean dropsClass = false;
    for (Symbol symbol : comprehension.symbols.values()) {
      if ((symbol.flags & Symbol.DEF_PARAM) != 0) {
        continue;
      }
      int where = symbol.scope;
      if (where == Symbol.FREE && scope.type == BlockType.CLASS && symbol.name.equals("__class__")) {
        where = Symbol.GLOBAL_IMPLICIT;
        free.remove(symbol.name);
        dropsClass = true;
      }
      if (where == Symbol.CELL || (symbol.flags & Symbol.DEF_COMP_CELL) != 0) {
        inlinedCells.add(symbol.name);
      }
      Symbol existing = scope.symbols.get(symbol.name);
      if (existing == null) {
        Symbol copy = new Symbol(symbol.name, symbol.flags);
        copy.scope = where;
        scope.symbols.put(symbol.name, copy);
      } else if ((existing.flags & Symbol.DEF_BOUND) != 0 && scope.type != BlockType.CLASS && free != null
          && !isFreeInChild(comprehension, symbol.name)) {
        free.remove(symbol.name);
      }
    }
    if (dropsClass) {
      comprehension.symbols.remove("__class__");
    }
  }

  private static boolean isFreeInChild(Scope scope, String name) {
    for (Scope child : scope.children) {
      if (child.scopeOf(name) == Symbol.FREE) {
        return true;
      }
    }
    return false;
  }

  private static void spliceInlined(Scope scope) {
    ArrayList<Scope> children = new ArrayList<>(scope.children.size());
    for (Scope child : scope.children) {
      if (child.inlined) {
        children.addAll(child.children);
      } else {
        children.add(child);
      }
    }
    scope.children = children;
  }

  private static void makeCells(Scope scope, HashSet<String> free, Set<String> inlinedCells) {
    for (Symbol symbol : scope.symbols.values()) {
      if (symbol.scope == Symbol.LOCAL && (free != null && free.contains(symbol.name) || inlinedCells.contains(symbol.name))) {
        symbol.scope = Symbol.CELL;
        if (free != null) {
          free.remove(symbol.name);
        }
      }
    }
  }

  private static void dropClassFree(Scope scope, HashSet<String> free) {
    if (free == null) {
      return;
    }
    scope.needsClassClosure |= free.remove("__class__");
    scope.needsClassDict |= free.remove(SymbolTableBuilder.CLASS_DICT);
    scope.conditionalAnnotations |= free.remove("__conditional_annotations__");
  }

  /// Notes the free names of inner blocks in this one.
  private void update(Scope scope, HashSet<String> free, Set<String> inlinedCells) {
    for (String name : inlinedCells) {
      Symbol symbol = scope.symbols.get(name);
      if (symbol != null) {
        symbol.flags |= Symbol.DEF_COMP_CELL;
      }
    }
    if (free == null) {
      return;
    }
    boolean classLike = scope.type == BlockType.CLASS || scope.canSeeClassScope;
    for (String name : List.copyOf(free)) {
      Symbol symbol = scope.symbols.get(name);
      if (symbol != null) {
        if (classLike) {
          symbol.flags |= Symbol.DEF_FREE_CLASS;
        }
      } else if (scope.type == BlockType.MODULE || isBoundOutside(name)) {
        Symbol added = new Symbol(name, 0);
        added.scope = Symbol.FREE;
        scope.symbols.put(name, added);
      }
    }
  }
}
