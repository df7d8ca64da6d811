// SPDX-License-Identifier: Apache-2.0

/// From a sequence of instructions to a code object: control-flow graph, optimisations, assembly; the results are CPython 3.14's.
///
/// *Invariants:* knows neither syntax tree nor scopes; everything but a finished code object belongs to one compilation and one thread.
package dev.krait.compiler.flow;
