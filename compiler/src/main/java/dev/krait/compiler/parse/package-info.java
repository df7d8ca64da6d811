// SPDX-License-Identifier: Apache-2.0

/// Source text to tokens to syntax tree.
///
/// *Invariants:* the tree of a valid source comes from one pass of the hand-written parser over a finished list of
/// tokens; only a refused source is read a second time, by the diagnosis, which alone decides what error is raised.
package dev.krait.compiler.parse;
