// SPDX-License-Identifier: Apache-2.0

/// The modules behind `functools` and `operator`.
///
/// *Invariants:* no lock is held while a function that was given runs.
package dev.krait.modules.functional;
