// SPDX-License-Identifier: Apache-2.0

/// Algorithms on numbers, without Python objects.
///
/// *Invariants:* pure functions; nothing here knows a Python object.
package dev.krait.runtime.number;
