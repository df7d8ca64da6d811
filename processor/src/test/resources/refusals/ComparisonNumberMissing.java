// SPDX-License-Identifier: Apache-2.0
// refused: the number of the comparison comes before the other operand, as an int
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;

/// A thing.
@PyTypeDef("thing")
class ComparisonNumberMissing extends PyObject {
  @Comparisons
  Object compare(ThreadState ts, Object other) { // here
    return null;
  }
}
