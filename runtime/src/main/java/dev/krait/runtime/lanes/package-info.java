// SPDX-License-Identifier: Apache-2.0

/// What each thread does over time, for who asks to see it (`-X threads=FILE`): recorded, drawn, and told to the flight recorder.
///
/// *Invariants:* no class of this package is loaded unless a recording was asked for; memory is bounded however long a program runs.
package dev.krait.runtime.lanes;
