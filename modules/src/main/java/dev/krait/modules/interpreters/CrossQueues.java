// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/// The queues between the interpreters of a group. A queue lasts while objects of Python stand for it.
///
/// Thread rule: everything is guarded by the monitor of this object, which is a leaf lock; nobody waits in here, since `concurrent.interpreters`
/// polls.
final class CrossQueues {
  /// A queue. Guarded by the monitor of its [CrossQueues].
  static final class Queue {
    final long id;
    /// How many items it takes; any number if this is 0 or less.
    final long maximum;
    final int unboundOperation;
    final int fallback;
    final ArrayDeque<CrossItem> items = new ArrayDeque<>();
    private long references;

    private Queue(long id, long maximum, int unboundOperation, int fallback) {
      this.id = id;
      this.maximum = maximum;
      this.unboundOperation = unboundOperation;
      this.fallback = fallback;
    }

    boolean isFull() {
      return maximum > 0 && items.size() >= maximum;
    }
  }

  private final TreeMap<Long, Queue> queues = new TreeMap<>();
  private long nextId = 1;

  private CrossQueues(InterpreterGroup group) {
    group.onEnd(this::forget);
  }

  static CrossQueues of(Interpreter interpreter) {
    InterpreterGroup group = interpreter.membership().group();
    return group.shared(CrossQueues.class, () -> new CrossQueues(group));
  }

  synchronized long create(long maximum, int unboundOperation, int fallback) {
    long id = nextId++;
    queues.put(id, new Queue(id, maximum, unboundOperation, fallback));
    return id;
  }

  /// The queue with that number, or null.
  synchronized Queue find(long id) {
    return queues.get(id);
  }

  /// All queues, the latest first.
  synchronized List<Queue> all() {
    List<Queue> all = new ArrayList<>(queues.values());
    Collections.reverse(all);
    return all;
  }

  /// Takes a reference; false if there is no such queue.
  synchronized boolean bind(long id) {
    Queue queue = queues.get(id);
    if (queue == null) {
      return false;
    }
    queue.references++;
    return true;
  }

  /// Gives a reference back, with the last of which the queue goes; false if nobody had taken one.
  synchronized boolean release(Queue queue) {
    if (queue.references == 0) {
      return false;
    }
    if (--queue.references == 0) {
      destroy(queue);
    }
    return true;
  }

  synchronized void destroy(Queue queue) {
    queues.remove(queue.id);
    for (CrossItem item : queue.items) {
      item.discard();
    }
    queue.items.clear();
  }

  /// Adds an item; false if the queue is full.
  synchronized boolean put(Queue queue, CrossItem item) {
    return !queue.isFull() && queue.items.add(item);
  }

  /// Takes the first item; null if there is none.
  synchronized CrossItem take(Queue queue) {
    return queue.items.poll();
  }

  synchronized int count(Queue queue) {
    return queue.items.size();
  }

  synchronized boolean isFull(Queue queue) {
    return queue.isFull();
  }

  private synchronized void forget(Interpreter ended) {
    long id = ended.membership().id();
    for (Queue queue : queues.values()) {
      for (Iterator<CrossItem> items = queue.items.iterator(); items.hasNext();) {
        CrossItem item = items.next();
        if (item.isFrom(id) && item.unbind()) {
          items.remove();
        }
      }
    }
  }
}
