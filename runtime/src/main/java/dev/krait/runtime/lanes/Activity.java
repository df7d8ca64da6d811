// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

/// What a thread can be doing: numbers, so that telling one costs nothing and loads no class.
public final class Activity {
  /// Executes Python or builtin code, or would if a processor were free.
  public static final int RUNNING = 0;
  /// Could run, but another thread has the GIL.
  public static final int GIL = 1;
  /// In a system call or other foreign code, outside Python.
  public static final int SYSTEM = 2;
  /// Waits for another thread of the program: a lock, a queue, the end of a thread.
  public static final int LOCK = 3;
  /// Waits because another thread has stopped the world.
  public static final int WORLD = 4;
  /// Would run, but the JVM has stopped all threads to collect garbage.
  public static final int PAUSE = 5;
  /// Not in Python at all: a Java thread between two calls.
  public static final int OUTSIDE = 6;

  static final int COUNT = 7;

  private static final String[] NAMES = {"running", "awaiting the GIL", "in a system call", "waiting for a lock or queue",
      "stopped by another thread", "JVM pause", "outside Python"};
  private static final String[] KEYS = {"running", "gil", "system", "lock", "world", "pause", "outside"};
  private static final String[] COLOURS = {"#2e9e5b", "#d64545", "#8fb8de", "#e3b34c", "#8e6bb8", "#3b3b3b", "#eeeeee"};

  private Activity() {
  }

  static String name(int activity) {
    return NAMES[activity];
  }

  /// The name in one word, for files that programs read.
  static String key(int activity) {
    return KEYS[activity];
  }

  static String colour(int activity) {
    return COLOURS[activity];
  }
}
