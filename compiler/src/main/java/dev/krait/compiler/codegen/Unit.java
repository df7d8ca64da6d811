// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.flow.CodeUnit;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.TreeSet;

/// One code object in the making, with what only the code generator has to know about it.
final class Unit {
  /// What a code object is made from.
  enum Kind {
    MODULE, CLASS, FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION, ANNOTATIONS;

    boolean isFunction() {
      return this == FUNCTION || this == ASYNC_FUNCTION || this == LAMBDA;
    }
  }

  final Kind kind;
  final Scope scope;
  final CodeUnit code;
  /// The unit around this one, or null for the module.
  final Unit parent;
  /// How many units are around this one.
  final int depth;
  InstructionSequence sequence = new InstructionSequence();
  /// The class whose name mangles private names, or null.
  String className;
  final ArrayList<FrameBlock> blocks = new ArrayList<>();
  /// How many inlined comprehensions are around the current place.
  int inlinedComprehensions;
  /// How many statements that may skip their bodies are around the current place.
  int conditionalBlocks;
  /// Names that are fast locals only because an inlined comprehension binds them.
  final HashSet<String> fastNow = new HashSet<>();
  /// Names that methods bind on `self`; only for classes.
  TreeSet<String> staticAttributes;
  /// Annotated variables whose annotations are compiled at the end, with their condition's index or -1.
  ArrayList<Stmt.AnnAssign> deferredAnnotations;
  ArrayList<Integer> conditionIndexes;
  int nextConditionIndex;

  Unit(Kind kind, Scope scope, CodeUnit code, Unit parent) {
    this.kind = kind;
    this.scope = scope;
    this.code = code;
    this.parent = parent;
    this.depth = parent == null ? 1 : parent.depth + 1;
  }
}
