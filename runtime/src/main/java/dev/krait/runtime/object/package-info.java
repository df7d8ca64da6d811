// SPDX-License-Identifier: Apache-2.0

/// The values: the base class, the builtin types and their instances.
///
/// *Invariants:* signatures say `Object`; `str` is [java.lang.String] or `PyWideStr` in canonical form; a per-object lock is a
/// leaf lock: inside one there is no Python code, poll, blocking or class loading.
package dev.krait.runtime.object;
