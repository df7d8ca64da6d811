// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.thread.ThreadState;

/// What makes or uses functions, for the module functools.
@PyModuleDef(value = "_functools", types = {PyPartial.class, PyLruCache.class, PyPlaceholder.class})
final class FunctoolsModule {
  /// The marker that leaves a positional argument of a partial call open.
  @Constant("Placeholder")
  static final PyPlaceholder PLACEHOLDER = PyPlaceholder.PLACEHOLDER;

  private FunctoolsModule() {
  }

  /// Makes a key function from a comparison function.
  @Function("cmp_to_key(mycmp)")
  static Object cmpToKey(Object mycmp) {
    return new PyKeyWrapper(mycmp, null);
  }

  /// Applies a function of two arguments to the items one after another, so that a single value is left.
  @Function("reduce(function, iterable, /, initial=<unrepresentable>)")
  static Object reduce(ThreadState ts, Object function, Object iterable, Object initial) {
    Object iterator;
    try {
      iterator = Iterators.of(ts, iterable);
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        throw PyErrors.typeError("reduce() arg 2 must support iteration");
      }
      throw e;
    }
    Object result = initial;
    for (Object item; (item = Iterators.next(ts, iterator)) != null;) {
      result = result == null ? item : Calls.call2(ts, function, result, item);
    }
    if (result == null) {
      throw PyErrors.typeError("reduce() of empty iterable with no initial value");
    }
    return result;
  }
}
