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

/// [PyList]: writers under the monitor, readers of an item without lock.
///
/// The pairs: each store of an element, and of a new array, follows a release fence; a reader loads the array and the element through
/// it, and the element's fields through the element. That is a chain of address dependencies, which every processor that the JVM runs on
/// keeps in order, and the JVM's compilers never guess a reference. A null or a short array sends the reader to the monitor.
public final class ListStress {
  private ListStress() {
  }

  /// Two appends are both there.
  @JCStressTest
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both")
  @Outcome(expect = FORBIDDEN, desc = "one is lost")
  @State
  public static class Append {
    final PyList list = new PyList();

    @Actor
    public void first() {
      list.append(new Half());
    }

    @Actor
    public void second() {
      list.append(new Half());
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = list.size();
      r.r2 = Half.seen(list.getOrNull(0)) + Half.seen(list.getOrNull(1));
    }
  }

  /// A reader of an index that is being appended sees nothing or a whole object, also through a new array.
  @JCStressTest
  @Outcome(id = {"0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "the first item stays, the second is absent or whole")
  @Outcome(expect = FORBIDDEN, desc = "half-made, or the first item is gone")
  @State
  public static class AppendRead {
    final PyList list = PyList.of(new Half());

    @Actor
    public void write() {
      list.append(new Half());
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = Half.seen(list.getOrNull(1));
      r.r2 = Half.seen(list.getOrNull(0));
    }
  }

  /// Two threads pop the only item: one gets it.
  @JCStressTest
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "one got it")
  @Outcome(expect = FORBIDDEN, desc = "both or none got it")
  @State
  public static class Pop {
    final PyList list = PyList.of(new Half());

    @Actor
    public void first(II_Result r) {
      r.r1 = Half.seen(list.removeAt(0));
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = Half.seen(list.removeAt(0));
    }
  }

  /// A replaced item is not lost when another thread's append makes a larger array: both hold the monitor.
  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "replaced and appended")
  @Outcome(expect = FORBIDDEN, desc = "the replacement is lost")
  @State
  public static class SetAndGrow {
    final PyList list = PyList.of("old");

    @Actor
    public void grow() {
      list.append("more");
    }

    @Actor
    public void replace() {
      list.set(0, new Half());
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = Half.seen(list.getOrNull(0));
      r.r2 = list.size();
    }
  }

  /// A copy sees a slice assignment whole or not at all, and a reader without lock only items of either state, whole: the items are
  /// complete before the fence that precedes their store in place.
  @JCStressTest
  @Outcome(id = {"0, 0", "2, 0", "2, 1"}, expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN, desc = "back in time, half of the assignment, or a half-made item")
  @State
  public static class SliceAssignment {
    final PyList list = PyList.of("a", "b");

    @Actor
    public void write() {
      list.splice(0, 2, new Object[] {new Half(), new Half()}, 2);
    }

    @Actor
    public void read(II_Result r) {
      Object first = list.getOrNull(1);
      r.r2 = first instanceof String ? 0 : first == null ? -2 : Half.seen(first);
      int count = 0;
      for (Object item : list.toArray()) {
        count += item instanceof String ? 0 : Half.seen(item);
      }
      r.r1 = count;
    }
  }

  /// A sort of plain items is one step: an append before or after it stays, and a reader finds an item at any time.
  @JCStressTest
  @Outcome(id = {"4, 1"}, expect = ACCEPTABLE, desc = "all items, always found")
  @Outcome(expect = FORBIDDEN, desc = "an item is lost or was not found")
  @State
  public static class Sort {
    final PyList list = PyList.of(PyInt.of(3), PyInt.of(1), PyInt.of(2));

    @Actor
    public void sort() {
      list.sort(null, PyNone.NONE, false);
    }

    @Actor
    public void append(II_Result r) {
      list.append(PyInt.of(0));
      r.r2 = list.getOrNull(1) instanceof PyInt ? 1 : 0;
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = list.size();
    }
  }

  /// A sort of plain items and a slice assignment: one comes first, so the items are sorted, or the assigned ones stand where they were
  /// put. Both hold the monitor from the look at the items to their return.
  @JCStressTest
  @Outcome(id = {"1", "2"}, expect = ACCEPTABLE, desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "the assignment is lost, or the items are mixed")
  @State
  public static class SortAndAssign {
    final PyList list = PyList.of(PyInt.of(3), PyInt.of(2), PyInt.of(1));

    @Actor
    public void sort() {
      list.sort(null, PyNone.NONE, false);
    }

    @Actor
    public void assign() {
      list.splice(0, 2, new Object[] {PyInt.of(9), PyInt.of(8)}, 2);
    }

    @Arbiter
    public void end(I_Result r) {
      StringBuilder items = new StringBuilder();
      for (Object item : list.toArray()) {
        items.append(((PyInt) item).value);
      }
      String now = items.toString();
      r.r1 = now.equals("189") ? 1 : now.equals("983") ? 2 : -1;
    }
  }

  /// `remove` of a value while items before it go: the value goes, and no other one.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the values that were asked for are gone, the others stay")
  @Outcome(expect = FORBIDDEN, desc = "another value was removed, or none")
  @State
  public static class RemoveValue {
    final PyList list = PyList.of(PyInt.of(1), PyInt.of(2), PyInt.of(3), PyInt.of(4));

    @Actor
    public void removeFirst() {
      list.removeAt(0);
    }

    @Actor
    public void removeValue() {
      list.remove(null, PyInt.of(3));
    }

    @Arbiter
    public void end(I_Result r) {
      Object[] items = list.toArray();
      r.r1 = items.length == 2 && ((PyInt) items[0]).value == 2 && ((PyInt) items[1]).value == 4 ? 1 : -1;
    }
  }

  /// An append on the way of a removal that makes the array smaller is there in the end.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the append stays")
  @Outcome(expect = FORBIDDEN, desc = "the append is lost")
  @State
  public static class Shrink {
    final PyList list = PyList.of(java.util.Arrays.copyOf(new Object[] {"a", "b"}, 100), 2);

    @Actor
    public void shrink() {
      list.removeAt(0);
    }

    @Actor
    public void append() {
      list.append(new Half());
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = list.size() == 2 ? Half.seen(list.getOrNull(1)) : -5;
    }
  }

  /// The control: the algorithm of [PyList#append] without its monitor. It has to fail.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both")
  @Outcome(expect = FORBIDDEN, desc = "an append is lost")
  @State
  public static class ControlWithoutLock {
    final Object[] items = new Object[4];
    int size;

    private void append(Object item) {
      int n = size;
      items[n] = item;
      size = n + 1;
    }

    @Actor
    public void first() {
      append("1");
    }

    @Actor
    public void second() {
      append("2");
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = size;
    }
  }
}
