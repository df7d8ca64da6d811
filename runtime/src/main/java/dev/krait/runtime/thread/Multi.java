// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// Whether the process runs more than one Python thread: the one piece of static mutable state in the runtime.
///
/// While it is false, per-object locks are skipped. It is false only under the command line, goes to true once, and is set by
/// the sole Python thread before that thread starts another; `Thread.start` makes the new thread see it. An operation
/// reads it once into a local and holds no half-done state across a call-out.
public final class Multi {
  private static boolean threads = true;

  private Multi() {
  }

  /// Whether per-object locks must be taken.
  public static boolean threads() {
    return threads;
  }

  /// Told by the command line before any Python code runs: no other thread enters Python until [#enable].
  public static void singleThreaded() {
    threads = false;
  }

  /// Called by the sole Python thread before it starts another.
  public static void enable() {
    threads = true;
  }
}
