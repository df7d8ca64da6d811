// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyCallableIterator;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// Functions of iterables.
@PyModuleDef(value = "builtins", part = true)
final class IterationFunctions {
  private IterationFunctions() {
  }

  /// Return whether all items are true.
  @Function("all(iterable, /)")
  static boolean all(ThreadState ts, Object iterable) {
    Object iterator = Iterators.of(ts, iterable);
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      if (!Objects.isTrue(ts, item)) {
        return false;
      }
    }
    return true;
  }

  /// Return whether any item is true.
  @Function("any(iterable, /)")
  static boolean any(ThreadState ts, Object iterable) {
    Object iterator = Iterators.of(ts, iterable);
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      if (Objects.isTrue(ts, item)) {
        return true;
      }
    }
    return false;
  }

  /// Return an iterator over an iterable, or one that calls a function until it returns the sentinel.
  @Function("iter(object, sentinel=<unrepresentable>, /)")
  static Object iter(ThreadState ts, Object object, Object sentinel) {
    if (sentinel == null) {
      return Iterators.of(ts, object);
    }
    if (!Calls.isCallable(object)) {
      throw PyErrors.typeError("iter(v, w): v must be callable");
    }
    return new PyCallableIterator(object, sentinel);
  }

  /// Return the next item of an iterator, or the default where there is none.
  @Function("next(iterator, default=<unrepresentable>, /)")
  static Object next(ThreadState ts, Object iterator, Object defaultValue) {
    ts.stopValue = null;
    Object item = Iterators.next(ts, iterator);
    if (item != null) {
      return item;
    }
    if (defaultValue != null) {
      return defaultValue;
    }
    Object value = ts.stopValue;
    ts.stopValue = null;
    throw value == null || value == PyNone.NONE ? PyErrors.of(Exceptions.STOP_ITERATION) : PyErrors.stopIteration(value);
  }

  /// Return an asynchronous iterator over an asynchronous iterable.
  @Function("aiter(async_iterable, /)")
  static Object aiter(ThreadState ts, Object asyncIterable) {
    Object slot = Types.of(asyncIterable).slot(Slot.AITER);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(asyncIterable) + "' object is not an async iterable");
    }
    Object iterator = Calls.slot0(ts, slot, asyncIterable);
    if (Types.of(iterator).slot(Slot.ANEXT) == null) {
      throw PyErrors.typeError("aiter() returned not an async iterator of type '" + Types.nameOf(iterator) + "'");
    }
    return iterator;
  }

  /// Return an awaitable for the next item of an asynchronous iterator, or for the default where there is none.
  @Function("anext(aiterator, default=<unrepresentable>, /)")
  static Object anext(ThreadState ts, Object aiterator, Object defaultValue) {
    Object slot = Types.of(aiterator).slot(Slot.ANEXT);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(aiterator) + "' object is not an async iterator");
    }
    Object awaitable = Calls.slot0(ts, slot, aiterator);
    return defaultValue == null ? awaitable : new PyAnextAwaitable(awaitable, defaultValue);
  }

  /// min(iterable, *[, default, key]) or min(a, b, *others[, key])
  ///
  /// The smallest of the arguments, or of the items of the only argument.
  @Function("min(*args, **kwargs)")
  static Object min(ThreadState ts, Object[] args, PyDict kwargs) {
    return extreme(ts, "min", Slot.LT, args, kwargs);
  }

  /// max(iterable, *[, default, key]) or max(a, b, *others[, key])
  ///
  /// The largest of the arguments, or of the items of the only argument.
  @Function("max(*args, **kwargs)")
  static Object max(ThreadState ts, Object[] args, PyDict kwargs) {
    return extreme(ts, "max", Slot.GT, args, kwargs);
  }

  private static Object extreme(ThreadState ts, String function, int better, Object[] args, PyDict kwargs) {
    if (args.length == 0) {
      throw PyErrors.typeError(function + " expected at least 1 argument, got 0");
    }
    Object key = keyword(kwargs, "key");
    Object defaultValue = keyword(kwargs, "default");
    if (kwargs != null && kwargs.size() > (key == null ? 0 : 1) + (defaultValue == null ? 0 : 1)) {
      throw unexpected(function, kwargs);
    }
    if (args.length > 1 && defaultValue != null) {
      throw PyErrors.typeError("Cannot specify a default for " + function + "() with multiple positional arguments");
    }
    Object best = best(ts, better, key == PyNone.NONE ? null : key, args);
    if (best != null) {
      return best;
    }
    if (defaultValue == null) {
      throw PyErrors.valueError(function + "() iterable argument is empty");
    }
    return defaultValue;
  }

  /// The best item, or null if there is none.
  private static Object best(ThreadState ts, int better, Object key, Object[] args) {
    Object iterator = args.length > 1 ? null : Iterators.of(ts, args[0]);
    Object best = null;
    Object bestKey = null;
    for (int i = 0; iterator != null || i < args.length; i++) {
      Object item = iterator == null ? args[i] : Iterators.next(ts, iterator);
      if (item == null) {
        break;
      }
      Object itemKey = key == null ? item : Calls.call1(ts, key, item);
      if (best == null || Objects.isTrue(ts, Objects.compare(ts, better, itemKey, bestKey))) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }

  private static Object keyword(PyDict kwargs, String name) {
    return kwargs == null ? null : kwargs.get(name);
  }

  private static RuntimeException unexpected(String function, PyDict kwargs) {
    PyDict.Cursor cursor = kwargs.cursor();
    while (cursor.advance()) {
      if (!cursor.key().equals("key") && !cursor.key().equals("default")) {
        return PyErrors.typeError(function + "() got an unexpected keyword argument '" + Text.toJava(cursor.key()) + "'");
      }
    }
    throw new IllegalStateException();
  }

  /// Return a new sorted list of the items.
  ///
  /// A key function can be given to customise the order, and reverse to turn it round.
  @Function("sorted(iterable, /, *, key=None, reverse=False)")
  static Object sorted(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional != 1) {
      throw PyErrors.typeError("sorted expected 1 argument, got " + positional);
    }
    return sorted(ts, args[0], Arrays.copyOfRange(args, 1, args.length), keywordNames == null ? Calls.NO_NAMES : keywordNames);
  }

  /// The items in a new list, sorted in the natural order.
  static PyList sortedList(ThreadState ts, Object iterable) {
    return sorted(ts, iterable, Calls.NO_ARGS, Calls.NO_NAMES);
  }

  private static PyList sorted(ThreadState ts, Object iterable, Object[] values, String[] names) {
    PyList list = PyList.of(Sequences.toArray(ts, iterable));
    Calls.call(ts, Objects.getAttribute(ts, list, "sort"), values, 0, names.length == 0 ? null : names);
    return list;
  }
}
