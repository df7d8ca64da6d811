// SPDX-License-Identifier: Apache-2.0

/// The comparison of our code objects with CPython's that `tools/golden` runs.
///
/// *Invariants:* depends on the compiler alone; CPython runs in another process.
package dev.krait.compiler.golden;
