// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.protocol;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.number.NumberHash;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// `hash(object)`.
public final class Hashes {
  private Hashes() {
  }

  public static long of(ThreadState ts, Object object) {
    if (object instanceof String s) {
      return of(s);
    }
    if (object instanceof PyInt i) {
      return NumberHash.of(i.value);
    }
    Object slot = Types.of(object).slot(Slot.HASH);
    if (slot == null || slot == PyNone.NONE) {
      throw PyErrors.typeError("unhashable type: '" + Types.nameOf(object) + "'");
    }
    Object hash = Calls.slot0(ts, slot, object);
    return Numbers.hashResult(hash);
  }

  /// Whether the type of the object says that it has no hash.
  public static boolean isUnhashable(Object object) {
    Object slot = Types.of(object).slot(Slot.HASH);
    return slot == null || slot == PyNone.NONE;
  }

  /// The hash of a narrow `str`: the string's own, which the JVM caches, mixed with the seed of the process.
  public static long of(String text) {
    return HashSeed.mix(text.hashCode(), text.length());
  }
}
