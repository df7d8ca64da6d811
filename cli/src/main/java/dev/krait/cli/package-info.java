// SPDX-License-Identifier: Apache-2.0

/// The command `krait`: CPython's command line.
///
/// *Invariants:* what can be decided without Python is decided before the interpreter starts.
package dev.krait.cli;
