// SPDX-License-Identifier: Apache-2.0

/// The abstract syntax tree, in the shape of `Python.asdl`.
///
/// *Invariants:* nodes are immutable; nothing here depends on the parser or the code generator.
package dev.krait.compiler.ast;
