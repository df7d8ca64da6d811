// SPDX-License-Identifier: Apache-2.0

/// The module _struct: values to bytes in a described layout, and back.
///
/// *Invariants:* a parsed format is immutable.
package dev.krait.modules.struct;
