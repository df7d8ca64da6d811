// SPDX-License-Identifier: Apache-2.0

/// The module `sys`, and what an interpreter knows of itself: its configuration, hooks and namespace of `sys`.
///
/// *Invariants:* what belongs to one interpreter is in its [dev.krait.runtime.sys.SystemState]; the configuration does not change once
/// Python code runs.
package dev.krait.runtime.sys;
