// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The place of an interpreter in its group: its number, who made it, what it may do, whether it runs its main program, and how many
/// objects of Python stand for it.
///
/// Thread rule: any thread of the group may use it; all that changes is atomic.
public final class Membership {
  /// Who made an interpreter: the numbers of CPython.
  public static final int UNKNOWN = 0, RUNTIME = 1, LEGACY_CAPI = 2, CAPI = 3, CROSS_CAPI = 4, STDLIB = 5;

  private final InterpreterGroup group;
  private final long id;
  private final int origin;
  private final InterpreterLimits limits;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong references = new AtomicLong();
  private volatile boolean endsWithReferences;
  private volatile boolean ready;

  Membership(InterpreterGroup group, Interpreter interpreter, int origin, InterpreterLimits limits) {
    this.group = group;
    this.origin = origin;
    this.limits = limits;
    this.id = group.add(interpreter);
  }

  public InterpreterGroup group() {
    return group;
  }

  /// The number, which no other interpreter of the group has or had.
  public long id() {
    return id;
  }

  public boolean isMain() {
    return id == 0;
  }

  /// Who made the interpreter.
  public int origin() {
    return origin;
  }

  /// What the interpreter may do.
  public InterpreterLimits limits() {
    return limits;
  }

  /// Whether its start-up has come to an end, so that code can run in it.
  public boolean isReady() {
    return ready;
  }

  public void setReady() {
    ready = true;
  }

  /// Whether a thread runs code in its `__main__`, which one at a time may do.
  public boolean isRunning() {
    return running.get();
  }

  /// Takes the right to run code in `__main__`; false if a thread has it.
  public boolean startRunning() {
    return running.compareAndSet(false, true);
  }

  public void stopRunning() {
    running.set(false);
  }

  /// Has the interpreter end with the last reference, or not.
  public void endWithReferences(boolean does) {
    endsWithReferences = does;
  }

  public boolean endsWithReferences() {
    return endsWithReferences;
  }

  /// How many objects of Python stand for it.
  public long references() {
    return references.get();
  }

  public void addReference() {
    references.incrementAndGet();
  }

  /// Takes a reference back; true if that was the last one and the interpreter is to end.
  public boolean dropReference() {
    return references.decrementAndGet() == 0 && endsWithReferences;
  }
}
