// SPDX-License-Identifier: Apache-2.0

/// Tests of the parser against tables that CPython filled in (`tools/parser-oracle.py`).
///
/// *Invariants:* an expectation that CPython can compute is never written by hand.
package dev.krait.compiler.parse;
