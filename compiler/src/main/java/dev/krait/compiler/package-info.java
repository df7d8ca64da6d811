// SPDX-License-Identifier: Apache-2.0

/// What every stage of the compiler shares with its callers: the errors and warnings a source text can cause.
///
/// *Invariants:* nothing here knows a stage of the compiler; a position is given in the terms of Python's `SyntaxError`.
package dev.krait.compiler;
