// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Hashes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// [PyDict]: one writer at a time under the monitor, readers without lock.
///
/// The pairs that the forbidden outcomes rest on: [DictTable#publish] (release of the index word) with `probe` (acquire);
/// the volatile `used`, written after the index word; [DictTable#store] and `delete` (release of the value) with `stored`
/// (acquire); the release of [PyDict]'s `table` with its acquire.
public final class DictStress {
  private DictStress() {
  }

  static int mixed(String key) {
    return DictTable.mix(Hashes.of(key));
  }

  /// How many keys an iteration sees.
  static int keys(PyDict dict) {
    int count = 0;
    PyDict.Cursor cursor = dict.cursor();
    while (cursor.advance()) {
      count += cursor.key() == null || cursor.value() == null ? 100 : 1;
    }
    return count;
  }

  /// Two threads insert the same key. Two entries are forbidden: a search that did not find the key has read `used` before the other's
  /// volatile write of it, which follows the index word; so the check under the monitor sees another `used` and searches again.
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "one entry")
  @Outcome(expect = FORBIDDEN, desc = "the key is there twice, or the count is wrong")
  @State
  public static class SameKey {
    final PyDict dict = PyDict.withCapacity(4);

    @Actor
    public void first() {
      dict.put("key", "1");
    }

    @Actor
    public void second() {
      dict.putIfAbsent(null, "key", "2");
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = dict.size();
      r.r2 = keys(dict);
    }
  }

  /// A reader finds nothing or a complete object: the object's fields are written before the release of the index word.
  @JCStressTest
  @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "absent, or whole")
  @Outcome(expect = FORBIDDEN, desc = "half-made")
  @State
  public static class InsertRead {
    final PyDict dict = new PyDict();

    @Actor
    public void write() {
      dict.put("key", new Half());
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(dict.get("key"));
    }
  }

  /// A reader of a key that is overwritten finds the old or the new value, whole: release and acquire of the value's element.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "whole")
  @Outcome(expect = FORBIDDEN, desc = "absent or half-made")
  @State
  public static class Overwrite {
    final PyDict dict = new PyDict();
    {
      dict.put("key", new Half());
    }

    @Actor
    public void write() {
      dict.put("key", new Half());
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(dict.get("key"));
    }
  }

  /// A key that stays is found while the table is replaced by a larger one: the new table is released complete.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "found")
  @Outcome(expect = FORBIDDEN, desc = "missed")
  @State
  public static class ResizeRead {
    final PyDict dict = PyDict.withCapacity(1);
    {
      dict.put("stable", new Half());
    }

    @Actor
    public void grow() {
      dict.put("other", PyInt.of(5));
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(dict.get("stable"));
    }
  }

  /// An overwrite while the table is replaced by a larger one is not lost: the overwriting thread checks under the monitor that the table is
  /// still the one that it searched.
  @JCStressTest
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both are there")
  @Outcome(expect = FORBIDDEN, desc = "the overwrite or the insertion is lost")
  @State
  public static class ResizeOverwrite {
    final PyDict dict = PyDict.withCapacity(1);
    {
      dict.put("stable", PyInt.of(1));
    }

    @Actor
    public void grow() {
      dict.put("other", PyInt.of(5));
    }

    @Actor
    public void overwrite() {
      dict.put("stable", PyInt.of(2));
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = dict.get("stable") instanceof PyInt i ? (int) i.value : -1;
      r.r2 = dict.get("other") == null ? -1 : dict.size();
    }
  }

  /// A key that moves to the end is found at any time: its new index word is released before the old entry's value is released as
  /// null, and who acquires that null searches on and finds the new one.
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "found")
  @Outcome(expect = FORBIDDEN, desc = "missed")
  @State
  public static class MoveToEnd {
    final PyDict dict = PyDict.withCapacity(6);
    {
      dict.put("key", new Half());
      dict.put("last", new Half());
    }

    @Actor
    public void move() {
      dict.moveToEnd(null, "key");
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = Half.seen(dict.get("key"));
    }
  }

  /// Two threads delete one key: one of them gets it. The second finds the entry's value null under the monitor.
  @JCStressTest
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "one got it")
  @Outcome(expect = FORBIDDEN, desc = "both or none got it")
  @State
  public static class Delete {
    final PyDict dict = new PyDict();
    {
      dict.put("key", new Half());
    }

    @Actor
    public void first(II_Result r) {
      r.r1 = Half.seen(dict.remove(null, "key"));
    }

    @Actor
    public void second(II_Result r) {
      r.r2 = Half.seen(dict.remove(null, "key"));
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 += dict.size() != 0 || keys(dict) != 0 ? 100 : 0;
    }
  }

  /// An iteration sees each key with a value, whatever is inserted and deleted: the volatile `used` covers key and value, a deleted
  /// entry's null is skipped and never filled again.
  @JCStressTest
  @Outcome(id = {"1", "2", "3"}, expect = ACCEPTABLE, desc = "some of the keys")
  @Outcome(expect = FORBIDDEN, desc = "a key without value, or one that was never there")
  @State
  public static class Iterate {
    final PyDict dict = PyDict.withCapacity(2);
    {
      dict.put("stable", "1");
      dict.put("going", "2");
    }

    @Actor
    public void change() {
      dict.put("coming", "3");
      dict.remove(null, "going");
    }

    @Actor
    public void iterate(I_Result r) {
      r.r1 = keys(dict);
    }
  }

  /// Python's iterator over pairs, while a key goes and comes back with another value: each pair is one that was there, and if the size
  /// was seen to change, RuntimeError. The iterator looks at an entry's value once, and takes that or goes on.
  @JCStressTest
  @Outcome(id = {"1", "2", "3"}, expect = ACCEPTABLE, desc = "pairs that were there, or RuntimeError")
  @Outcome(expect = FORBIDDEN, desc = "no value, or another key's")
  @State
  public static class IterateItems {
    final PyDict dict = PyDict.withCapacity(4);
    {
      dict.put("first", PyInt.of(1));
      dict.put("second", PyInt.of(2));
    }

    @Actor
    public void replace() {
      dict.remove(null, "first");
      dict.put("first", PyInt.of(11));
    }

    @Actor
    public void iterate(I_Result r) {
      int seen = 1;
      try {
        PyDictItemIterator items = new PyDictItemIterator(dict);
        for (Object pair; (pair = items.next(null)) != null;) {
          seen = isRight((PyTuple) pair) ? seen : 100;
        }
      } catch (PyException e) {
        seen = seen == 1 ? 2 : seen;
      }
      r.r1 = seen;
    }

    private static boolean isRight(PyTuple pair) {
      return pair.get(1) instanceof PyInt value && (pair.get(0).equals("second") ? value.value == 2 : value.value == 1 || value.value == 11);
    }
  }

  /// `popitem` and a deletion of the same only key: one of them gets it, whole.
  @JCStressTest
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "one got it")
  @Outcome(expect = FORBIDDEN, desc = "both or none got it")
  @State
  public static class PopItem {
    final PyDict dict = new PyDict();
    {
      dict.put("key", new Half());
    }

    @Actor
    public void pop(II_Result r) {
      Object[] pair = dict.removeEnd(true);
      r.r1 = pair == null ? 0 : Half.seen(pair[1]);
    }

    @Actor
    public void delete(II_Result r) {
      r.r2 = Half.seen(dict.remove(null, "key"));
    }
  }

  /// A copy sees all or nothing of an update: both hold the monitor.
  @JCStressTest
  @Outcome(id = {"0", "2"}, expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN, desc = "half of the update")
  @State
  public static class UpdateCopy {
    final PyDict dict = new PyDict();
    final PyDict more = new PyDict();
    {
      more.put("a", "1");
      more.put("b", "2");
    }

    @Actor
    public void update() {
      dict.putAll(null, more, true);
    }

    @Actor
    public void copy(I_Result r) {
      r.r1 = dict.copy().size();
    }
  }

  /// A namespace's cell, made by one thread while another writes the name, has the dictionary's value in the end: the cell is made,
  /// and the name written, under the monitor.
  @JCStressTest
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "the cell and the dictionary agree")
  @Outcome(expect = FORBIDDEN, desc = "the cell is stale")
  @State
  public static class NamespaceCell {
    final PyDict dict = new PyDict();
    DictCell cell;
    {
      dict.put("name", PyInt.of(1));
    }

    @Actor
    public void write() {
      dict.put("name", PyInt.of(2));
    }

    @Actor
    public void make() {
      cell = dict.cell("name");
    }

    @Arbiter
    public void end(II_Result r) {
      r.r1 = (int) ((PyInt) cell.get()).value;
      r.r2 = (int) ((PyInt) dict.get("name")).value;
    }
  }

  /// The control: two writers on a table without the monitor. It has to fail, which shows that these tests can.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "both entries")
  @Outcome(expect = FORBIDDEN, desc = "an entry is lost")
  @State
  public static class ControlWithoutLock {
    final DictTable table = new DictTable(0, 8, false);

    @Actor
    public void first() {
      table.append("a", mixed("a"), "1");
    }

    @Actor
    public void second() {
      table.append("b", mixed("b"), "2");
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = (table.find(null, "a", mixed("a")) >= 0 ? 1 : 0) + (table.find(null, "b", mixed("b")) >= 0 ? 1 : 0);
    }
  }
}
