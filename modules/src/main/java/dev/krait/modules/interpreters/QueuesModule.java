// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.Garbage;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.List;

/// Queues between interpreters: the primitives of `concurrent.interpreters.Queue`.
///
/// Java: the queues belong to the group of interpreters; the classes that Python code has registered, to this module's interpreter.
@PyModuleDef("_interpqueues")
final class QueuesModule {
  private static final String PYTHON_MODULE = "concurrent.interpreters._queues";
  private static final PyType QUEUE_ERROR = PyType.builtinWithDict(
      new PlainTable("QueueError", "concurrent.interpreters", "Something about a queue between interpreters went wrong.", true),
      Exceptions.RUNTIME_ERROR);
  private static final PyType QUEUE_NOT_FOUND = PyType.builtinWithDict(
      new PlainTable("QueueNotFoundError", "concurrent.interpreters", null, true), QUEUE_ERROR);

  private final CrossQueues queues;
  /// The exceptions that Python code has registered; null before.
  private volatile PyType empty;
  private volatile PyType full;

  QueuesModule(ThreadState ts) {
    queues = CrossQueues.of(ts.interpreter());
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "QueueError", QUEUE_ERROR);
    Objects.setAttribute(ts, module, "QueueNotFoundError", QUEUE_NOT_FOUND);
  }

  /// Tell the class of queues and the exceptions for an empty and a full one.
  @Function("_register_heap_types(queuetype, emptyerror, fullerror)")
  void registerTypes(ThreadState ts, PyType queuetype, PyType emptyerror, PyType fullerror) {
    empty = emptyerror;
    full = fullerror;
    CrossConversions.registry(ts).register(queuetype, this::convert);
  }

  private CrossData convert(ThreadState ts, Object object) {
    Object id = Objects.getAttribute(ts, object, "_id");
    CrossQueues.Queue queue = find(ts, id);
    queues.bind(queue.id);
    return new CrossData.Numbered(PYTHON_MODULE, "Queue", PyInt.of(queue.id), () -> queues.release(queue));
  }

  private CrossQueues.Queue find(ThreadState ts, Object qid) {
    String tooBig = "max queue ID is " + Long.MAX_VALUE + ", got " + Text.toJava(Objects.str(ts, qid));
    long number = InterpreterNumbers.of(ts, qid, "queue ID", tooBig);
    CrossQueues.Queue queue = queues.find(number);
    if (queue == null) {
      throw error(QUEUE_NOT_FOUND, "queue " + number + " not found");
    }
    return queue;
  }

  private static PyException error(PyType type, String message) {
    return PyErrors.of(type, Text.fromJava(message));
  }

  /// The registered exceptions, for which the Python module is imported if need be.
  private void requireTypes(ThreadState ts) {
    if (empty == null) {
      Imports.module(ts, PYTHON_MODULE);
    }
  }

  /// An instance of an exception that Python code has registered.
  private static PyException raised(ThreadState ts, PyType type, String message) {
    return PyErrors.raised(ts, Calls.call1(ts, type, Text.fromJava(message)));
  }

  /// Make a queue and return its number. Nothing is bound to it yet.
  @Function("create(maxsize, unboundop=-1, fallback=-1)")
  Object create(ThreadState ts, long maxsize, long unboundop, long fallback) {
    int operation = CrossItem.operation(unboundop, CrossItem.REPLACE);
    return PyInt.of(queues.create(maxsize, operation, CrossItem.fallback(fallback, CrossConversions.FULL_FALLBACK)));
  }

  /// Remove a queue with all that is in it.
  @Function("destroy(qid)")
  void destroy(ThreadState ts, Object qid) {
    queues.destroy(find(ts, qid));
  }

  /// Return the number, the operation for unbound items and the fallback of each queue.
  @Function("list_all()")
  Object listAll() {
    List<CrossQueues.Queue> all = queues.all();
    Object[] rows = new Object[all.size()];
    for (int i = 0; i < rows.length; i++) {
      CrossQueues.Queue queue = all.get(i);
      rows[i] = PyTuple.of(PyInt.of(queue.id), PyInt.of(queue.unboundOperation), PyInt.of(queue.fallback));
    }
    return PyList.of(rows);
  }

  /// Add an object to a queue.
  @Function("put(qid, obj, unboundop=-1, fallback=-1)")
  void put(ThreadState ts, Object qid, Object obj, long unboundop, long fallback) {
    CrossQueues.Queue queue = find(ts, qid);
    int operation = CrossItem.operation(unboundop, queue.unboundOperation);
    CrossData data = CrossConversions.of(ts, obj, CrossItem.fallback(fallback, queue.fallback));
    if (!queues.put(queue, new CrossItem(ts.interpreter().membership().id(), data, operation, null))) {
      data.discard();
      requireTypes(ts);
      throw raised(ts, full, "queue " + queue.id + " is full");
    }
  }

  /// Take the first object out of a queue, and return it with None; or None with what is to be done about an item that is unbound.
  @Function("get(qid)")
  Object get(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    Garbage.collectDeleted(ts);
    CrossItem item = queues.take(queue);
    if (item == null) {
      requireTypes(ts);
      throw raised(ts, empty, "queue " + queue.id + " is empty");
    }
    return item.receive(ts);
  }

  /// Count one more object that stands for a queue.
  @Function("bind(qid)")
  void bind(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    if (!queues.bind(queue.id)) {
      throw error(QUEUE_NOT_FOUND, "queue " + queue.id + " not found");
    }
  }

  /// Count one object less that stands for a queue, which goes with the last one.
  @Function("release(qid)")
  void release(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    if (!queues.release(queue)) {
      throw error(QUEUE_ERROR, "queue " + queue.id + " never bound");
    }
  }

  /// Return how many objects a queue takes; 0 or less for any number.
  @Function("get_maxsize(qid)")
  Object getMaxsize(ThreadState ts, Object qid) {
    return PyInt.of(find(ts, qid).maximum);
  }

  /// Return the operation for unbound items and the fallback of a queue.
  @Function("get_queue_defaults(qid)")
  Object getDefaults(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    return PyTuple.of(PyInt.of(queue.unboundOperation), PyInt.of(queue.fallback));
  }

  /// Return whether a queue takes no more objects.
  @Function("is_full(qid)")
  boolean isFull(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    Garbage.collectDeleted(ts);
    return queues.isFull(queue);
  }

  /// Return how many objects are in a queue.
  @Function("get_count(qid)")
  Object getCount(ThreadState ts, Object qid) {
    CrossQueues.Queue queue = find(ts, qid);
    Garbage.collectDeleted(ts);
    return PyInt.of(queues.count(queue));
  }
}
