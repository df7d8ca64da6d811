// SPDX-License-Identifier: Apache-2.0
package counting;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import java.util.concurrent.atomic.AtomicLong;

/// Counts, from any number of threads at once.
///
/// Java: one instance for each interpreter; the count is atomic, so the module may say that it does not need the GIL.
@PyModuleDef(value = "counting", gil = PyModuleDef.Gil.NOT_USED)
final class CountingModule {
  private final AtomicLong count = new AtomicLong();

  /// Count, and return how far.
  @Function("count()")
  long count() {
    return count.incrementAndGet();
  }
}
