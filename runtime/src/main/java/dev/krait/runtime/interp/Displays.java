// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Displays with many items, and calls with unpacked arguments.
final class Displays {
  private Displays() {
  }

  static void buildMap(ThreadState ts, Object[] r, int top, int pairs) {
    PyDict made = new PyDict();
    int first = top - 2 * pairs + 1;
    for (int i = 0; i < pairs; i++) {
      made.put(ts, r[first + 2 * i], r[first + 2 * i + 1]);
    }
    r[first] = made;
  }

  static void buildSet(ThreadState ts, Object[] r, int top, int count) {
    PySet made = new PySet();
    int first = top - count + 1;
    for (int i = 0; i < count; i++) {
      made.add(ts, r[first + i]);
    }
    r[first] = made;
  }

  static void updateSet(ThreadState ts, PySet set, Object iterable) {
    Object iterator = Iterators.of(ts, iterable);
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      set.add(ts, item);
    }
  }

  private static boolean isIterable(Object object) {
    PyType type = Types.of(object);
    return type.slot(Slot.ITER) != null || type.slot(Slot.GETITEM) != null;
  }

  static void extend(ThreadState ts, PyList list, Object iterable, Frame frame) {
    try {
      list.extend(ts, iterable);
    } catch (PyException e) {
      if (e.value.type == Exceptions.TYPE_ERROR && !isIterable(iterable)) {
        throw PyErrors.typeError("Value after * must be an iterable, not " + Types.nameOf(iterable));
      }
      throw e;
    }
  }

  static void updateDict(ThreadState ts, PyDict dict, Object mapping) {
    if (mapping instanceof PyDict d && d.type == PyDict.TYPE) {
      dict.putAll(ts, d, true);
      return;
    }
    if (Types.of(mapping).lookup("keys") == null && Objects.findAttribute(ts, mapping, "keys") == null) {
      throw PyErrors.typeError("'" + Types.nameOf(mapping) + "' object is not a mapping");
    }
    Calls.method(ts, dict, "update", mapping);
  }

  /// How messages name a callee.
  private static String describe(ThreadState ts, Object callee) {
    Object name = Objects.findAttribute(ts, callee, "__qualname__");
    if (name == null || !Text.isStr(name)) {
      return Text.toJava(Objects.str(ts, callee));
    }
    Object module = Objects.findAttribute(ts, callee, "__module__");
    String prefix = module != null && Text.isStr(module) && !Text.toJava(module).equals("builtins") ? Text.toJava(module) + "." : "";
    return prefix + Text.toJava(name) + "()";
  }

  static void mergeKeywords(ThreadState ts, PyDict target, Object mapping, Object callee) {
    if (mapping instanceof PyDict d && d.type == PyDict.TYPE) {
      PyDict.Cursor cursor = d.cursor();
      while (cursor.advance()) {
        mergeOne(ts, target, cursor.key(), cursor.value(), callee);
      }
      return;
    }
    Object method = Objects.findAttribute(ts, mapping, "keys");
    if (method == null) {
      throw PyErrors.typeError(describe(ts, callee) + " argument after ** must be a mapping, not " + Types.nameOf(mapping));
    }
    Object iterator = Iterators.of(ts, Calls.call0(ts, method));
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      mergeOne(ts, target, key, Objects.getItem(ts, mapping, key), callee);
    }
  }

  private static void mergeOne(ThreadState ts, PyDict target, Object key, Object value, Object callee) {
    if (target.get(ts, key) != null) {
      if (!Text.isStr(key)) {
        throw PyErrors.typeError("keywords must be strings");
      }
      throw PyErrors.typeError(describe(ts, callee) + " got multiple values for keyword argument '" + Text.toJava(key) + "'");
    }
    target.put(ts, key, value);
  }

  /// CALL_FUNCTION_EX.
  static Object callUnpacked(ThreadState ts, Object callee, Object self, Object positional, Object keywords) {
    Object[] given = positional(ts, callee, positional);
    if (self != null) {
      given = Calls.prepend(self, given);
    }
    if (keywords == null || keywords instanceof PyDict d && d.size() == 0) {
      return Calls.call(ts, callee, given, given.length, null);
    }
    PyDict named = keywordDict(ts, callee, keywords);
    Object[] all = java.util.Arrays.copyOf(given, given.length + named.size());
    String[] names = new String[named.size()];
    PyDict.Cursor cursor = named.cursor();
    for (int i = 0; i < names.length && cursor.advance(); i++) {
      if (!Text.isStr(cursor.key())) {
        throw PyErrors.typeError("keywords must be strings");
      }
      names[i] = Text.toJava(cursor.key());
      all[given.length + i] = cursor.value();
    }
    return Calls.call(ts, callee, all, given.length, names);
  }

  private static PyDict keywordDict(ThreadState ts, Object callee, Object keywords) {
    if (keywords instanceof PyDict d && d.type == PyDict.TYPE) {
      return d;
    }
    PyDict merged = new PyDict();
    mergeKeywords(ts, merged, keywords, callee);
    return merged;
  }

  private static Object[] positional(ThreadState ts, Object callee, Object iterable) {
    if (iterable instanceof PyTuple t) {
      return t.items();
    }
    if (!isIterable(iterable)) {
      throw PyErrors.typeError(describe(ts, callee) + " argument after * must be an iterable, not " + Types.nameOf(iterable));
    }
    return Sequences.toArray(ts, iterable);
  }
}
