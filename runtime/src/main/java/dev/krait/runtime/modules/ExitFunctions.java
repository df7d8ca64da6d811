// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/// The functions that an interpreter calls at its end: those of `atexit`. Guarded by its monitor, which is a leaf lock.
public final class ExitFunctions {
  private record Entry(Object function, Object[] args, int positional, String[] keywordNames) {
  }

  private final List<Entry> entries = new ArrayList<>();

  synchronized void add(Object function, Object[] args, int positional, String[] keywordNames) {
    entries.add(new Entry(function, args, positional, keywordNames));
  }

  synchronized void clear() {
    entries.clear();
  }

  synchronized int count() {
    return entries.size();
  }

  private synchronized Entry takeLast() {
    return entries.isEmpty() ? null : entries.remove(entries.size() - 1);
  }

  private synchronized List<Entry> snapshot() {
    return new ArrayList<>(entries);
  }

  private synchronized void remove(Entry entry) {
    entries.remove(entry);
  }

  /// Forgets all entries of functions that equal the given one.
  void unregister(ThreadState ts, Object function) {
    for (Entry entry : snapshot()) {
      if (Objects.identicalOrEqual(ts, entry.function, function)) {
        remove(entry);
      }
    }
  }

  /// Calls all functions, the last one first, and forgets them. What they raise is reported.
  public void run(ThreadState ts) {
    for (Entry entry; (entry = takeLast()) != null;) {
      try {
        Calls.call(ts, entry.function, entry.args, entry.positional, entry.keywordNames);
      } catch (PyException e) {
        Unraisable.report(ts, e, "Exception ignored in atexit callback " + repr(ts, entry.function), null);
      }
    }
  }

  private static String repr(ThreadState ts, Object function) {
    try {
      return Objects.reprText(ts, function);
    } catch (PyException e) {
      return "<object repr() failed>";
    }
  }
}
