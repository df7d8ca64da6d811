// SPDX-License-Identifier: Apache-2.0

/// From the syntax tree to instructions: what CPython 3.14's code generator emits, before any optimisation.
///
/// *Invariants:* the tree is not changed; everything but a finished code object belongs to one compilation and one thread; no class
/// here decides what the flow graph optimises.
package dev.krait.compiler.codegen;
