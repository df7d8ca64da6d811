// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `expr_context` constructors of `Python.asdl`, in its order.
public enum ExprContext {
  LOAD, STORE, DEL, AUG_LOAD, AUG_STORE, PARAM
}
