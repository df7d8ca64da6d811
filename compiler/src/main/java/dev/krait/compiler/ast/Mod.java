// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `mod` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface Mod extends Node {
  /// The `Module` node of `Python.asdl`.
  record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {
    @Override
    public int tag() {
      return Tag.MODULE;
    }
  }

  /// The `Interactive` node of `Python.asdl`.
  record Interactive(List<Stmt> body) implements Mod {
    @Override
    public int tag() {
      return Tag.INTERACTIVE;
    }
  }

  /// The `Expression` node of `Python.asdl`.
  record Expression(Expr body) implements Mod {
    @Override
    public int tag() {
      return Tag.EXPRESSION;
    }
  }

  /// The `FunctionType` node of `Python.asdl`.
  record FunctionType(List<Expr> argTypes, Expr returns) implements Mod {
    @Override
    public int tag() {
      return Tag.FUNCTION_TYPE;
    }
  }

  /// The `Suite` node of `Python.asdl`.
  record Suite() implements Mod {
    @Override
    public int tag() {
      return Tag.SUITE;
    }
  }
}
