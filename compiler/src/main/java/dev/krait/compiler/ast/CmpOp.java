// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `cmpop` constructors of `Python.asdl`, in its order.
public enum CmpOp {
  EQ, NOT_EQ, LT, LT_E, GT, GT_E, IS, IS_NOT, IN, NOT_IN
}
