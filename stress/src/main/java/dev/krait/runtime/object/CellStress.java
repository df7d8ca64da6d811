// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// Cells of closures and of namespaces: one reference that is replaced whole.
///
/// The pair: [PyCell#set] and [DictCell#set] store behind a release fence; the reader reaches the object's fields through the reference
/// that it loaded, an address dependency.
public final class CellStress {
  private CellStress() {
  }

  /// A variable of a closure is unbound or a whole object.
  @JCStressTest
  @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "unbound or whole")
  @Outcome(expect = FORBIDDEN, desc = "half-made")
  @State
  public static class Closure {
    final PyCell cell = new PyCell(null);

    @Actor
    public void write() {
      cell.set(new Half());
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(cell.get());
    }
  }

  /// A global, read through its cell, is undefined or a whole object.
  @JCStressTest
  @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "undefined or whole")
  @Outcome(expect = FORBIDDEN, desc = "half-made")
  @State
  public static class Global {
    final PyDict namespace = new PyDict();
    final DictCell cell = namespace.cell("name");

    @Actor
    public void write() {
      namespace.put("name", new Half());
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(cell.get());
    }
  }
}
