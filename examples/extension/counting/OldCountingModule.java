// SPDX-License-Identifier: Apache-2.0
package counting;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// Counts in one thread at a time, as a module from before threads ran in parallel.
///
/// Java: one instance for each interpreter; the count is plain, so several threads would lose some. The module does not declare itself
/// safe, and the GIL that comes with its import guards the count.
@PyModuleDef("old_counting")
final class OldCountingModule {
  private long count;

  /// Count, and return how far.
  @Function("count()")
  long count() {
    return ++count;
  }
}
