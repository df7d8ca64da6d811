// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import dev.krait.runtime.interp.PyCode;

/// A stretch of time in which a thread did one thing.
///
/// @param start in nanoseconds of [System#nanoTime]
/// @param what the system call or kind of lock, or null
/// @param code the Python function that the thread was in, or null
/// @param offset where in it, in units of the code
record Segment(long start, long end, int activity, String what, PyCode code, int offset) {
  long nanos() {
    return end - start;
  }

  /// The part of it between two moments, as something else perhaps.
  Segment part(long from, long to, int as) {
    return new Segment(from, to, as, what, code, offset);
  }

  String function() {
    return code == null ? null : code.object.qualName;
  }

  String file() {
    return code == null ? null : code.object.fileName;
  }

  int line() {
    return code == null ? -1 : code.lineOf(offset);
  }
}
