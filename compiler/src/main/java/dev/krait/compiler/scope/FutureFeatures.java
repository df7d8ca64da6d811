// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import java.util.List;

/// The `__future__` features in force, and the place of the last import that asked for one (0 without such an import).
///
/// @param flags bits of [CodeObject]
public record FutureFeatures(int flags, int line, int column) {
  /// No feature and no import.
  public static final FutureFeatures NONE = new FutureFeatures(0, 0, 0);

  /// What the imports at the start of `module` ask for.
  public static FutureFeatures of(Mod module, String fileName) {
    List<Stmt> body = module instanceof Mod.Module m ? m.body() : module instanceof Mod.Interactive i ? i.body() : List.of();
    int flags = 0;
    int line = 0;
    int column = 0;
    for (int i = docstring(body) != null ? 1 : 0; i < body.size(); i++) {
      if (body.get(i).tag() != Tag.IMPORT_FROM) {
        break;
      }
      Stmt.ImportFrom imports = (Stmt.ImportFrom) body.get(i);
      if (!"__future__".equals(imports.module()) || imports.level() != null && imports.level() != 0) {
        break;
      }
      flags |= features(imports, fileName);
      line = imports.line();
      column = imports.column();
    }
    return line == 0 ? NONE : new FutureFeatures(flags, line, column);
  }

  /// These features and those of `inherited`.
  public FutureFeatures with(int inherited) {
    int known = inherited & (CodeObject.CO_FUTURE_BARRY_AS_BDFL | CodeObject.CO_FUTURE_ANNOTATIONS);
    return (flags | known) == flags ? this : new FutureFeatures(flags | known, line, column);
  }

  /// Whether annotations are kept as text.
  public boolean annotationsAreStrings() {
    return (flags & CodeObject.CO_FUTURE_ANNOTATIONS) != 0;
  }

  /// The docstring that opens `body`, as its constant expression, or null.
  public static Expr.Constant docstring(List<Stmt> body) {
    if (body.isEmpty() || body.get(0).tag() != Tag.EXPR) {
      return null;
    }
    Expr value = ((Stmt.ExprStmt) body.get(0)).value();
    if (value.tag() != Tag.CONSTANT) {
      return null;
    }
    Expr.Constant constant = (Expr.Constant) value;
    return constant.value() instanceof Const.Str || constant.value() instanceof Const.WideStr ? constant : null;
  }

  private static int features(Stmt.ImportFrom imports, String fileName) {
    int flags = 0;
    for (Alias alias : imports.names()) {
      switch (alias.name()) {
        case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
            "generator_stop" -> {
        }
        case "barry_as_FLUFL" -> flags |= CodeObject.CO_FUTURE_BARRY_AS_BDFL;
        case "annotations" -> flags |= CodeObject.CO_FUTURE_ANNOTATIONS;
        case "braces" -> throw refused("not a chance", fileName, alias);
        default -> throw refused("future feature " + alias.name() + " is not defined", fileName, alias);
      }
    }
    return flags;
  }

  private static CompileError refused(String message, String fileName, Alias alias) {
    return SyntaxErrors.at(message, fileName, alias);
  }
}
