// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Assembler;
import dev.krait.compiler.flow.CodeUnit;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.flow.Location;
import dev.krait.compiler.flow.NameTable;
import dev.krait.compiler.scope.Mangling;
import dev.krait.compiler.scope.Recursion;
import dev.krait.compiler.scope.Scope;
import dev.krait.compiler.scope.Symbol;
import dev.krait.compiler.scope.SymbolTable;
import dev.krait.compiler.scope.SyntaxErrors;
import java.util.ArrayList;
import java.util.TreeSet;

/// One compilation: the units in the making, and what every part of the code generator uses to write instructions and resolve names.
/// The parts ([Statements], [Expressions] and so on) hold no state of their own. Belongs to one thread.
final class CodeGenerator {
  private static final int NO_LABEL = -1;
  /// The most values that generated code puts on the stack at once for one expression.
  static final int STACK_GUIDELINE = 30;
  private static final String CLASS = "__class__", CLASS_DICT = "__classdict__", CONDITIONAL = "__conditional_annotations__";

  final String fileName;
  final SymbolTable table;
  final int optimize;
  private final int flags;
  private final TreeWarnings warnings;
  private final boolean topLevelAwait;
  /// Whether the instructions of inner code objects are kept with those of outer ones.
  private boolean keepsSequences;
  private boolean interactive;
  /// Above 0 while a `finally` body is written a second time, so that its warnings are not repeated.
  int silenced;
  private final Recursion recursion;
  Unit unit;
  final Statements statements = new Statements(this);
  final Expressions expressions = new Expressions(this);
  final Definitions definitions = new Definitions(this);

  /// @param flags the bits of [CodeObject#flags] that every code object inherits
  CodeGenerator(SymbolTable table, String fileName, int optimize, int flags, boolean topLevelAwait, TreeWarnings warnings, Recursion recursion) {
    this.recursion = recursion;
    this.table = table;
    this.fileName = fileName;
    this.optimize = optimize;
    this.flags = flags;
    this.topLevelAwait = topLevelAwait;
    this.warnings = warnings;
  }

  /// The code object of the whole module.
  CodeObject generate(Mod module) {
    return assemble(emit(module));
  }

  /// The instructions of the whole module before optimisation, with those of inner code objects nested in them.
  InstructionSequence sequence(Mod module) {
    keepsSequences = true;
    finishInstructions(emit(module));
    return unit.sequence;
  }

  /// Writes the instructions of the module; whether an implicit `return None` is to follow.
  private boolean emit(Mod module) {
    enter("<module>", Unit.Kind.MODULE, table.top(), 1, null);
    switch (module.tag()) {
      case Tag.MODULE -> definitions.moduleBody(((Mod.Module) module).body(), false);
      case Tag.INTERACTIVE -> {
        interactive = true;
        definitions.moduleBody(((Mod.Interactive) module).body(), true);
      }
      case Tag.EXPRESSION -> {
        expressions.visit(((Mod.Expression) module).body());
        return false;
      }
      default -> throw new IllegalArgumentException("this module node cannot be compiled");
    }
    return true;
  }

  /// Whether a result is to be printed here, as at the interactive prompt.
  boolean printsResults() {
    return interactive && unit.depth <= 1;
  }

  boolean allowsTopLevelAwait() {
    return topLevelAwait && unit.kind == Unit.Kind.MODULE;
  }

  // Errors, warnings, and the depth of the tree.

  CompileError error(String message, Node.Located node) {
    return SyntaxErrors.at(message, fileName, node);
  }

  CompileError error(String message, Location at) {
    return SyntaxErrors.at(message, fileName, at.line(), at.column(), at.endLine(), at.endColumn());
  }

  void warn(String message, Node.Located node) {
    if (silenced == 0) {
      warnings.add(message, node);
    }
  }

  void descend() {
    recursion.descend();
  }

  void ascend() {
    recursion.ascend();
  }

  // Units.

