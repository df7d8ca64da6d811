// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyMethod;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A function that remembers its results, all of them or those used last.
///
/// Java: the dictionary holds results in the order of use. Thread rule: the dictionary guards itself; the counters are guarded by
/// this object's monitor. The function runs outside of any lock, so that two threads may both compute a missing result.
@PyTypeDef(value = "_lru_cache_wrapper", module = "functools", subclassable = true)
public class PyLruCache extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyLruCacheTable.INSTANCE, PyType.OBJECT);

  private final Object function;
  /// The most results to keep, or -1.
  private final long maxSize;
  private final boolean typed;
  private final Object infoType;
  private final PyDict results = new PyDict();
  private long hits;
  private long misses;

  private PyLruCache(PyType type, Object function, long maxSize, boolean typed, Object infoType) {
    super(type);
    this.function = function;
    this.maxSize = maxSize;
    this.typed = typed;
    this.infoType = infoType;
  }

  /// A cache in front of the function.
  @New("_lru_cache_wrapper(user_function, maxsize, typed, cache_info_type)")
  static Object create(ThreadState ts, PyType cls, Object userFunction, Object maxsize, boolean typed, Object cacheInfoType) {
    if (!Calls.isCallable(userFunction)) {
      throw PyErrors.typeError("the first argument must be callable");
    }
    long most = -1;
    if (maxsize != PyNone.NONE) {
      if (!Numbers.hasIndex(maxsize)) {
        throw PyErrors.typeError("maxsize should be integer or None");
      }
      most = Math.max(0, Converters.toLong(ts, maxsize));
    }
    return new PyLruCache(cls, userFunction, most, typed, cacheInfoType);
  }

  private Object key(ThreadState ts, Object[] values, int positional, String[] keywordNames) {
    int keywords = values.length - positional;
    if (!typed && keywords == 0 && positional == 1 && (values[0] instanceof PyInt || values[0] instanceof String)) {
      return values[0];
    }
    int size = positional + (keywords > 0 ? 1 + 2 * keywords : 0) + (typed ? values.length : 0);
    Object[] parts = new Object[size];
    System.arraycopy(values, 0, parts, 0, positional);
    int at = positional;
    if (keywords > 0) {
      parts[at++] = Marker.MARK;
      for (int i = 0; i < keywords; i++) {
        parts[at++] = Text.fromJava(keywordNames[i]);
        parts[at++] = values[positional + i];
      }
    }
    for (int i = 0; typed && i < values.length; i++) {
      parts[at++] = Types.of(values[i]);
    }
    return PyTuple.of(parts);
  }

  /// Stands between positional and keyword arguments in a key.
  private static final class Marker extends PyObject {
    static final Marker MARK = new Marker();

    private Marker() {
      super(PyType.OBJECT);
    }
  }

  @Special("__call__")
  Object callCached(ThreadState ts, Object[] values, String[] keywordNames) {
    return call(ts, values, values.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  @Override
  public Object call(ThreadState ts, Object[] values, int positional, String[] keywordNames) {
    if (maxSize == 0) {
      count(false);
      return Calls.call(ts, function, values, positional, keywordNames);
    }
    Object key = key(ts, values, positional, keywordNames);
    Object known = results.get(ts, key);
    if (known != null) {
      count(true);
      if (maxSize > 0) {
        results.moveToEnd(ts, key);
      }
      return known;
    }
    count(false);
    Object result = Calls.call(ts, function, values, positional, keywordNames);
    Object present = results.putIfAbsent(ts, key, result);
    if (present == result) {
      while (maxSize > 0 && results.size() > maxSize) {
        results.removeFirst();
      }
    }
    return result;
  }

  private synchronized void count(boolean hit) {
    if (hit) {
      hits++;
    } else {
      misses++;
    }
  }

  /// Binds like a function.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    return instance == PyNone.NONE ? this : new PyMethod(this, instance);
  }

  /// Hits, misses, the maximum and the present size.
  @Method("cache_info()")
  Object cacheInfo(ThreadState ts) {
    long h;
    long m;
    synchronized (this) {
      h = hits;
      m = misses;
    }
    return Calls.call(ts, infoType, PyInt.of(h), PyInt.of(m), maxSize < 0 ? PyNone.NONE : PyInt.of(maxSize), PyInt.of(results.size()));
  }

  /// Forgets all results and counts.
  @Method("cache_clear()")
  void cacheClear() {
    synchronized (this) {
      hits = 0;
      misses = 0;
    }
    results.clear();
  }

  /// The name by which pickle finds the function.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return Objects.getAttribute(ts, this, "__qualname__");
  }

  /// The object itself.
  @Method("__copy__()")
  Object copy() {
    return this;
  }

  /// The object itself.
  @Method("__deepcopy__(memo, /)")
  Object deepCopy(Object memo) {
    return this;
  }

  /// The attributes of the object.
  @Getter("__dict__")
  Object getDict() {
    return InstanceAttributes.view(this);
  }
}
