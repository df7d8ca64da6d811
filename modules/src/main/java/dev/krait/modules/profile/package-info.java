// SPDX-License-Identifier: Apache-2.0
/// The profiler behind `cProfile`.
///
/// *Invariants:* what it learns comes through `sys.monitoring`, as one tool among others.
package dev.krait.modules.profile;
