// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;

/// CALL_INTRINSIC_1 and CALL_INTRINSIC_2.
final class Intrinsics {
  private Intrinsics() {
  }

  static Object one(ThreadState ts, Frame frame, int which, Object value) {
    switch (which) {
      case Oparg.INTRINSIC_PRINT:
        return Calls.call1(ts, displayHook(ts), value);
      case Oparg.INTRINSIC_IMPORT_STAR:
        Imports.star(ts, frame, value);
        return PyNone.NONE;
      case Oparg.INTRINSIC_STOPITERATION_ERROR:
        return stopIterationError(frame, (PyBaseException) value);
      case Oparg.INTRINSIC_ASYNC_GEN_WRAP:
        return new AsyncGeneratorValue(value);
      case Oparg.INTRINSIC_UNARY_POSITIVE:
        return Numbers.unary(ts, Slot.POS, value);
      case Oparg.INTRINSIC_LIST_TO_TUPLE:
        return PyTuple.of(((PyList) value).toArray());
      default:
        return TypeParameters.one(ts, frame, which, value);
    }
  }

  private static Object displayHook(ThreadState ts) {
    Object sys = ts.interpreter().modules().get("sys");
    Object hook = sys == null ? null : Objects.findAttribute(ts, sys, "displayhook");
    if (hook == null) {
      throw PyErrors.runtimeError("lost sys.displayhook");
    }
    return hook;
  }

  /// A StopIteration that leaves a generator, or a StopAsyncIteration that leaves an asynchronous one, becomes a RuntimeError.
  private static Object stopIterationError(Frame frame, PyBaseException value) {
    String message;
    if (value.type.isSubtypeOf(Exceptions.STOP_ITERATION)) {
      message = frame.generator instanceof PyCoroutine ? "coroutine raised StopIteration"
          : frame.generator instanceof PyAsyncGenerator ? "async generator raised StopIteration" : "generator raised StopIteration";
    } else if (frame.generator instanceof PyAsyncGenerator && value.type.isSubtypeOf(Exceptions.STOP_ASYNC_ITERATION)) {
      message = "async generator raised StopAsyncIteration";
    } else {
      return value;
    }
    PyException error = PyErrors.runtimeError(message);
    error.value.cause = value;
    error.value.context = value;
    error.value.suppressContext = true;
    return error.value;
  }

  static Object two(ThreadState ts, Frame frame, int which, Object first, Object second) {
    switch (which) {
      case Oparg.INTRINSIC_PREP_RERAISE_STAR:
        return ExceptStar.combine(ts, (PyBaseException) first, (PyList) second);
      case Oparg.INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        ((PyFunction) first).setTypeParameters((PyTuple) second);
        return first;
      default:
        return TypeParameters.two(ts, frame, which, first, second);
    }
  }
}
