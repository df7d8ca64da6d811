// SPDX-License-Identifier: Apache-2.0

/// The interpreter of CPython bytecode in register form: functions, frames, generators, code objects.
///
/// *Invariants:* a code object is immutable; its translation and inline caches belong to an interpreter; a frame is run by one thread
/// at a time.
package dev.krait.runtime.interp;
