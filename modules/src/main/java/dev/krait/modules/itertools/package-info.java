// SPDX-License-Identifier: Apache-2.0

/// The module `itertools`: iterators made of iterators.
///
/// *Invariants:* an iterator that is shared by threads may lose or repeat items and never corrupts anything.
package dev.krait.modules.itertools;
