// SPDX-License-Identifier: Apache-2.0

/// The module `builtins`: its functions, by what they are about, and the few types that only they make.
///
/// *Invariants:* a function here only takes arguments apart and words messages; the work is done by the protocols and the types.
package dev.krait.runtime.builtins;
