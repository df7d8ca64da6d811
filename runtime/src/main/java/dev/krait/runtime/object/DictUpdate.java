// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// What fills a dictionary from other objects.
public final class DictUpdate {
  private DictUpdate() {
  }

  /// What `dict(...)` and `dict.update(...)` do with their arguments.
  static void update(ThreadState ts, PyDict dict, Object[] args, String[] keywordNames, String function) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int positional = args.length - keywords;
    if (positional > 1) {
      throw PyErrors.typeError(function + " expected at most 1 argument, got " + positional);
    }
    if (positional == 1) {
      updateFrom(ts, dict, args[0]);
    }
    for (int i = 0; i < keywords; i++) {
      dict.put(ts, Text.fromJava(keywordNames[i]), args[positional + i]);
    }
  }

  /// Takes over the entries of a mapping, or of an iterable of pairs.
  public static void updateFrom(ThreadState ts, PyDict dict, Object source) {
    if (source instanceof PyDict other && !other.type.isHeap() && other.isPlain()
        || source instanceof PyDict && Objects.findAttribute(ts, source, "keys") != null
        || !(source instanceof PyDict) && Objects.findAttribute(ts, source, "keys") != null) {
      merge(ts, dict, source);
    } else {
      addPairs(ts, dict, source);
    }
  }

  /// Takes over the entries of a mapping.
  public static void merge(ThreadState ts, PyDict dict, Object mapping) {
    if (mapping instanceof PyDict other && other.isPlain()) {
      dict.putAll(ts, other, true);
      return;
    }
    Object iterator = Iterators.of(ts, Calls.method(ts, mapping, "keys"));
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      dict.put(ts, key, Objects.getItem(ts, mapping, key));
    }
  }

  private static void addPairs(ThreadState ts, PyDict dict, Object pairs) {
    Object iterator = Iterators.of(ts, pairs);
    long at = 0;
    for (Object pair; (pair = Iterators.next(ts, iterator)) != null; at++) {
      Object[] parts = parts(ts, pair, at);
      if (parts.length != 2) {
        throw PyErrors.valueError("dictionary update sequence element #" + at + " has length " + parts.length + "; 2 is required");
      }
      dict.put(ts, parts[0], parts[1]);
    }
  }

  private static Object[] parts(ThreadState ts, Object pair, long at) {
    if (pair instanceof PyTuple t && t.type == PyTuple.TYPE) {
      return t.items();
    }
    Object iterator;
    try {
      iterator = Iterators.of(ts, pair);
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        throw e;
      }
      throw noted(ts, PyErrors.typeError("object is not iterable"), at);
    }
    try {
      return Sequences.toArray(ts, iterator);
    } catch (PyException e) {
      throw e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR) ? noted(ts, e, at) : e;
    }
  }

  private static PyException noted(ThreadState ts, PyException error, long at) {
    error.value.addNote(ts, "Cannot convert dictionary update sequence element #" + at + " to a sequence");
    return error;
  }

  static Object fromKeys(ThreadState ts, PyType cls, Object iterable, Object value) {
    Object made = Calls.call0(ts, cls);
    if (made instanceof PyDict dict && dict.type == PyDict.TYPE) {
      PyDict keys = PySetBase.table(iterable);
      if (keys != null && !(keys instanceof InstanceDict)) {
        PyDict.Cursor cursor = DictPair.frozen(keys).cursor();
        while (cursor.advance()) {
          dict.store(ts, cursor.key, cursor.hash, value, true);
        }
        return dict;
      }
      Object iterator = Iterators.of(ts, iterable);
      for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
        dict.put(ts, key, value);
      }
      return dict;
    }
    Object iterator = Iterators.of(ts, iterable);
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      Objects.setItem(ts, made, key, value);
    }
    return made;
  }

  static Object repr(ThreadState ts, PyDict dict) {
    if (dict.size() == 0) {
      return "{}";
    }
    if (!Reprs.enter(ts, dict)) {
      return "{...}";
    }
    try {
      StringBuilder text = new StringBuilder("{");
      PyDict.Cursor cursor = dict.cursor();
      while (cursor.advance()) {
        Object value = cursor.value();
        text.append(text.length() == 1 ? "" : ", ").append(Objects.reprText(ts, cursor.key())).append(": ")
            .append(Objects.reprText(ts, value));
      }
      return Text.fromJava(text.append('}').toString());
    } finally {
      Reprs.leave(ts);
    }
  }
}
