// SPDX-License-Identifier: Apache-2.0

/// The module `mmap`.
///
/// *Invariants:* mapped memory is touched with the monitor of its object held, and never after it was unmapped.
package dev.krait.modules.mmap;
