// SPDX-License-Identifier: Apache-2.0

/// The module behind `csv`.
///
/// *Invariants:* dialects are immutable; what a reader or writer is in the middle of belongs to one call.
package dev.krait.modules.csv;
