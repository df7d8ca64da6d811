// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.thread.ThreadState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Keys whose `__eq__` changes the dictionary that is looking for them.
public final class ReentrantKeyStress {
  private static final Interpreter INTERPRETER = new Interpreter(false);

  private ReentrantKeyStress() {
  }

  /// The state of the calling thread, made at its first call.
  public static ThreadState state() {
    ThreadState ts = ThreadState.currentOrNull();
    return ts != null ? ts : INTERPRETER.threads().enter(0);
  }

  /// Two threads insert equal keys whose comparison inserts too: one entry for them and one for the name. The comparison runs
  /// outside the monitor against a snapshot; the check under the monitor (the table and `used`) makes who was overtaken search again.
  @JCStressTest
  @Outcome(id = {"2, 2", "1, 1"}, expect = ACCEPTABLE, desc = "one entry for both keys, and the name if they were compared")
  @Outcome(expect = FORBIDDEN, desc = "equal keys twice, or a wrong count")
  @State
  public static class EqualKeys {
    final PyDict dict = PyDict.withCapacity(2);

    @Actor
    public void first() {
      dict.put(state(), new StressKey(dict), "1");
    }

    @Actor
    public void second() {
      dict.put(state(), new StressKey(dict), "2");
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = dict.size();
      r.r2 = DictStress.keys(dict);
    }
  }
}
