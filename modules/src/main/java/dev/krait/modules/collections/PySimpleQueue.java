// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.LockTimeouts;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A queue without bound, first in first out.
///
/// Java: thread-safe through the queue underneath, whose locks are leaf locks; who waits is outside Python.
@PyTypeDef(value = "SimpleQueue", module = "_queue", subclassable = true)
public final class PySimpleQueue extends PyObject {
  public static final PyType TYPE = PyType.builtin(PySimpleQueueTable.INSTANCE);

  private static final double NANOS = 1e9;

  private final PyInstance attributes;
  private final LinkedBlockingQueue<Object> items = new LinkedBlockingQueue<>();

  private PySimpleQueue(PyType type) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// An empty queue.
  @New("SimpleQueue(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (cls == TYPE && args.length > 0) {
      boolean keywords = keywordNames != null && keywordNames.length > 0;
      throw PyErrors.typeError("SimpleQueue() takes no " + (keywords ? "keyword" : "positional") + " arguments");
    }
    return new PySimpleQueue(cls);
  }

  /// Whether there is nothing in the queue at this moment.
  @Method("empty()")
  boolean empty() {
    return items.isEmpty();
  }

  /// How many items are in the queue at this moment.
  @Method("qsize()")
  long size() {
    return items.size();
  }

  /// Adds an item; never waits. The other arguments are there for the sake of Queue.put.
  @Method("put(item, block=True, timeout=None)")
  void put(Object item, Object block, Object timeout) {
    items.add(item);
  }

  /// Adds an item.
  @Method("put_nowait(item)")
  void putNowait(Object item) {
    items.add(item);
  }

  /// Removes the first item and returns it, waiting for one if asked to, at most so many seconds; else Empty.
  @Method("get(block=True, timeout=None)")
  Object get(ThreadState ts, boolean block, Object timeout) {
    long nanos = block && timeout != PyNone.NONE ? nanos(ts, timeout) : 0;
    Object item = items.poll();
    if (item == null && block) {
      item = timeout == PyNone.NONE ? Blocking.call(ts, Activity.LOCK, "queue", items::take) : await(ts, nanos);
    }
    if (item == null) {
      throw PyErrors.of(QueueModule.EMPTY);
    }
    return item;
  }

  private Object await(ThreadState ts, long nanos) {
    long deadline = System.nanoTime() + nanos;
    return Blocking.call(ts, Activity.LOCK, "queue", () -> items.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
  }

  private static long nanos(ThreadState ts, Object timeout) {
    double seconds = LockTimeouts.seconds(ts, timeout);
    if (Double.isNaN(seconds)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (Math.abs(seconds) >= Long.MAX_VALUE / NANOS) {
      throw PyErrors.overflowError("timestamp out of range for platform time_t");
    }
    if (seconds < 0) {
      throw PyErrors.valueError("'timeout' must be a non-negative number");
    }
    return (long) Math.ceil(seconds * NANOS);
  }

  /// Removes the first item and returns it; Empty if there is none.
  @Method("get_nowait()")
  Object getNowait(ThreadState ts) {
    return get(ts, false, PyNone.NONE);
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
