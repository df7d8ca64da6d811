// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One block of a program with its names: CPython's symbol table entry. Written by [SymbolTableBuilder] and
/// [ScopeAnalysis], with one exception: inlining a comprehension moves its symbols while code is generated.
public final class Scope {
  final String name;
  final BlockType type;
  final int line;
  final int column;
  final int endLine;
  final int endColumn;
  final LinkedHashMap<String, Symbol> symbols = new LinkedHashMap<>();
  /// The parameters, mangled, in order.
  final ArrayList<String> parameters = new ArrayList<>();
  List<Scope> children = new ArrayList<>();
  /// `global` and `nonlocal` declarations with their places, for errors that the analysis finds.
  List<Directive> directives;
  ComprehensionKind comprehension = ComprehensionKind.NONE;
  boolean nested;
  boolean method;
  boolean generator;
  boolean coroutine;
  boolean hasVarArgs;
  boolean hasVarKeywords;
  boolean hasDocstring;
  boolean annotationsUsed;
  boolean needsClassClosure;
  boolean needsClassDict;
  boolean conditionalAnnotations;
  boolean inlined;
  boolean canSeeClassScope;
  /// The scope of the annotations of the block's own variables, or null.
  Scope annotationScope;

  // The state of the walk, which means nothing once the table is built.
  boolean inIterationTarget;
  int iterableDepth;
  boolean inConditionalBlock;
  boolean inUnevaluatedAnnotation;
  /// What a type variable scope is, in the words of an error message.
  String role;
  /// Where only some names are mangled, these names; null where all are.
  HashSet<String> mangledNames;

  /// A name that a statement declared `global` or `nonlocal`.
  record Directive(String name, int line, int column, int endLine, int endColumn) {
  }

  Scope(String name, BlockType type, int line, int column, int endLine, int endColumn) {
    this.name = name;
    this.type = type;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }

  public String name() {
    return name;
  }

  public BlockType type() {
    return type;
  }

  public int line() {
    return line;
  }

  /// The names by their mangled spelling, in the order in which they were met; not to be changed.
  public Map<String, Symbol> symbols() {
    return symbols;
  }

  public List<String> parameters() {
    return parameters;
  }

  public List<Scope> children() {
    return children;
  }

  public ComprehensionKind comprehension() {
    return comprehension;
  }

  /// Whether the block lies in a function.
  public boolean isNested() {
    return nested;
  }

  /// Whether a class body is the block around this function.
  public boolean isMethod() {
    return method;
  }

  public boolean isGenerator() {
    return generator;
  }

  public boolean isCoroutine() {
    return coroutine;
  }

  public boolean hasVarArgs() {
    return hasVarArgs;
  }

  public boolean hasVarKeywords() {
    return hasVarKeywords;
  }

  public boolean hasDocstring() {
    return hasDocstring;
  }

  /// Whether the block annotates a variable.
  public boolean usesAnnotations() {
    return annotationsUsed;
  }

  public boolean needsClassClosure() {
    return needsClassClosure;
  }

  public boolean needsClassDict() {
    return needsClassDict;
  }

  /// Whether it is known at run time only which annotations of the block are reached.
  public boolean hasConditionalAnnotations() {
    return conditionalAnnotations;
  }

  /// Whether the comprehension is compiled into the block around it.
  public boolean isInlined() {
    return inlined;
  }

  /// Whether names are looked up in the class around the block first.
  public boolean canSeeClassScope() {
    return canSeeClassScope;
  }

  /// The scope of the annotations of the block's own variables, or null.
  public Scope annotationScope() {
    return annotationScope;
  }

  /// How the block uses the mangled name; 0 where it does not.
  public int flagsOf(String mangled) {
    Symbol symbol = symbols.get(mangled);
    return symbol == null ? 0 : symbol.flags;
  }

  /// Where the mangled name lives, one of the scopes of [Symbol]; 0 where the block does not know it.
  public int scopeOf(String mangled) {
    Symbol symbol = symbols.get(mangled);
    return symbol == null ? 0 : symbol.scope;
  }

  /// The sorted names that have this scope or one of these flags.
  public String[] namesWith(int scope, int flag) {
    String[] found = new String[symbols.size()];
    int count = 0;
    for (Symbol symbol : symbols.values()) {
      if (symbol.scope == scope || (symbol.flags & flag) != 0) {
        found[count++] = symbol.name;
      }
    }
    if (count == 0) {
      return NO_NAMES;
    }
    String[] names = Arrays.copyOf(found, count);
    Arrays.sort(names);
    return names;
  }

  private static final String[] NO_NAMES = {};

  void putDirective(Directive directive) {
    if (directives == null) {
      directives = new ArrayList<>();
    }
    directives.add(directive);
  }

  /// The spelling of `identifier` in this block inside the class `className`, which is null outside classes.
  public String mangle(String className, String identifier) {
    if (mangledNames != null && !mangledNames.contains(identifier)) {
      return identifier;
    }
    return Mangling.mangle(className, identifier);
  }
}
