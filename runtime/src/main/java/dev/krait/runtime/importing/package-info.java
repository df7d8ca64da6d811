// SPDX-License-Identifier: Apache-2.0

/// Import: what lies below CPython's own importlib, which runs unedited: builtin and frozen modules, the `import` statement's entry,
/// and where the standard library is.
///
/// *Invariants:* no module is found by reflection; `sys.modules` of an interpreter is the mapping it was started with.
package dev.krait.runtime.importing;
