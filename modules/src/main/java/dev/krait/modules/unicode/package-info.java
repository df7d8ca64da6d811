// SPDX-License-Identifier: Apache-2.0

/// The module unicodedata.
///
/// *Invariants:* pure functions over immutable tables.
package dev.krait.modules.unicode;
