// SPDX-License-Identifier: Apache-2.0

/// The modules `zlib`, `_bz2` and `_lzma`, over the C libraries of these names.
///
/// *Invariants:* a stream is used by one thread at a time, which the object around it sees to; nobody else has its memory.
package dev.krait.modules.compression;
