// SPDX-License-Identifier: Apache-2.0

/// Types: slots, method resolution, versions, shapes and the attribute storage of instances.
///
/// *Invariants:* builtin types are immutable and shared by all interpreters of the process; a version number is never used twice;
/// the slot of an attribute never moves in the life of an object.
package dev.krait.runtime.type;
