// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import java.util.ArrayList;
import java.util.List;

/// A recording that has ended: what the writers write.
///
/// @param startMicros when it started, in microseconds since 1970
/// @param start when it started, in nanoseconds of [System#nanoTime], as all moments here
/// @param withoutLane how many threads came after there were too many lanes
record Recording(String title, boolean gil, long startMicros, long start, long end, List<Track> tracks, int withoutLane,
    List<JvmPauses.Pause> pauses) {
  /// One thread.
  ///
  /// @param dropped how many of its oldest segments are not among these
  /// @param totals nanoseconds by activity, of all segments
  /// @param times how often each activity was begun
  /// @param processorNanos the processor time used, or -1
  record Track(long ident, String name, List<Segment> segments, long dropped, long[] totals, long[] times, long processorNanos) {
    /// The time between its beginning and its end, in Python or in a call from it.
    long wall() {
      long sum = 0;
      for (int activity = 0; activity < Activity.COUNT; activity++) {
        sum += activity == Activity.OUTSIDE ? 0 : totals[activity];
      }
      return sum;
    }
  }

  static Recording of(String title, boolean gil, long startMicros, long start, long end, List<Lane> lanes, int withoutLane,
      List<JvmPauses.Pause> pauses) {
    List<Track> tracks = new ArrayList<>();
    for (Lane lane : lanes) {
      long[] totals = lane.totals();
      long[] times = lane.times();
      List<Segment> segments = splitByPauses(lane.segments(), pauses, totals, times);
      tracks.add(new Track(lane.thread.threadId(), lane.name(), segments, lane.dropped(), totals, times, lane.processorNanos()));
    }
    return new Recording(title, gil, startMicros, start, end, tracks, withoutLane, pauses);
  }

  /// How many segments are not kept.
  long dropped() {
    long sum = 0;
    for (Track track : tracks) {
      sum += track.dropped();
    }
    return sum;
  }

  /// Takes the JVM's pauses out of the times at which the thread ran. Both lists are in order of time and do not overlap themselves.
  static List<Segment> splitByPauses(List<Segment> segments, List<JvmPauses.Pause> pauses, long[] totals, long[] times) {
    List<Segment> result = new ArrayList<>(segments.size());
    int first = 0;
    for (Segment segment : segments) {
      long from = segment.start();
      while (first < pauses.size() && pauses.get(first).end() <= from) {
        first++;
      }
      for (int i = first; segment.activity() == Activity.RUNNING && i < pauses.size() && pauses.get(i).start() < segment.end(); i++) {
        long pauseStart = Math.max(from, pauses.get(i).start());
        long pauseEnd = Math.min(segment.end(), pauses.get(i).end());
        if (pauseStart >= pauseEnd) {
          continue;
        }
        if (pauseStart > from) {
          result.add(segment.part(from, pauseStart, Activity.RUNNING));
        }
        result.add(new Segment(pauseStart, pauseEnd, Activity.PAUSE, pauses.get(i).cause(), null, 0));
        totals[Activity.RUNNING] -= pauseEnd - pauseStart;
        totals[Activity.PAUSE] += pauseEnd - pauseStart;
        times[Activity.PAUSE]++;
        from = pauseEnd;
      }
      if (from == segment.start()) {
        result.add(segment);
      } else if (from < segment.end()) {
        result.add(segment.part(from, segment.end(), Activity.RUNNING));
      }
    }
    return result;
  }
}
