// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.krait.runtime.object.Half;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.ReentrantKeyStress;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// Attributes of instances ([PyInstance], [Shape]) and of classes ([PyType]).
///
/// The pairs: a new attribute's value is stored, then the shape with release; readers acquire the shape, then load the value. A replaced
/// value is stored behind a release fence and reached through its reference. A class's version is volatile: 0, then the change, then a
/// new number; a reader caches under a number that it saw before and after its lookup.
///
/// Changes of class (`__class__`) stop the world and so need threads that poll; `tests/threads/classes.py` covers them.
public final class ShapeStress {
  private ShapeStress() {
  }

  private static PyType newClass() {
    return (PyType) TypeBuilder.build(ReentrantKeyStress.state(), PyType.TYPE, "C", PyTuple.EMPTY, new PyDict(), new PyDict());
  }

  private static final PyType CLASS = newClass();

  private static int seen(PyInstance object, String name) {
    return Half.seen(InstanceAttributes.get(null, object, name));
  }

  /// Two threads add an attribute each: both are there. Adding holds the monitor.
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both")
  @Outcome(expect = FORBIDDEN, desc = "one is lost")
  @State
  public static class AddAdd {
    final PyInstance object = new PyInstance(CLASS);

    @Actor
    public void first() {
      InstanceAttributes.set(null, object, "a", new Half());
    }

    @Actor
    public void second() {
      InstanceAttributes.set(null, object, "b", new Half());
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = seen(object, "a");
      r.r2 = seen(object, "b");
    }
  }

  /// The same beyond the slots that are fields, where the storage grows.
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both")
  @Outcome(expect = FORBIDDEN, desc = "one is lost")
  @State
  public static class AddOverflow {
    final PyInstance object = new PyInstance(CLASS);
    {
      for (int i = 0; i < PyInstance.INLINE; i++) {
        InstanceAttributes.set(null, object, "x" + i, "1");
      }
    }

    @Actor
    public void first() {
      InstanceAttributes.set(null, object, "a", new Half());
    }

    @Actor
    public void second() {
      InstanceAttributes.set(null, object, "b", new Half());
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = seen(object, "a");
      r.r2 = seen(object, "b");
    }
  }

  /// A reader sees an attribute that is being added as absent or whole.
  @JCStressTest
  @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "absent or whole")
  @Outcome(expect = FORBIDDEN, desc = "half-made")
  @State
  public static class AddRead {
    final PyInstance object = new PyInstance(CLASS);

    @Actor
    public void write() {
      InstanceAttributes.set(null, object, "a", new Half());
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = seen(object, "a");
    }
  }

  /// Deleting and replacing one attribute: it is gone or has the new value, and never another attribute's.
  @JCStressTest
  @Outcome(id = {"0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "deleted last, or set last")
  @Outcome(expect = FORBIDDEN, desc = "the neighbour suffered, or a half-made value")
  @State
  public static class DeleteReplace {
    final PyInstance object = new PyInstance(CLASS);
    {
      InstanceAttributes.set(null, object, "a", new Half());
      InstanceAttributes.set(null, object, "b", new Half());
    }

    @Actor
    public void delete() {
      InstanceAttributes.delete(null, object, "a");
    }

    @Actor
    public void replace() {
      InstanceAttributes.set(null, object, "a", new Half());
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = seen(object, "a");
      r.r2 = seen(object, "b");
    }
  }

  private static int number(Object value) {
    return value instanceof PyInt i ? (int) i.value : 0;
  }

  /// Deleting one attribute that another thread replaces: the new value is what deleting returns, or it stays. Deleting exchanges, since
  /// replacement takes no monitor.
  @JCStressTest
  @Outcome(id = {"1, 2", "2, 0"}, expect = ACCEPTABLE, desc = "deleted first, or set first")
  @Outcome(expect = FORBIDDEN, desc = "a value is lost")
  @State
  public static class TakeReplace {
    final PyInstance object = new PyInstance(CLASS);
    {
      InstanceAttributes.set(null, object, "a", PyInt.of(1));
    }

    @Actor
    public void take(II_Result r) {
      r.r1 = number(InstanceAttributes.take(object, "a"));
    }

    @Actor
    public void replace() {
      InstanceAttributes.set(null, object, "a", PyInt.of(2));
    }

    @Arbiter
    public void end(II_Result r) {
      r.r2 = number(InstanceAttributes.get(null, object, "a"));
    }
  }

  /// `setdefault` of a deleted name while another thread sets it twice: what it returns is there or was replaced, and the last value set is
  /// not lost. The slot is filled only if it is empty.
  @JCStressTest
  @Outcome(id = {"1, 9, 3", "1, 2, 3", "1, 3, 3", "2, 9, 3", "2, 3, 3"}, expect = ACCEPTABLE, desc = "the last one set stays")
  @Outcome(id = "3, 9, 9", expect = ACCEPTABLE, desc = "both were set before the deletion")
  @Outcome(expect = FORBIDDEN, desc = "a set is lost")
  @State
  public static class FillReplace {
    final PyInstance object = new PyInstance(CLASS);
    {
      InstanceAttributes.set(null, object, "a", PyInt.of(1));
    }

    @Actor
    public void fill(III_Result r) {
      r.r1 = number(InstanceAttributes.take(object, "a"));
      r.r2 = number(InstanceAttributes.setIfAbsent(null, object, "a", PyInt.of(9)));
    }

    @Actor
    public void replace() {
      InstanceAttributes.set(null, object, "a", PyInt.of(2));
      InstanceAttributes.set(null, object, "a", PyInt.of(3));
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = number(InstanceAttributes.get(null, object, "a"));
    }
  }

  /// `setdefault` of one name by two threads: both get the same object.
  @JCStressTest
  @Outcome(id = {"1, 1", "2, 2"}, expect = ACCEPTABLE, desc = "one winner")
  @Outcome(expect = FORBIDDEN, desc = "two winners")
  @State
  public static class SetIfAbsent {
    final PyInstance object = new PyInstance(CLASS);

    @Actor
    public void first(II_Result r) {
      r.r1 = (int) ((PyInt) InstanceAttributes.setIfAbsent(null, object, "a", PyInt.of(1))).value;
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = (int) ((PyInt) InstanceAttributes.setIfAbsent(null, object, "a", PyInt.of(2))).value;
    }
  }

  /// A cache of a class's attribute that is valid in the end holds the value of the end: a lookup between two equal versions, neither 0,
  /// ran when no change was under way, and each change leaves a new version.
  @JCStressTest
  @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "nothing cached, or the right value")
  @Outcome(expect = FORBIDDEN, desc = "a valid cache with a stale value")
  @State
  public static class TypeCache {
    final PyType type = newClass();
    long version;
    Object cached;
    {
      type.setAttribute(null, "x", PyInt.of(1));
    }

    @Actor
    public void change() {
      type.setAttribute(null, "x", PyInt.of(2));
    }

    @Actor
    public void look() {
      long before = type.version();
      Object found = type.lookup("x");
      if (before != 0 && before == type.version()) {
        version = before;
        cached = found;
      }
    }

    @Arbiter
    public void end(I_Result r) {
      boolean valid = version != 0 && version == type.version();
      boolean right = type.lookup("x") instanceof PyInt i && i.value == 2;
      r.r1 = !right ? -2 : !valid ? 0 : ((PyInt) cached).value == 2 ? 1 : -1;
    }
  }
}
