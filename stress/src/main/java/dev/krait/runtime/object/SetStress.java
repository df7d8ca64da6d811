// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// [PySet]: the keys of a [PyDict], whose pairs hold here too ([DictStress]).
public final class SetStress {
  private SetStress() {
  }

  /// Two threads add equal items: one of them adds.
  @JCStressTest
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "one added")
  @Outcome(expect = FORBIDDEN, desc = "both or none added, or the item is there twice")
  @State
  public static class Add {
    final PySet set = new PySet();

    @Actor
    public void first(II_Result r) {
      r.r1 = set.put(null, "item") ? 1 : 0;
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = set.put(null, "item") ? 1 : 0;
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 += set.size() == 1 && set.toArray().length == 1 ? 0 : 100;
    }
  }

  /// `list(s)` holds the set at one moment: first an item comes, then another goes, so there are one or two. The monitor is held.
  @JCStressTest
  @Outcome(id = {"1", "2"}, expect = ACCEPTABLE, desc = "a moment of the set")
  @Outcome(expect = FORBIDDEN, desc = "the set never looked so")
  @State
  public static class Snapshot {
    final PySet set = new PySet();
    {
      set.put(null, "old");
    }

    @Actor
    public void write() {
      set.put(null, "new");
      set.items.remove(null, "old");
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = set.toArray().length;
    }
  }

  /// `&=` keeps what another thread adds meanwhile if it is in both, and loses nothing that stays: only items that the operation saw are
  /// removed, each under the monitor.
  @JCStressTest
  @Outcome(id = {"1, 1", "1, 0"}, expect = ACCEPTABLE, desc = "the kept item stays; the added one, which is not in the other set, may go")
  @Outcome(expect = FORBIDDEN, desc = "the kept item is gone")
  @State
  public static class Intersection {
    final PySet set = new PySet();
    final PySet keep = new PySet();
    {
      set.put(null, "kept");
      set.put(null, "dropped");
      keep.put(null, "kept");
    }

    @Actor
    public void intersect() {
      set.andInPlace(null, keep);
    }

    @Actor
    public void add() {
      set.put(null, "added");
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = set.has(null, "kept") && !set.has(null, "dropped") ? 1 : 0;
      r.r2 = set.has(null, "added") ? 1 : 0;
    }
  }
}
