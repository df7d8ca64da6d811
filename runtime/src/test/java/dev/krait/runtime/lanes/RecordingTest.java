// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pauses of the JVM are taken out of running time, and of nothing else.
class RecordingTest {
  /// Segments and pauses as numbers: start, end, and for segments the activity, which letters stand for in the result.
  private static void check(long[][] segments, long[][] pauses, String expected, long pausedNanos) {
    List<Segment> all = new ArrayList<>();
    long[] totals = new long[Activity.COUNT];
    long[] times = new long[Activity.COUNT];
    for (long[] s : segments) {
      all.add(new Segment(s[0], s[1], (int) s[2], null, null, 0));
      totals[(int) s[2]] += s[1] - s[0];
    }
    List<JvmPauses.Pause> stops = new ArrayList<>();
    for (long[] p : pauses) {
      stops.add(new JvmPauses.Pause(p[0], p[1], "cause"));
    }
    long running = totals[Activity.RUNNING];
    StringBuilder text = new StringBuilder();
    for (Segment segment : Recording.splitByPauses(all, stops, totals, times)) {
      text.append(text.isEmpty() ? "" : " ").append("RGSLWPO".charAt(segment.activity())).append(segment.start()).append('-').append(segment.end());
    }
    assertEquals(expected, text.toString());
    assertEquals(pausedNanos, totals[Activity.PAUSE]);
    assertEquals(running - pausedNanos, totals[Activity.RUNNING]);
  }

  @Test
  void pausesSplitRunning() {
    long[][] lane = {{0, 10, Activity.RUNNING}, {10, 20, Activity.LOCK}, {20, 30, Activity.RUNNING}};
    check(lane, new long[][] {}, "R0-10 L10-20 R20-30", 0);
    check(lane, new long[][] {{2, 4}}, "R0-2 P2-4 R4-10 L10-20 R20-30", 2);
    check(lane, new long[][] {{12, 14}}, "R0-10 L10-20 R20-30", 0);
    check(lane, new long[][] {{8, 22}}, "R0-8 P8-10 L10-20 P20-22 R22-30", 4);
    check(lane, new long[][] {{0, 10}, {25, 40}}, "P0-10 L10-20 R20-25 P25-30", 15);
    check(lane, new long[][] {{1, 3}, {2, 5}, {5, 6}}, "R0-1 P1-3 P3-5 P5-6 R6-10 L10-20 R20-30", 5);
    check(new long[][] {}, new long[][] {{1, 2}}, "", 0);
  }
}