  /// Opens a unit within the current one.
  ///
  /// @param className the class whose name mangles private names in it, or null for that of the current unit
  void enter(String name, Unit.Kind kind, Scope scope, int line, String className) {
    recursion.descendIntoCode();
    Unit opened = new Unit(kind, scope, new CodeUnit(name, name, line), unit);
    CodeUnit code = opened.code;
    for (String parameter : scope.parameters()) {
      code.varNames.add(parameter);
    }
    addAll(code.cellVars, scope.namesWith(Symbol.CELL, Symbol.DEF_COMP_CELL));
    if (scope.needsClassClosure()) {
      code.cellVars.add(CLASS);
    }
    if (scope.needsClassDict()) {
      code.cellVars.add(CLASS_DICT);
    }
    if (scope.hasConditionalAnnotations()) {
      code.cellVars.add(CONDITIONAL);
    }
    addAll(code.freeVars, scope.namesWith(Symbol.FREE, Symbol.DEF_FREE_CLASS));
    opened.className = className != null || unit == null ? className : unit.className;
    if (kind == Unit.Kind.CLASS) {
      opened.staticAttributes = new TreeSet<>();
    }
    unit = opened;
    boolean module = kind == Unit.Kind.MODULE;
    if (!module) {
      code.qualName = qualifiedName(name);
    }
    Location start = new Location(module ? 0 : line, line, 0, 0);
    emit(RESUME, Oparg.RESUME_AT_FUNC_START, start);
    if (module) {
      emit(ANNOTATIONS_PLACEHOLDER, start);
    }
  }

  private static void addAll(NameTable table, String[] names) {
    for (String name : names) {
      table.add(name);
    }
  }

  private String qualifiedName(String name) {
    Unit parent = unit.parent;
    if (parent.depth == 1) {
      return name;
    }
    if (parent.kind == Unit.Kind.ANNOTATIONS) {
      if (parent.depth == 2) {
        return name;
      }
      parent = parent.parent;
    }
    boolean named = unit.kind == Unit.Kind.FUNCTION || unit.kind == Unit.Kind.ASYNC_FUNCTION || unit.kind == Unit.Kind.CLASS;
    if (named && parent.scope.scopeOf(Mangling.mangle(parent.className, name)) == Symbol.GLOBAL_EXPLICIT) {
      return name;
    }
    return parent.code.qualName + (parent.kind.isFunction() ? ".<locals>." : ".") + name;
  }

  /// Closes the current unit, without an implicit `return None` at its end unless `addNone`.
  CodeObject assemble(boolean addNone) {
    finishInstructions(addNone);
    CodeObject code = Assembler.assemble(unit.code, unit.sequence, codeFlags(), fileName);
    if (unit.parent != null && keepsSequences) {
      unit.parent.sequence.nested().add(unit.sequence);
    }
    unit = unit.parent;
    recursion.ascendFromCode();
    return code;
  }

  private void finishInstructions(boolean addNone) {
    if (addNone) {
      loadConst(Constants.NONE, Location.NONE);
    }
    emit(RETURN_VALUE, Location.NONE);
  }

  private int codeFlags() {
    Scope scope = unit.scope;
    int bits = flags;
    if (scope.type().isFunctionLike()) {
      bits |= CodeObject.CO_NEWLOCALS | CodeObject.CO_OPTIMIZED;
      bits |= scope.isNested() ? CodeObject.CO_NESTED : 0;
      if (scope.isGenerator()) {
        bits |= scope.isCoroutine() ? CodeObject.CO_ASYNC_GENERATOR : CodeObject.CO_GENERATOR;
      } else if (scope.isCoroutine()) {
        bits |= CodeObject.CO_COROUTINE;
      }
      bits |= scope.hasVarArgs() ? CodeObject.CO_VARARGS : 0;
      bits |= scope.hasVarKeywords() ? CodeObject.CO_VARKEYWORDS : 0;
      bits |= scope.hasDocstring() ? CodeObject.CO_HAS_DOCSTRING : 0;
      bits |= scope.isMethod() ? CodeObject.CO_METHOD : 0;
    } else if (topLevelAwait && scope.isCoroutine() && !scope.isGenerator()) {
      bits |= CodeObject.CO_COROUTINE;
    }
    return bits;
  }

  // Instructions.

