// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Configuration;

/// A recording of what all threads of an interpreter do, from its start to its end, and the file that it goes to.
///
/// The end of the file's name says what is written: `.json` a Chrome trace, `.svg` a picture, `.jfr` a flight recording, and any other
/// a page with the picture and, beside it, the trace.
///
/// Thread rule: any thread may open a lane; [#lanes] is guarded by the monitor.
public final class ThreadLanes {
  /// How many segments all lanes keep together, beyond the first few of each: about 20 MB, and twice that as a trace.
  private static final int MOST_SEGMENTS = 300_000;
  /// How many threads get a lane.
  private static final int MOST_LANES = 500;

  private final Path file;
  private final String title;
  private final boolean gil;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Thread, Lane> lanes = new LinkedHashMap<>();
  private int withoutLane;
  private final AtomicInteger room = new AtomicInteger(MOST_SEGMENTS);
  private final JvmPauses pauses = new JvmPauses();
  private final jdk.jfr.Recording flight;
  private final long startMicros = System.currentTimeMillis() * 1000;
  private final long start = System.nanoTime();

  /// Starts recording.
  ///
  /// @param file where to write
  /// @param title what runs, for people
  /// @param gil whether the GIL is on from the start
  public ThreadLanes(String file, String title, boolean gil) {
    this.file = Path.of(file).toAbsolutePath();
    this.title = title;
    this.gil = gil;
    this.flight = file.endsWith(".jfr") ? startFlight() : null;
  }

  private static jdk.jfr.Recording startFlight() {
    try {
      jdk.jfr.Recording flight = new jdk.jfr.Recording(Configuration.getConfiguration("default"));
      flight.enable(ActivityEvent.class).withoutThreshold();
      flight.start();
      return flight;
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("the JVM's default settings of the flight recorder are missing", e);
    }
  }

  /// The lane of a thread that comes into Python, perhaps again; null if there are too many.
  public synchronized Lane open(Thread thread) {
    Lane lane = lanes.get(thread);
    if (lane == null) {
      if (lanes.size() >= MOST_LANES) {
        withoutLane++;
        return null;
      }
      lane = new Lane(this, thread);
      lanes.put(thread, lane);
    }
    lane.open();
    return lane;
  }

  /// Whether a lane may keep so many segments more.
  boolean allows(int segments) {
    if (room.addAndGet(-segments) >= 0) {
      return true;
    }
    room.addAndGet(segments);
    return false;
  }

  /// The processor time that a thread has used so far; -1 if the JVM does not know.
  long processorNanos(Thread thread) {
    return thread.isVirtual() ? -1 : threads.getThreadCpuTime(thread.threadId());
  }

  /// Ends the recording.
  private synchronized Recording end() {
    List<Lane> all = new ArrayList<>(lanes.values());
    // An extension may have turned the GIL on meanwhile.
    boolean locked = gil;
    for (Lane lane : all) {
      lane.end();
      locked |= lane.totals()[Activity.GIL] > 0;
    }
    return Recording.of(title, locked, startMicros, start, System.nanoTime(), all, withoutLane, pauses.all());
  }

  /// Ends the recording and writes it.
  public void write() throws IOException {
    if (flight != null) {
      end();
      flight.dump(file);
      flight.close();
      return;
    }
    Recording recording = end();
    String name = file.getFileName().toString();
    if (name.endsWith(".json")) {
      Files.writeString(file, TraceText.of(recording));
    } else if (name.endsWith(".svg")) {
      Files.writeString(file, new LanesPicture(recording).text());
    } else {
      int dot = name.lastIndexOf('.');
      Path trace = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
      Files.writeString(trace, TraceText.of(recording));
      Files.writeString(file, LanesPage.of(recording, trace.getFileName().toString()));
    }
  }
}
