// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.thread.Multi;

/// What an operation on two dictionaries, or on the tables of two sets, reads: both as they were at one moment.
///
/// While threads run in parallel these are copies, taken with both monitors held; everything that takes two does it here, in the order
/// of the identity hashes, so no two threads wait for each other. The operation itself, which may call Python code, then works
/// without a lock. With one thread they are the dictionaries themselves.
///
/// The live view of an instance's attributes is not copied: its reads are atomic one by one.
final class DictPair {
  /// Held around two dictionaries whose identity hashes are equal.
  private static final Object TIE = new Object();

  final PyDict first;
  final PyDict second;

  private DictPair(PyDict first, PyDict second) {
    this.first = first;
    this.second = second;
  }

  static DictPair of(PyDict first, PyDict second) {
    if (!Multi.threads() || first instanceof InstanceDict || second instanceof InstanceDict) {
      return new DictPair(first, second);
    }
    if (first == second) {
      PyDict copy = first.copy();
      return new DictPair(copy, copy);
    }
    int order = Integer.compare(System.identityHashCode(first), System.identityHashCode(second));
    if (order == 0) {
      synchronized (TIE) {
        return copied(first, second, first, second);
      }
    }
    return order < 0 ? copied(first, second, first, second) : copied(second, first, first, second);
  }

  private static DictPair copied(PyDict outer, PyDict inner, PyDict first, PyDict second) {
    synchronized (outer) {
      synchronized (inner) {
        return new DictPair(first.copy(), second.copy());
      }
    }
  }

  /// The first one for the caller to change; `original` is what the pair was made of.
  PyDict ownFirst(PyDict original) {
    return first == original ? original.copy() : first;
  }

  /// One dictionary at one moment, for an operation that changes another one.
  static PyDict frozen(PyDict source) {
    return Multi.threads() && !(source instanceof InstanceDict) ? source.copy() : source;
  }
}
