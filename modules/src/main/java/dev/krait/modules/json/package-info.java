// SPDX-License-Identifier: Apache-2.0

/// The module behind `json`.
///
/// *Invariants:* the state of one reading or writing belongs to one call; scanners and encoders themselves are immutable.
package dev.krait.modules.json;