  void emit(int opcode, Location location) {
    unit.sequence.emit(opcode, 0, location);
  }

  void emit(int opcode, int oparg, Location location) {
    unit.sequence.emit(opcode, oparg, location);
  }

  void jump(int opcode, int label, Location location) {
    unit.sequence.emitJump(opcode, label, location);
  }

  int newLabel() {
    return unit.sequence.newLabel();
  }

  void useLabel(int label) {
    unit.sequence.useLabel(label);
  }

  void loadConst(Const value, Location location) {
    unit.sequence.emit(LOAD_CONST, unit.code.consts.add(value), location);
  }

  void loadInt(int value, Location location) {
    loadConst(Constants.integer(value), location);
  }

  /// An instruction on an attribute or global name, which is mangled; `oparg` is its number, shifted and completed by the caller's bits.
  void emitName(int opcode, String name, int shift, int bits, Location location) {
    emit(opcode, unit.code.names.add(mangle(name)) << shift | bits, location);
  }

  void emitName(int opcode, String name, Location location) {
    emitName(opcode, name, 0, 0, location);
  }

  String mangle(String name) {
    return unit.scope.mangle(unit.className, name);
  }

  static Location locationOf(Node.Located node) {
    return new Location(node.line(), node.endLine(), node.column(), node.endColumn());
  }

  // Frame blocks.

  void push(FrameBlock.Kind kind, int start, int exit, Location location, Object datum) {
    if (unit.blocks.size() >= MAX_BLOCKS) {
      throw error("too many statically nested blocks", location);
    }
    unit.blocks.add(new FrameBlock(kind, start, exit, location, datum));
  }

  void push(FrameBlock.Kind kind, int start, Location location) {
    push(kind, start, NO_LABEL, location, null);
  }

  void pop() {
    unit.blocks.remove(unit.blocks.size() - 1);
  }

  private static final int MAX_BLOCKS = 21;

  // Names.

  /// Loads, stores or deletes a variable, by the way of its scope.
  void name(String identifier, ExprContext context, Location location) {
    String name = mangle(identifier);
    Scope scope = unit.scope;
    int where = scope.scopeOf(name);
    switch (where) {
      case Symbol.FREE -> deref(unit.code.cellVars.size() + unit.code.freeVars.indexOf(name), context, location);
      case Symbol.CELL -> deref(unit.code.cellVars.indexOf(name), context, location);
      case Symbol.LOCAL -> {
        if (scope.type().isFunctionLike() || unit.fastNow.contains(name)) {
          emit(choose(context, LOAD_FAST, STORE_FAST, DELETE_FAST), unit.code.varNames.add(name), location);
        } else {
          plainName(name, context, location);
        }
      }
      case Symbol.GLOBAL_IMPLICIT -> {
        if (scope.type().isFunctionLike()) {
          globalName(name, context, scope.canSeeClassScope(), location);
        } else {
          plainName(name, context, location);
        }
      }
      case Symbol.GLOBAL_EXPLICIT -> globalName(name, context, false, location);
      default -> plainName(name, context, location);
    }
  }

  private static int choose(ExprContext context, int load, int store, int delete) {
    return context == ExprContext.LOAD ? load : context == ExprContext.STORE ? store : delete;
  }

  private void deref(int index, ExprContext context, Location location) {
    int opcode = choose(context, LOAD_DEREF, STORE_DEREF, DELETE_DEREF);
    if (context == ExprContext.LOAD) {
      if (unit.kind == Unit.Kind.CLASS && unit.inlinedComprehensions == 0) {
        emit(LOAD_LOCALS, location);
        opcode = LOAD_FROM_DICT_OR_DEREF;
      } else if (unit.scope.canSeeClassScope()) {
        loadClassDict(location);
        opcode = LOAD_FROM_DICT_OR_DEREF;
      }
    }
    emit(opcode, index, location);
  }

  private void loadClassDict(Location location) {
    emit(LOAD_DEREF, unit.code.cellVars.size() + unit.code.freeVars.add(CLASS_DICT), location);
  }

