// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `boolop` constructors of `Python.asdl`, in its order.
public enum BoolOperator {
  AND, OR
}
