// SPDX-License-Identifier: Apache-2.0

/// The operating system: libc through `java.lang.foreign`, and the module `posix` over it.
///
/// *Invariants:* every call that may block goes through [Libc#blocking], which leaves Python for its duration; the foreign linker is
/// loaded by the first call that needs it, which the start-up path avoids.
package dev.krait.modules.posix;
