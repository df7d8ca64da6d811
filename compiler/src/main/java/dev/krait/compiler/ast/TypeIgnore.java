// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `type_ignore` family of `Python.asdl`: one record a constructor, immutable, lists unmodifiable by convention.
public sealed interface TypeIgnore extends Node {
  /// The `TypeIgnore` node of `Python.asdl`.
  record Ignore(int lineno, String text) implements TypeIgnore {
    @Override
    public int tag() {
      return Tag.IGNORE;
    }
  }
}