  private void globalName(String name, ExprContext context, boolean throughClass, Location location) {
    int index = unit.code.names.add(name);
    if (context != ExprContext.LOAD) {
      emit(choose(context, LOAD_GLOBAL, STORE_GLOBAL, DELETE_GLOBAL), index, location);
    } else if (throughClass) {
      loadClassDict(location);
      emit(LOAD_FROM_DICT_OR_GLOBALS, index, location);
    } else {
      emit(LOAD_GLOBAL, index << 1, location);
    }
  }

  private void plainName(String name, ExprContext context, Location location) {
    int index = unit.code.names.add(name);
    if (context == ExprContext.LOAD && unit.kind == Unit.Kind.CLASS && unit.inlinedComprehensions > 0) {
      emit(LOAD_GLOBAL, index << 1, location);
    } else {
      emit(choose(context, LOAD_NAME, STORE_NAME, DELETE_NAME), index, location);
    }
  }

  /// The number by which instructions know a free variable of `code`, which is a cell or free variable here.
  private int cellIndex(String name, CodeObject code) {
    boolean special = unit.kind == Unit.Kind.CLASS && (name.equals(CLASS) || name.equals(CLASS_DICT) || name.equals(CONDITIONAL));
    int scope = special ? Symbol.CELL : unit.scope.scopeOf(name);
    int index = scope == Symbol.CELL ? unit.code.cellVars.indexOf(name) : unit.code.freeVars.indexOf(name);
    if (index < 0) {
      throw noSuchCell(name, scope, code);
    }
    return scope == Symbol.CELL ? index : unit.code.cellVars.size() + index;
  }

  /// What happens where a program binds one of the compiler's own names.
  private CompileError noSuchCell(String name, int scope, CodeObject code) {
    ArrayList<Const> free = new ArrayList<>();
    for (int i = 0; i < code.localsPlusKinds.length; i++) {
      if ((code.localsPlusKinds[i] & CodeObject.CO_FAST_FREE) != 0) {
        free.add(Constants.str(code.localsPlusNames.get(i)));
      }
    }
    return new CompileError(CompileError.Kind.SYSTEM, "compiler_lookup_arg(name=" + ConstantText.repr(Constants.str(name)) + ") with reftype=" + scope
        + " failed in " + unit.code.name + "; freevars of code " + code.name + ": " + ConstantText.repr(new Const.Tuple(free)));
  }

  /// Makes a function of `code`, whose defaults and annotations lie on the stack as `attributes` (bits of `MAKE_FUNCTION_...`) says.
  void makeClosure(CodeObject code, int attributes, Location location) {
    int flags = attributes;
    int freeCount = 0;
    byte[] kinds = code.localsPlusKinds;
    for (int i = 0; i < kinds.length; i++) {
      if ((kinds[i] & CodeObject.CO_FAST_FREE) != 0) {
        emit(LOAD_CLOSURE, cellIndex(code.localsPlusNames.get(i), code), location);
        freeCount++;
      }
    }
    if (freeCount > 0) {
      flags |= Oparg.MAKE_FUNCTION_CLOSURE;
      emit(BUILD_TUPLE, freeCount, location);
    }
    loadConst(new Const.Code(code), location);
    emit(MAKE_FUNCTION, location);
    setAttribute(flags & Oparg.MAKE_FUNCTION_CLOSURE, location);
    setAttribute(flags & Oparg.MAKE_FUNCTION_ANNOTATIONS, location);
    setAttribute(flags & Oparg.MAKE_FUNCTION_ANNOTATE, location);
    setAttribute(flags & Oparg.MAKE_FUNCTION_KWDEFAULTS, location);
    setAttribute(flags & Oparg.MAKE_FUNCTION_DEFAULTS, location);
  }

  private void setAttribute(int flag, Location location) {
    if (flag != 0) {
      emit(SET_FUNCTION_ATTRIBUTE, flag, location);
    }
  }

  // Idioms that several parts share.

  private static final int[] COMPARE_MASKS = {2, 2 | 8, 8, 1 | 2 | 4, 4, 4 | 8};

  /// A rich comparison, one of `Oparg.CMP_...`.
  void compareOp(int comparison, Location location) {
    emit(COMPARE_OP, comparison << 5 | COMPARE_MASKS[comparison], location);
  }

