// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterGroup;
import java.util.ArrayList;
import java.util.Collections;
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
    final CrossItems items = new CrossItems();
    private long references;

    private Queue(long id, long maximum, int unboundOperation, int fallback) {
      this.id = id;
      this.maximum = maximum;
      this.unboundOperation = unboundOperation;
      this.fallback = fallback;
    }

    boolean isFull() {
      return maximum > 0 && items.count() >= maximum;
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
  boolean release(Queue queue) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      if (queue.references == 0) {
        return false;
      }
      if (--queue.references == 0) {
        queues.remove(queue.id);
        queue.items.clear(freed);
      }
    }
    CrossItems.discard(freed);
    return true;
  }

  void destroy(Queue queue) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      queues.remove(queue.id);
      queue.items.clear(freed);
    }
    CrossItems.discard(freed);
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
    return queue.items.count();
  }

  synchronized boolean isFull(Queue queue) {
    return queue.isFull();
  }

  private void forget(Interpreter ended) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      for (Queue queue : queues.values()) {
        queue.items.unbind(ended.membership().id(), freed);
      }
    }
    CrossItems.discard(freed);
  }
}
