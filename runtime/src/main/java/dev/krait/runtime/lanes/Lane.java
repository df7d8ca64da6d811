// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.PyCode;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.FlightRecorder;

/// What one thread did over time: the newest segments in a ring, and totals of all.
///
/// # Invariants
/// Segments follow one another without gaps. The ring grows while the recording has room for more segments, and then overwrites its
/// oldest; totals go on counting.
///
/// # Thread rule
/// Told by its own thread, and read by the one that writes the recording; all fields are guarded by the monitor.
public final class Lane {
  /// A wait for the GIL or the world that is shorter than this is taken for running: it is the cost of looking.
  private static final long SHORTEST_WAIT = 1_000;
  private static final int FIRST_CAPACITY = 64;

  final Thread thread;
  private final ThreadLanes recording;
  private String name;
  private Segment[] ring = new Segment[FIRST_CAPACITY];
  /// How many segments were ever added; the newest is at the place before this, in the ring.
  private long added;
  private final long[] nanos = new long[Activity.COUNT];
  private final long[] times = new long[Activity.COUNT];
  private int activity = Activity.OUTSIDE;
  private long start;
  private String what;
  private PyCode code;
  private int offset;
  /// The processor time that the thread had used when it came, and what it has used here; -1 where the JVM does not know.
  private long processorStart;
  private long processorNanos;
  private ActivityEvent event;

  Lane(ThreadLanes recording, Thread thread) {
    this.recording = recording;
    this.thread = thread;
    this.name = thread.getName();
    this.start = System.nanoTime();
  }

  /// From now on the thread does this.
  ///
  /// @param next a constant of [Activity]
  /// @param detail the system call or kind of lock, or null
  /// @param frame the innermost Python frame, if it is of interest, or null
  public synchronized void begin(int next, String detail, Frame frame) {
    long now = System.nanoTime();
    if ((activity == Activity.GIL || activity == Activity.WORLD) && next == Activity.RUNNING && now - start < SHORTEST_WAIT) {
      activity = next;
      what = null;
      code = null;
      return;
    }
    close(now);
    activity = next;
    what = detail;
    code = frame == null ? null : frame.code();
    offset = frame == null ? 0 : frame.lastOffset();
    if (FlightRecorder.isInitialized()) {
      event = new ActivityEvent();
      event.begin();
    }
  }

  private void close(long now) {
    nanos[activity] += now - start;
    times[activity]++;
    Segment last = added == 0 ? null : ring[(int) ((added - 1) % ring.length)];
    if (last != null && last.activity() == Activity.RUNNING && activity == Activity.RUNNING) {
      times[activity]--;
      ring[(int) ((added - 1) % ring.length)] = last.part(last.start(), now, activity);
    } else if (now > start && (activity != Activity.OUTSIDE || added > 0)) {
      add(new Segment(start, now, activity, what, code, offset));
    }
    start = now;
    if (event != null) {
      event.finish(thread.getName(), new Segment(start, now, activity, what, code, offset));
      event = null;
    }
  }

  private void add(Segment segment) {
    // Only a ring that has not gone round yet may grow: its segments are in order.
    if (added == ring.length && recording.allows(ring.length)) {
      ring = java.util.Arrays.copyOf(ring, ring.length * 2);
    }
    ring[(int) (added % ring.length)] = segment;
    added++;
  }

  /// The thread comes into Python, perhaps again.
  synchronized void open() {
    processorStart = recording.processorNanos(thread);
  }

  /// The thread leaves Python, or the recording ends.
  public synchronized void end() {
    if (activity == Activity.OUTSIDE) {
      return;
    }
    begin(Activity.OUTSIDE, null, null);
    event = null;
    name = thread.getName();
    long processor = recording.processorNanos(thread);
    processorNanos = processor < 0 || processorStart < 0 || processorNanos < 0 ? -1 : processorNanos + processor - processorStart;
  }

  synchronized String name() {
    return name;
  }

  /// The segments that are kept, oldest first.
  synchronized List<Segment> segments() {
    List<Segment> kept = new ArrayList<>();
    for (long i = dropped(); i < added; i++) {
      kept.add(ring[(int) (i % ring.length)]);
    }
    return kept;
  }

  /// How many segments are not kept.
  synchronized long dropped() {
    return Math.max(0, added - ring.length);
  }

  /// The time spent in each activity, by number.
  synchronized long[] totals() {
    return nanos.clone();
  }

  /// How often the thread began each activity, by number.
  synchronized long[] times() {
    return times.clone();
  }

  synchronized long processorNanos() {
    return processorNanos;
  }
}
