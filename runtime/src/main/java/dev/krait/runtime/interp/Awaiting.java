// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// What `await`, `yield from` and `async for` wait for.
final class Awaiting {
  private Awaiting() {
  }

  private static boolean isIterableCoroutine(Object object) {
    return object instanceof PyGenerator g && g.isIterableCoroutine();
  }

  /// The iterator to drive for an awaitable object.
  static Object iteratorOf(ThreadState ts, Object object) {
    if (object instanceof PyCoroutine || isIterableCoroutine(object)) {
      return object;
    }
    Object slot = Types.of(object).slot(Slot.AWAIT);
    if (slot == null) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object can't be awaited");
    }
    Object iterator = Calls.slot0(ts, slot, object);
    if (iterator instanceof PyCoroutine || isIterableCoroutine(iterator)) {
      throw PyErrors.typeError("__await__() returned a coroutine");
    }
    if (Types.of(iterator).slot(Slot.NEXT) == null) {
      throw PyErrors.typeError("__await__() returned non-iterator of type '" + Types.nameOf(iterator) + "'");
    }
    return iterator;
  }

  /// GET_AWAITABLE: after `async with`'s methods (1 for `__aenter__`, 2 for `__aexit__`) the message says so.
  static Object awaitable(ThreadState ts, Object object, int after) {
    if (after != 0 && !(object instanceof PyCoroutine) && !isIterableCoroutine(object) && Types.of(object).slot(Slot.AWAIT) == null) {
      throw PyErrors.typeError("'async with' received an object from " + (after == 1 ? "__aenter__" : "__aexit__")
          + " that does not implement __await__: " + Types.nameOf(object));
    }
    Object iterator = iteratorOf(ts, object);
    if (iterator instanceof PyCoroutine c && c.delegate() != null) {
      throw PyErrors.runtimeError("coroutine is being awaited already");
    }
    return iterator;
  }

  static Object yieldFromIterator(ThreadState ts, Frame frame, Object object) {
    if (object instanceof PyCoroutine) {
      if ((frame.code().flags() & (CodeObject.CO_COROUTINE | CodeObject.CO_ITERABLE_COROUTINE)) == 0) {
        throw PyErrors.typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
      }
      return object;
    }
    return object instanceof PyGenerator ? object : Iterators.of(ts, object);
  }

  static Object asyncIterator(ThreadState ts, Object object) {
    Object slot = Types.of(object).slot(Slot.AITER);
    if (slot == null) {
      throw PyErrors.typeError("'async for' requires an object with __aiter__ method, got " + Types.nameOf(object));
    }
    Object iterator = Calls.slot0(ts, slot, object);
    if (Types.of(iterator).slot(Slot.ANEXT) == null) {
      throw PyErrors.typeError(
          "'async for' received an object from __aiter__ that does not implement __anext__: " + Types.nameOf(iterator));
    }
    return iterator;
  }

  static Object asyncNext(ThreadState ts, Object iterator) {
    Object slot = Types.of(iterator).slot(Slot.ANEXT);
    if (slot == null) {
      throw PyErrors.typeError("'async for' requires an iterator with __anext__ method, got " + Types.nameOf(iterator));
    }
    Object next = Calls.slot0(ts, slot, iterator);
    try {
      return iteratorOf(ts, next);
    } catch (PyException e) {
      PyException failure = PyErrors.typeError("'async for' received an invalid object from __anext__: " + Types.nameOf(next));
      failure.value.cause = e.value;
      failure.value.context = e.value;
      failure.value.suppressContext = true;
      throw failure;
    }
  }
}
