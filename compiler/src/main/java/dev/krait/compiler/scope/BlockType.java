// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// The kinds of block that have names of their own, in the order of the `TYPE_...` constants of `_symtable`.
public enum BlockType {
  FUNCTION, CLASS, MODULE, ANNOTATION, TYPE_ALIAS, TYPE_PARAMETERS, TYPE_VARIABLE;

  /// Whether names of the block are fast locals that inner blocks can see.
  public boolean isFunctionLike() {
    return this != CLASS && this != MODULE;
  }
}
