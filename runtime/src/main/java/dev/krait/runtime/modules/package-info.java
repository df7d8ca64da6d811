// SPDX-License-Identifier: Apache-2.0

/// The modules that are the runtime itself: `_warnings`, `marshal`, `gc`, `atexit`, `_ast`, `_weakref` and their like.
///
/// *Invariants:* what such a module keeps belongs to one interpreter.
package dev.krait.runtime.modules;
