// SPDX-License-Identifier: Apache-2.0

/// Algorithms over arrays and indices that know no Python object.
///
/// *Invariants:* nothing here depends on another package of the runtime; whatever a caller's callback throws, an array that was
/// handed in still holds all its elements.
package dev.krait.runtime.collect;
