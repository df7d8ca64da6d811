// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// What comprehension a function block stands for.
public enum ComprehensionKind {
  NONE, LIST, DICT, SET, GENERATOR
}
