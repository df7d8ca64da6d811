// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.flow.InstructionSequence;
import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Syntax trees as Python objects: the classes of `_ast`, to and from the compiler's trees.
public final class SyntaxTrees {
  private static final int ONLY_AST = 0x400, OPTIMIZED = 0x8000;

  private SyntaxTrees() {
  }

  /// Whether the object is an instance of `_ast.AST`.
  public static boolean isTree(ThreadState ts, Object object) {
    return Types.isInstance(object, PyAst.TYPE);
  }

  /// What `compile()` makes of a tree: code, or with ONLY_AST the tree itself, optimised if that is asked for.
  public static Object compile(ThreadState ts, Object tree, String fileName, Parser.Mode mode, int flags, int optimize) {
    SyntaxTreeReader reader = new SyntaxTreeReader(ts);
    reader.check(tree, mode);
    if ((flags & ONLY_AST) != 0 && (flags & OPTIMIZED) == 0) {
      return tree;
    }
    PythonCompiler compiler = SourceCompilation.compiler(ts, fileName, mode, flags, optimize, Parser.LATEST_FEATURES);
    Mod module = reader.module(tree, mode);
    try {
      compiler.validate(module);
      if ((flags & ONLY_AST) != 0) {
        return new SyntaxTreeWriter(ts).write(compiler.preprocess(module, true));
      }
      return new PyCode(compiler.compile(module));
    } catch (CompileError e) {
      throw SourceCompilation.exception(e);
    }
  }

  /// The instructions that a module's tree becomes before they are optimised.
  public static InstructionSequence instructions(ThreadState ts, Object tree, String fileName, int optimize) {
    PythonCompiler compiler = SourceCompilation.compiler(ts, fileName, Parser.Mode.EXEC, 0, optimize, Parser.LATEST_FEATURES);
    Mod module = new SyntaxTreeReader(ts).module(tree, Parser.Mode.EXEC);
    try {
      compiler.validate(module);
      return compiler.instructions(module);
    } catch (CompileError e) {
      throw SourceCompilation.exception(e);
    }
  }

  /// The tree of a source.
  public static Object parse(ThreadState ts, Object source, String fileName, Parser.Mode mode, int flags, int optimize, int featureVersion) {
    PythonCompiler compiler = SourceCompilation.compiler(ts, fileName, mode, flags, optimize, featureVersion);
    Mod tree;
    try {
      tree = compiler.preprocess(compiler.parse(SourceCompilation.text(ts, source, fileName)), (flags & OPTIMIZED) != 0);
    } catch (CompileError e) {
      throw SourceCompilation.exception(e);
    }
    return new SyntaxTreeWriter(ts).write(tree);
  }
}
