// SPDX-License-Identifier: Apache-2.0

/// The module `_signal`.
///
/// *Invariants:* Python handlers run on the main thread only; the JVM's signal threads only set bits.
package dev.krait.modules.signal;
