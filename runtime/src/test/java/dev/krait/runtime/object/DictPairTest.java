// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Operations on two dictionaries or sets see both at one moment, while another thread keeps one within the other.
class DictPairTest {
  private static final int KEYS = 64;
  private static final int ROUNDS = 20_000;

  /// Adds keys to the large one first and takes them from the small one first, so that `small` is a part of `large` at each moment.
  private static Thread writer(PyDict small, PyDict large, AtomicBoolean done) {
    Thread thread = new Thread(() -> {
      for (int i = 0; !done.get(); i++) {
        String key = "k" + i % KEYS;
        if (i / KEYS % 2 == 0) {
          large.put(key, PyBool.TRUE);
          small.put(key, PyBool.TRUE);
        } else {
          small.remove(null, key);
          large.remove(null, key);
        }
      }
    });
    thread.start();
    return thread;
  }

  private static void check(boolean turned) throws InterruptedException {
    PyDict small = new PyDict();
    PyDict large = new PyDict();
    AtomicBoolean done = new AtomicBoolean();
    Thread thread = writer(small, large, done);
    try {
      for (int i = 0; i < ROUNDS; i++) {
        DictPair pair = turned ? DictPair.of(large, small) : DictPair.of(small, large);
        PyDict part = turned ? pair.second : pair.first;
        PyDict whole = turned ? pair.first : pair.second;
        PyDict.Cursor cursor = part.cursor();
        int count = 0;
        while (cursor.advance()) {
          assertTrue(whole.getHashed(null, cursor.key(), cursor.hash) != null, "a key of the part is not in the whole");
          count++;
        }
        assertEquals(part.size(), count);
      }
    } finally {
      done.set(true);
      thread.join();
    }
  }

  @Test
  void aPartStaysAPart() throws InterruptedException {
    check(false);
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() throws InterruptedException {
    check(true);
  }

  @Test
  void twoThreadsInOppositeOrderDoNotWaitForEachOther() throws InterruptedException {
    PyDict a = new PyDict();
    PyDict b = new PyDict();
    a.put("x", PyBool.TRUE);
    Thread[] threads = new Thread[2];
    for (int t = 0; t < threads.length; t++) {
      boolean turned = t == 1;
      threads[t] = new Thread(() -> {
        for (int i = 0; i < ROUNDS; i++) {
          DictPair.of(turned ? a : b, turned ? b : a);
        }
      });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join(60_000);
      assertTrue(!thread.isAlive(), "the threads wait for each other");
    }
  }
}
