// SPDX-License-Identifier: Apache-2.0

/// The module `zlib`, over the C library of that name.
///
/// *Invariants:* a stream is used by one thread at a time, which the object around it sees to; nobody else has its memory.
package dev.krait.modules.zlib;
