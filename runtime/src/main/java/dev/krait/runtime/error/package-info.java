// SPDX-License-Identifier: Apache-2.0

/// Exceptions: the Java throwable, the builtin exception types and the functions that make them.
///
/// *Invariants:* a Python exception crosses Java frames as a stackless [PyException]; nothing else that is thrown may reach Python code.
package dev.krait.runtime.error;
