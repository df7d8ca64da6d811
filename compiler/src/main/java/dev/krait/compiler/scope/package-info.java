// SPDX-License-Identifier: Apache-2.0

/// The symbol table: which names each block of a program binds and uses, and where each of them lives.
///
/// *Invariants:* depends on the syntax tree only; a finished table is not changed by its readers; flags and scopes have the numbers of
/// CPython's `_symtable`.
package dev.krait.compiler.scope;
