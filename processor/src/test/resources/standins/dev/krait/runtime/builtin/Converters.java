// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.thread.ThreadState;

public final class Converters {
  public static int toInt(ThreadState ts, Object value) {
    return 0;
  }

  public static long toLong(ThreadState ts, Object value) {
    return 0;
  }

  public static String toText(BuiltinTable table, int row, int position, Object value) {
    return null;
  }

  public static Object ofLong(long value) {
    return null;
  }
}
