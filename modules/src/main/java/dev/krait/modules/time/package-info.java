// SPDX-License-Identifier: Apache-2.0

/// The module `time`.
///
/// *Invariants:* clocks come from the JVM where it has the same ones; time zones and `strftime` are those of the C library.
package dev.krait.modules.time;
