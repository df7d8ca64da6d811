// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.ast;

/// The `operator` constructors of `Python.asdl`, in its order.
public enum Operator {
  ADD, SUB, MULT, MAT_MULT, DIV, MOD, POW, LSHIFT, RSHIFT, BIT_OR, BIT_XOR, BIT_AND, FLOOR_DIV
}
