// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a file of the time zone database says: the kinds of local time, when one follows another, and what holds afterwards. Immutable.
final class ZoneData {
  private static final int PARTS = 6;
  private static final int GUESSED_SAVING = 3600;

  private final long[] utc;
  /// The transitions in local time, for each value of `fold`.
  private final long[][] local;
  /// The kind that starts at each transition.
  private final ZoneType[] types;
  /// Null if there is none.
  private final ZoneType before;
  /// The kind after the last transition; null if a rule says it.
  private final ZoneType after;
  private final ZoneRule rule;
  final boolean isFixed;

  private ZoneData(long[] utc, long[][] local, ZoneType[] types, ZoneType before, ZoneType after, ZoneRule rule, boolean isFixed) {
    this.utc = utc;
    this.local = local;
    this.types = types;
    this.before = before;
    this.after = after;
    this.rule = rule;
    this.isFixed = isFixed;
  }

  private static long[] numbers(ThreadState ts, Object sequence) {
    Object[] items = Sequences.toArray(ts, sequence);
    long[] result = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      result[i] = ((PyInt) items[i]).value;
    }
    return result;
  }

  /// Reads a file.
  static ZoneData load(ThreadState ts, Object file) {
    Object loaded = Calls.call1(ts, Imports.attribute(ts, "zoneinfo._common", "load_data"), file);
    if (!(loaded instanceof PyTuple parts) || parts.size() != PARTS) {
      throw PyErrors.typeError("Invalid data result type: " + loaded);
    }
    long[] index = numbers(ts, parts.get(0));
    long[] utc = numbers(ts, parts.get(1));
    long[] offsets = numbers(ts, parts.get(2));
    long[] isDst = numbers(ts, parts.get(3));
    Object[] names = Sequences.toArray(ts, parts.get(4));
    for (long i : index) {
      if (i >= offsets.length) {
        throw PyErrors.valueError("Invalid transition index found while reading TZif: " + i);
      }
    }
    long[] savings = savings(index, offsets, isDst);
    ZoneType[] kinds = new ZoneType[offsets.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = ZoneType.of(offsets[i], savings[i], names[i]);
    }
    ZoneType[] types = new ZoneType[index.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = kinds[(int) index[i]];
    }
    return of(utc, local(index, utc, offsets), types, kinds, isDst, parts.get(5));
  }

  private static ZoneData of(long[] utc, long[][] local, ZoneType[] types, ZoneType[] kinds, long[] isDst, Object rest) {
    ZoneType before = types.length > 0 ? types[0] : null;
    for (int i = 0; i < kinds.length; i++) {
      if (isDst[i] == 0) {
        before = kinds[i];
        break;
      }
    }
    byte[] text = rest == PyNone.NONE ? new byte[0] : ((PyBytes) rest).array();
    ZoneRule rule = text.length == 0 ? null : ZoneRule.parse(new String(text, StandardCharsets.UTF_8));
    ZoneType after = rule != null ? rule.standard : types.length > 0 ? types[types.length - 1] : kinds.length > 0 ? kinds[kinds.length - 1] : null;
    if (after == null) {
      throw PyErrors.valueError("No time zone information found.");
    }
    boolean ruled = rule != null && !rule.isFixed();
    boolean fixed = kinds.length <= 1 && !ruled && (kinds.length == 0 || kinds[0].isSame(after));
    return new ZoneData(utc, local, types, before, ruled ? null : after, ruled ? rule : null, fixed);
  }

  /// How much of each offset is daylight saving time: the file only says that it is, so the neighbouring kinds of time tell.
  private static long[] savings(long[] index, long[] offsets, long[] isDst) {
    long[] savings = new long[isDst.length];
    long wanted = Arrays.stream(isDst).filter(d -> d != 0).count();
    long found = 0;
    for (int i = 1; i < index.length; i++) {
      if (found == wanted) {
        return savings;
      }
      int kind = (int) index[i];
      if (isDst[kind] == 0 || savings[kind] != 0) {
        continue;
      }
      int earlier = (int) index[i - 1];
      long saving = isDst[earlier] == 0 ? offsets[kind] - offsets[earlier] : 0;
      if (saving == 0 && i + 1 < index.length) {
        int later = (int) index[i + 1];
        if (isDst[later] != 0) {
          continue;
        }
        saving = offsets[kind] - offsets[later];
      }
      if (saving != 0) {
        found++;
        savings[kind] = saving;
      }
    }
    for (int i = 0; i < savings.length; i++) {
      if (isDst[i] != 0 && savings[i] == 0) {
        savings[i] = GUESSED_SAVING;
      }
    }
    return savings;
  }

  private static long[][] local(long[] index, long[] utc, long[] offsets) {
    long[][] local = {utc.clone(), utc.clone()};
    for (int i = 0; i < utc.length; i++) {
      long a = offsets[i == 0 ? 0 : (int) index[i - 1]];
      long b = i == 0 && offsets.length == 1 ? offsets[0] : offsets[(int) index[i]];
      local[0][i] += Math.max(a, b);
      local[1][i] += Math.min(a, b);
    }
    return local;
  }

  /// The index of the last transition at or before a time, or -1.
  private static int last(long[] transitions, long seconds) {
    int at = Arrays.binarySearch(transitions, seconds);
    if (at < 0) {
      return -at - 2;
    }
    while (at + 1 < transitions.length && transitions[at + 1] == seconds) {
      at++;
    }
    return at;
  }

  /// The kind that holds always; only for fixed zones.
  ZoneType fixed() {
    return after;
  }

  /// The kind of time at a local time.
  ZoneType atLocal(long seconds, int year, int fold) {
    long[] transitions = local[fold];
    int count = transitions.length;
    if (count > 0 && seconds < transitions[0]) {
      return before;
    }
    if (count == 0 || seconds > transitions[count - 1]) {
      return rule != null ? rule.atLocal(seconds, year, fold) : after;
    }
    return types[last(transitions, seconds)];
  }

  /// The kind of time at a time in UTC.
  ZoneType atUtc(long seconds, int year) {
    int count = utc.length;
    if (count > 0 && seconds < utc[0]) {
      return before;
    }
    if (count == 0 || seconds > utc[count - 1]) {
      return rule != null ? rule.atUtc(seconds, year) : after;
    }
    return types[last(utc, seconds)];
  }

  /// Whether a time in UTC is the second one of its local name.
  boolean isFold(long seconds, int year) {
    int count = utc.length;
    if (count > 0 && seconds < utc[0]) {
      return false;
    }
    if ((count == 0 || seconds > utc[count - 1]) && rule != null) {
      return rule.isFold(seconds, year);
    }
    if (count == 0) {
      return false;
    }
    int at = last(utc, seconds);
    ZoneType earlier = at > 0 ? types[at - 1] : before;
    return earlier.seconds() - types[at].seconds() > seconds - utc[at];
  }
}
