// SPDX-License-Identifier: Apache-2.0

/// The engine of regular expressions behind the module `re`, which compiles patterns to code lists in Python.
///
/// *Invariants:* code and patterns are immutable and shared by threads; a matcher belongs to one call.
package dev.krait.modules.sre;
