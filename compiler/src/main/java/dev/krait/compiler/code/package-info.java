// SPDX-License-Identifier: Apache-2.0

/// Code objects, constants, opcodes, marshal and `.pyc` files.
///
/// *Invariants:* a code object is immutable; marshal is written over a value factory, so that no runtime object is known here.
package dev.krait.compiler.code;
