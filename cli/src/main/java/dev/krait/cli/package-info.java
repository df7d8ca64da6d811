// SPDX-License-Identifier: Apache-2.0

/// The command `krait`, over the public API.
///
/// *Invariants:* nothing of the runtime is known here.
package dev.krait.cli;