  void compare(CmpOp op, Location location) {
    switch (op) {
      case EQ -> compareOp(Oparg.CMP_EQ, location);
      case NOT_EQ -> compareOp(Oparg.CMP_NE, location);
      case LT -> compareOp(Oparg.CMP_LT, location);
      case LT_E -> compareOp(Oparg.CMP_LE, location);
      case GT -> compareOp(Oparg.CMP_GT, location);
      case GT_E -> compareOp(Oparg.CMP_GE, location);
      case IS -> emit(IS_OP, 0, location);
      case IS_NOT -> emit(IS_OP, 1, location);
      case IN -> emit(CONTAINS_OP, 0, location);
      case NOT_IN -> emit(CONTAINS_OP, 1, location);
    }
  }

  /// Delegates to the iterator or awaitable under the value to send, until it is exhausted.
  void yieldFrom(Location location, boolean await) {
    int send = newLabel(), fail = newLabel(), exit = newLabel();
    useLabel(send);
    jump(SEND, exit, location);
    // A close() or throw() that raises StopIteration at the suspension point ends the delegation with its value.
    jump(SETUP_FINALLY, fail, location);
    emit(YIELD_VALUE, 1, location);
    emit(POP_BLOCK, Location.NONE);
    emit(RESUME, await ? Oparg.RESUME_AFTER_AWAIT : Oparg.RESUME_AFTER_YIELD_FROM, location);
    jump(JUMP_NO_INTERRUPT, send, location);
    useLabel(fail);
    emit(CLEANUP_THROW, location);
    useLabel(exit);
    emit(END_SEND, location);
  }

  /// Awaits the value on top; `oparg` says for an error message who asks.
  void await(int oparg, Location location) {
    emit(GET_AWAITABLE, oparg, location);
    loadConst(Constants.NONE, location);
    yieldFrom(location, true);
  }

  void yieldValue(Location location) {
    if (unit.scope.isGenerator() && unit.scope.isCoroutine()) {
      emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_ASYNC_GEN_WRAP, location);
    }
    emit(YIELD_VALUE, 0, location);
    emit(RESUME, Oparg.RESUME_AFTER_YIELD, location);
  }

  void popExceptAndReraise(Location location) {
    emit(COPY, 3, location);
    emit(POP_EXCEPT, location);
    emit(RERAISE, 1, location);
  }

  /// Encloses the unit so far in a handler that turns an escaping StopIteration into a RuntimeError.
  void wrapInStopIterationHandler() {
    int handler = newLabel();
    unit.sequence.insert(0, SETUP_CLEANUP, handler, Location.NONE);
    loadConst(Constants.NONE, Location.NONE);
    emit(RETURN_VALUE, Location.NONE);
    useLabel(handler);
    emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_STOPITERATION_ERROR, Location.NONE);
    emit(RERAISE, 1, Location.NONE);
  }

  /// Notes `self.attr = ...` for the class around the current function.
  void noteStaticAttribute(Expr.Attribute attribute) {
    if (attribute.ctx() != ExprContext.STORE || attribute.value().tag() != Tag.NAME || !((Expr.Name) attribute.value()).id().equals("self")) {
      return;
    }
    for (Unit outer = unit.parent; outer != null; outer = outer.parent) {
      if (outer.staticAttributes != null) {
        outer.staticAttributes.add(attribute.attr());
        return;
      }
    }
  }

  /// Remembers an annotated variable for the end of the unit; returns the index by which its execution is to be noted, or -1.
  int deferAnnotation(Stmt.AnnAssign statement) {
    if (unit.deferredAnnotations == null) {
      unit.deferredAnnotations = new ArrayList<>();
      unit.conditionIndexes = new ArrayList<>();
    }
    unit.deferredAnnotations.add(statement);
    boolean conditional = unit.kind == Unit.Kind.MODULE || unit.conditionalBlocks > 0;
    int index = conditional ? unit.nextConditionIndex++ : -1;
    unit.conditionIndexes.add(index);
    return index;
  }
}
