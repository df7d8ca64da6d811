// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `unaryop` constructors of `Python.asdl`, in its order.
public enum UnaryOperator {
  INVERT, NOT, UADD, USUB
}
