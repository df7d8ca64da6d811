// SPDX-License-Identifier: Apache-2.0

/// The module `_io`: raw files, buffers, text.
///
/// *Invariants:* a stream's state is guarded by its [IoLock], which is held while the stream below is called and so may be held while
/// a thread waits: it is taken outside Python if it is not free. No monitor is held during a call to another object.
package dev.krait.modules.io;
