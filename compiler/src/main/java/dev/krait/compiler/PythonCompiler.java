// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.codegen.CodeGeneration;
import dev.krait.compiler.codegen.Preprocessor;
import dev.krait.compiler.codegen.TreeValidation;
import dev.krait.compiler.codegen.TreeWarnings;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import dev.krait.compiler.scope.FutureFeatures;
import dev.krait.compiler.scope.Recursion;
import dev.krait.compiler.scope.SymbolTable;

/// The way into the compiler: from source text or a syntax tree to a code object, a preprocessed tree or a symbol table.
/// One instance holds the arguments of Python's `compile()`; it is immutable, and may be used by several threads if its
/// warning sink may.
public final class PythonCompiler {
  /// Flags of `compile()` beside those of [Parser] and the `CO_FUTURE_...` bits of [CodeObject], with CPython's values.
  public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
  /// The bits that a code object keeps, and that code compiled from inside it inherits.
  public static final int FUTURE_MASK = 0x1FE0000;

  private final String fileName;
  private final Parser.Mode mode;
  private final int flags;
  private final int optimize;
  private final int featureVersion;
  private final int maxDigits;
  private final WarningSink warnings;

  /// @param flags the flags of `compile()`, inherited features included
  /// @param optimize 0, 1 (without asserts) or 2 (without docstrings too)
  public PythonCompiler(String fileName, Parser.Mode mode, int flags, int optimize, WarningSink warnings) {
    this(fileName, mode, flags, optimize, Parser.LATEST_FEATURES, Parser.DEFAULT_MAX_DIGITS, warnings);
  }

  /// @param featureVersion the minor version of Python whose syntax is accepted
  /// @param maxDigits the most digits of a decimal integer, or 0 for any number
  public PythonCompiler(String fileName, Parser.Mode mode, int flags, int optimize, int featureVersion, int maxDigits, WarningSink warnings) {
    this.fileName = fileName;
    this.mode = mode;
    this.flags = flags;
    this.optimize = optimize;
    this.featureVersion = featureVersion;
    this.maxDigits = maxDigits;
    this.warnings = warnings;
  }

  /// Compiles source text; what is wrong with it raises [CompileError].
  public CodeObject compile(SourceText source) {
    return compile(parse(source));
  }

  /// Compiles a tree that comes from the parser or is valid: see [#validate].
  public CodeObject compile(Mod tree) {
    return new Stage<CodeObject>() {
      @Override
      CodeObject run(TreeWarnings kept, Recursion recursion) {
        FutureFeatures future = features(tree);
        Mod processed = Preprocessor.process(tree, optimize, false, future, kept, recursion);
        SymbolTable table = SymbolTable.build(processed, fileName, future, topLevelAwait(), recursion);
        int inherited = (flags | future.flags()) & FUTURE_MASK;
        return CodeGeneration.generate(processed, table, fileName, optimize, inherited, topLevelAwait(), kept, recursion);
      }
    }.complete(warnings, fileName);
  }

  /// The instructions that a valid tree becomes before they are optimised.
  public InstructionSequence instructions(Mod tree) {
    return new Stage<InstructionSequence>() {
      @Override
      InstructionSequence run(TreeWarnings kept, Recursion recursion) {
        FutureFeatures future = features(tree);
        Mod processed = Preprocessor.process(tree, optimize, false, future, kept, recursion);
        SymbolTable table = SymbolTable.build(processed, fileName, future, topLevelAwait(), recursion);
        return CodeGeneration.sequence(processed, table, fileName, optimize, kept, recursion);
      }
    }.complete(warnings, fileName);
  }

  /// Checks a tree that does not come from the parser; a fault raises [CompileError].
  public void validate(Mod tree) {
    new Stage<Mod>() {
      @Override
      Mod run(TreeWarnings kept, Recursion recursion) {
        TreeValidation.check(tree, recursion);
        return tree;
      }
    }.complete(warnings, fileName);
  }

  /// The tree of `source` as the parser makes it.
  public Mod parse(SourceText source) {
    return Parser.parse(source, fileName, mode, flags, featureVersion, maxDigits, warnings);
  }

  /// The tree as `ast.parse()` gives it: optimised where `optimised`. Its warnings come when it is compiled.
  public Mod preprocess(Mod tree, boolean optimised) {
    return new Stage<Mod>() {
      @Override
      Mod run(TreeWarnings kept, Recursion recursion) {
        return Preprocessor.process(tree, optimize, !optimised, features(tree), kept, recursion);
      }
    }.complete(WarningSink.NONE, fileName);
  }

  /// The symbol table of source text.
  public SymbolTable symbolTable(SourceText source) {
    Mod tree = parse(source);
    return new Stage<SymbolTable>() {
      @Override
      SymbolTable run(TreeWarnings kept, Recursion recursion) {
        return SymbolTable.build(tree, fileName, features(tree), topLevelAwait(), recursion);
      }
    }.complete(warnings, fileName);
  }

  private FutureFeatures features(Mod tree) {
    return FutureFeatures.of(tree, fileName).with(flags);
  }

  private boolean topLevelAwait() {
    return (flags & ALLOW_TOP_LEVEL_AWAIT) != 0;
  }
}
