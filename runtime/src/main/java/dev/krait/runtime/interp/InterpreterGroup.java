// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The interpreters that belong together: a main one and those that Python code has made in it, as in CPython all interpreters of a process.
/// What they share beyond immutable objects, such as the queues between them, belongs to the group.
///
/// Thread rule: any thread of any of the interpreters may use it; the members are guarded by the monitor, which is a leaf lock.
public final class InterpreterGroup {
  private final TreeMap<Long, Interpreter> members = new TreeMap<>();
  private long nextId;
  private final ConcurrentHashMap<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private final List<Consumer<Interpreter>> endListeners = new CopyOnWriteArrayList<>();

  /// Adds an interpreter and returns its number; the main one is the first, with 0.
  synchronized long add(Interpreter interpreter) {
    long id = nextId++;
    members.put(id, interpreter);
    return id;
  }

  /// Takes an interpreter out; false if another thread has done so.
  public synchronized boolean remove(Interpreter interpreter) {
    return members.remove(interpreter.membership().id(), interpreter);
  }

  /// The interpreter with that number, or null.
  public synchronized Interpreter find(long id) {
    return members.get(id);
  }

  /// All interpreters that have not ended, in the order in which they were made, in a list of the caller's own.
  public synchronized List<Interpreter> all() {
    return new ArrayList<>(members.values());
  }

  /// The number that the next interpreter gets.
  public synchronized long nextId() {
    return nextId;
  }

  /// Gives a number up that an interpreter which could not be made would have had.
  public synchronized void skipId() {
    nextId++;
  }

  /// The first interpreter, which lasts as long as the others.
  public Interpreter main() {
    return find(0);
  }

  /// The one object of a class that the group's interpreters share; made when it is first asked for.
  public <T> T shared(Class<T> key, Supplier<T> maker) {
    Object known = shared.get(key);
    if (known == null) {
      T made = maker.get();
      known = shared.putIfAbsent(key, made);
      known = known == null ? made : known;
    }
    return key.cast(known);
  }

  /// Has the listener told of every interpreter that ends, when it has run its last code. It may not run Python code.
  public void onEnd(Consumer<Interpreter> listener) {
    endListeners.add(listener);
  }

  /// Tells the listeners of an end.
  public void tellEnd(Interpreter interpreter) {
    for (Consumer<Interpreter> listener : endListeners) {
      listener.accept(interpreter);
    }
  }
}
