// SPDX-License-Identifier: Apache-2.0

/// Type variables and type aliases: what the syntax of type parameters makes, and the module `_typing`.
///
/// *Invariants:* a value that is computed on demand is computed outside of any lock; the first result stays.
package dev.krait.runtime.typing;
