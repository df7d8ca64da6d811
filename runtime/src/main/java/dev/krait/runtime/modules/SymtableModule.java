// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.compiler.CompileError;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.scope.BlockType;
import dev.krait.compiler.scope.Symbol;
import dev.krait.runtime.builtins.SourceCompilation;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;

/// The scopes and names of programs, for the module symtable.
///
/// Java: stateless, over the compiler's symbol table.
@PyModuleDef("_symtable")
final class SymtableModule {
  @Constant("USE")
  static final int USE = Symbol.USE;
  @Constant("DEF_GLOBAL")
  static final int DEF_GLOBAL = Symbol.DEF_GLOBAL;
  @Constant("DEF_NONLOCAL")
  static final int DEF_NONLOCAL = Symbol.DEF_NONLOCAL;
  @Constant("DEF_LOCAL")
  static final int DEF_LOCAL = Symbol.DEF_LOCAL;
  @Constant("DEF_PARAM")
  static final int DEF_PARAM = Symbol.DEF_PARAM;
  @Constant("DEF_TYPE_PARAM")
  static final int DEF_TYPE_PARAM = Symbol.DEF_TYPE_PARAM;
  @Constant("DEF_FREE_CLASS")
  static final int DEF_FREE_CLASS = Symbol.DEF_FREE_CLASS;
  @Constant("DEF_IMPORT")
  static final int DEF_IMPORT = Symbol.DEF_IMPORT;
  /// Without type parameters, unlike the compiler's own notion.
  @Constant("DEF_BOUND")
  static final int DEF_BOUND = Symbol.DEF_BOUND & ~Symbol.DEF_TYPE_PARAM;
  @Constant("DEF_ANNOT")
  static final int DEF_ANNOT = Symbol.DEF_ANNOT;
  @Constant("DEF_COMP_ITER")
  static final int DEF_COMP_ITER = Symbol.DEF_COMP_ITER;
  @Constant("DEF_COMP_CELL")
  static final int DEF_COMP_CELL = Symbol.DEF_COMP_CELL;
  @Constant("SCOPE_OFF")
  static final int SCOPE_OFF = Symbol.SCOPE_OFFSET;
  @Constant("SCOPE_MASK")
  static final int SCOPE_MASK = Symbol.DEF_GLOBAL | Symbol.DEF_LOCAL | Symbol.DEF_PARAM | Symbol.DEF_NONLOCAL;
  @Constant("LOCAL")
  static final int LOCAL = Symbol.LOCAL;
  @Constant("GLOBAL_EXPLICIT")
  static final int GLOBAL_EXPLICIT = Symbol.GLOBAL_EXPLICIT;
  @Constant("GLOBAL_IMPLICIT")
  static final int GLOBAL_IMPLICIT = Symbol.GLOBAL_IMPLICIT;
  @Constant("FREE")
  static final int FREE = Symbol.FREE;
  @Constant("CELL")
  static final int CELL = Symbol.CELL;
  @Constant("TYPE_FUNCTION")
  static final int TYPE_FUNCTION = BlockType.FUNCTION.ordinal();
  @Constant("TYPE_CLASS")
  static final int TYPE_CLASS = BlockType.CLASS.ordinal();
  @Constant("TYPE_MODULE")
  static final int TYPE_MODULE = BlockType.MODULE.ordinal();
  @Constant("TYPE_ANNOTATION")
  static final int TYPE_ANNOTATION = BlockType.ANNOTATION.ordinal();
  @Constant("TYPE_TYPE_ALIAS")
  static final int TYPE_TYPE_ALIAS = BlockType.TYPE_ALIAS.ordinal();
  @Constant("TYPE_TYPE_PARAMETERS")
  static final int TYPE_TYPE_PARAMETERS = BlockType.TYPE_PARAMETERS.ordinal();
  @Constant("TYPE_TYPE_VARIABLE")
  static final int TYPE_TYPE_VARIABLE = BlockType.TYPE_VARIABLE.ordinal();

  private SymtableModule() {
  }

  /// Return the outermost block of a program, with the names and the inner blocks that the compiler finds.
  @Function("symtable(source, filename, startstr, /)")
  static Object symtable(ThreadState ts, Object source, Object filename, String startstr) {
    String fileName = SourceCompilation.fileName(ts, filename);
    Parser.Mode mode = switch (startstr) {
      case "exec" -> Parser.Mode.EXEC;
      case "eval" -> Parser.Mode.EVAL;
      case "single" -> Parser.Mode.SINGLE;
      default -> throw PyErrors.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
    };
    if (!Text.isStr(source) && !Buffers.isBuffer(source)) {
      throw PyErrors.typeError("symtable() arg 1 must be a string or bytes object");
    }
    try {
      var compiler = SourceCompilation.compiler(ts, fileName, mode, 0, -1, Parser.LATEST_FEATURES);
      return new PySymtableEntry(ts, compiler.symbolTable(SourceCompilation.text(ts, source, fileName)).top());
    } catch (CompileError e) {
      throw SourceCompilation.exception(e);
    }
  }
}
