// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The numbers that `id` gives to objects, one each, at the first question; never the same for two live objects. Weak: an entry
/// goes with its object. Any thread may ask.
public final class Identities {
  private static final long FIRST = 0x7f1000000010L;
  private static final int STEP = 16;

  private final ConcurrentHashMap<Object, Long> numbers = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final AtomicLong next = new AtomicLong(FIRST);

  /// The entry of an object. A phantom reference knows its object until that is gone for good: one that its `__del__` brings back to life
  /// keeps its number.
  private static final class Key extends PhantomReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  /// Finds the entry of an object.
  private static final class Probe {
    private final Object object;

    Probe(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && k.refersTo(object);
    }
  }

  /// The number of the object.
  public long of(Object object) {
    for (Object key; (key = gone.poll()) != null;) {
      numbers.remove(key);
    }
    Probe probe = new Probe(object);
    Long known = numbers.get(probe);
    return known == null ? add(object, probe) : known;
  }

  private synchronized long add(Object object, Probe probe) {
    Long known = numbers.get(probe);
    if (known == null) {
      known = next.getAndAdd(STEP);
      numbers.put(new Key(object, gone), known);
    }
    return known;
  }
}
