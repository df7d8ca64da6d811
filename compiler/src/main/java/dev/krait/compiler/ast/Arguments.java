// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

import java.util.List;

/// The `arguments` node of `Python.asdl`. May be null: `varArg`, `kwArg`.
public record Arguments(List<Arg> posOnlyArgs, List<Arg> args, Arg varArg, List<Arg> kwOnlyArgs, List<Expr> kwDefaults, Arg kwArg,
    List<Expr> defaults) implements Node {
  @Override
  public int tag() {
    return Tag.ARGUMENTS;
  }
}
