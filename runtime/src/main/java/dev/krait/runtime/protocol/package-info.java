// SPDX-License-Identifier: Apache-2.0

/// Operations over any Python object, one class a protocol: Objects, Numbers, Sequences, Iterators, Calls.
///
/// *Invariants:* no state; every function that may run Python code takes the thread state first.
package dev.krait.runtime.protocol;
