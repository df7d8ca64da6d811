// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `stmt` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface Stmt extends Node.Located {
  /// The `FunctionDef` node of `Python.asdl`. May be null: `returns`, `typeComment`.
  record FunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns, String typeComment,
      List<TypeParam> typeParams, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.FUNCTION_DEF;
    }
  }

  /// The `AsyncFunctionDef` node of `Python.asdl`. May be null: `returns`, `typeComment`.
  record AsyncFunctionDef(String name, Arguments args, List<Stmt> body, List<Expr> decorators, Expr returns, String typeComment,
      List<TypeParam> typeParams, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ASYNC_FUNCTION_DEF;
    }
  }

  /// The `ClassDef` node of `Python.asdl`.
  record ClassDef(String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body, List<Expr> decorators, List<TypeParam> typeParams, int line,
      int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.CLASS_DEF;
    }
  }

  /// The `Return` node of `Python.asdl`. May be null: `value`.
  record Return(Expr value, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.RETURN;
    }
  }

  /// The `Delete` node of `Python.asdl`.
  record Delete(List<Expr> targets, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.DELETE;
    }
  }

  /// The `Assign` node of `Python.asdl`. May be null: `typeComment`.
  record Assign(List<Expr> targets, Expr value, String typeComment, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ASSIGN;
    }
  }

  /// The `TypeAlias` node of `Python.asdl`.
  record TypeAlias(Expr name, List<TypeParam> typeParams, Expr value, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.TYPE_ALIAS;
    }
  }

  /// The `AugAssign` node of `Python.asdl`.
  record AugAssign(Expr target, Operator op, Expr value, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.AUG_ASSIGN;
    }
  }

  /// The `AnnAssign` node of `Python.asdl`. May be null: `value`.
  record AnnAssign(Expr target, Expr annotation, Expr value, int simple, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ANN_ASSIGN;
    }
  }

  /// The `For` node of `Python.asdl`. May be null: `typeComment`.
  record For(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String typeComment, int line, int column, int endLine,
      int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.FOR;
    }
  }

  /// The `AsyncFor` node of `Python.asdl`. May be null: `typeComment`.
  record AsyncFor(Expr target, Expr iter, List<Stmt> body, List<Stmt> orElse, String typeComment, int line, int column, int endLine,
      int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ASYNC_FOR;
    }
  }

  /// The `While` node of `Python.asdl`.
  record While(Expr test, List<Stmt> body, List<Stmt> orElse, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.WHILE;
    }
  }

  /// The `If` node of `Python.asdl`.
  record If(Expr test, List<Stmt> body, List<Stmt> orElse, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.IF;
    }
  }

  /// The `With` node of `Python.asdl`. May be null: `typeComment`.
  record With(List<WithItem> items, List<Stmt> body, String typeComment, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.WITH;
    }
  }

  /// The `AsyncWith` node of `Python.asdl`. May be null: `typeComment`.
  record AsyncWith(List<WithItem> items, List<Stmt> body, String typeComment, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ASYNC_WITH;
    }
  }

  /// The `Match` node of `Python.asdl`.
  record Match(Expr subject, List<MatchCase> cases, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.MATCH;
    }
  }

  /// The `Raise` node of `Python.asdl`. May be null: `exc`, `cause`.
  record Raise(Expr exc, Expr cause, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.RAISE;
    }
  }

  /// The `Try` node of `Python.asdl`.
  record Try(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, int line, int column, int endLine,
      int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.TRY;
    }
  }

  /// The `TryStar` node of `Python.asdl`.
  record TryStar(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, int line, int column, int endLine,
      int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.TRY_STAR;
    }
  }

  /// The `Assert` node of `Python.asdl`. May be null: `msg`.
  record Assert(Expr test, Expr msg, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.ASSERT;
    }
  }

  /// The `Import` node of `Python.asdl`.
  record Import(List<Alias> names, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.IMPORT;
    }
  }

  /// The `ImportFrom` node of `Python.asdl`. May be null: `module`, `level`.
  record ImportFrom(String module, List<Alias> names, Integer level, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.IMPORT_FROM;
    }
  }

  /// The `Global` node of `Python.asdl`.
  record Global(List<String> names, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.GLOBAL;
    }
  }

  /// The `Nonlocal` node of `Python.asdl`.
  record Nonlocal(List<String> names, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.NONLOCAL;
    }
  }

  /// The `Expr` node of `Python.asdl`; another name here, so that `Expr` stays the family of expressions.
  record ExprStmt(Expr value, int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.EXPR;
    }
  }

  /// The `Pass` node of `Python.asdl`.
  record Pass(int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.PASS;
    }
  }

  /// The `Break` node of `Python.asdl`.
  record Break(int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.BREAK;
    }
  }

  /// The `Continue` node of `Python.asdl`.
  record Continue(int line, int column, int endLine, int endColumn) implements Stmt {
    @Override
    public int tag() {
      return Tag.CONTINUE;
    }
  }
}
