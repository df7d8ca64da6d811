// SPDX-License-Identifier: Apache-2.0

/// The encodings of Chinese, Japanese and Korean: `_multibytecodec` and the modules `_codecs_*`.
///
/// *Invariants:* tables are immutable once they are read; what a stream remembers is in a [State] of its own.
package dev.krait.modules.cjk;
