// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// A type that is given, or computed by a function at the first question. The function takes the format of annotations.
///
/// Thread rule: two threads may both compute it; one result stays.
final class LazyType {
  private static final PyInt VALUE = PyInt.ONE;

  private volatile Object value;
  /// Null if the value was given.
  private final Object evaluator;

  LazyType(Object value, Object evaluator) {
    this.value = value;
    this.evaluator = evaluator;
  }

  /// The type, or null if there is none.
  Object get(ThreadState ts) {
    Object known = value;
    if (known == null && evaluator != null) {
      known = Calls.call1(ts, evaluator, VALUE);
      value = known;
    }
    return known;
  }

  boolean isAbsent() {
    return value == null && evaluator == null;
  }

  /// The function that computes it, or None.
  Object evaluator() {
    if (evaluator != null) {
      return evaluator;
    }
    return value == null ? PyNone.NONE : new PyConstEvaluator(value);
  }
}
