// SPDX-License-Identifier: Apache-2.0

/// The module behind `datetime`.
///
/// *Invariants:* all values are immutable, apart from the `fold` of an object that its class has just made.
package dev.krait.modules.datetime;
