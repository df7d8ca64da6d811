// SPDX-License-Identifier: Apache-2.0

/// What stands between Python and the Java methods of builtin types and modules: generated tables, argument binding, converters and
/// the descriptors and functions that Python sees.
///
/// *Invariants:* tables are immutable and shared by all interpreters; no builtin is found by reflection; nothing of a table is
/// parsed before it is asked for.
package dev.krait.runtime.builtin;
