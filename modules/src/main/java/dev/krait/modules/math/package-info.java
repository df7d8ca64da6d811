// SPDX-License-Identifier: Apache-2.0

/// The modules of mathematics: math, cmath, _random, _statistics.
///
/// *Invariants:* functions are pure; the state of a random generator is guarded by the generator.
package dev.krait.modules.math;
