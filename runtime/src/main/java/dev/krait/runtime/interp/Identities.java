// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The numbers that `id` gives to objects, one each, at the first question; never the same for two live objects. Weak: an entry
/// goes with its object. Any thread may ask.
public final class Identities {
  private static final long FIRST = 0x7f1000000010L;
  private static final int STEP = 16;

  private final ConcurrentHashMap<Key, Long> numbers = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final AtomicLong next = new AtomicLong(FIRST);

  /// Compares by identity; finds the entry of a live object, or its own entry once the object is gone.
  private static final class Key extends WeakReference<Object> {
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
      return this == other || other instanceof Key k && get() != null && get() == k.get();
    }
  }

  /// The number of the object.
  public long of(Object object) {
    for (Object key; (key = gone.poll()) != null;) {
      numbers.remove(key);
    }
    Long known = numbers.get(new Key(object, null));
    if (known == null) {
      Long made = next.getAndAdd(STEP);
      known = numbers.putIfAbsent(new Key(object, gone), made);
      return known == null ? made : known;
    }
    return known;
  }
}
