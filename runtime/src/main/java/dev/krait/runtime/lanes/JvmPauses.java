// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/// When the JVM stopped all threads to collect garbage, as its collectors tell; they tell it to the millisecond.
///
/// Thread rule: told by a thread of the JVM; [#pauses] is guarded by the monitor.
final class JvmPauses implements NotificationListener {
  /// So many are kept; a program that collects more often than that has another problem.
  private static final int MOST = 50_000;
  private static final long LONGEST_WAIT = 300_000_000L;

  /// A pause in nanoseconds of [System#nanoTime].
  record Pause(long start, long end, String cause) {
  }

  private final List<Pause> pauses = new ArrayList<>();
  private final long origin;
  private final long countAtStart;
  private long told;

  JvmPauses() {
    origin = origin();
    countAtStart = count();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (pausesThreads(bean.getName()) && bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
      }
    }
  }

  /// What [System#nanoTime] showed when the JVM's own clock of milliseconds stood at zero.
  private static long origin() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    long uptime = runtime.getUptime();
    long next = uptime;
    // At most a millisecond: the moment at which the clock goes on is exact.
    while (next == uptime) {
      Thread.onSpinWait();
      next = runtime.getUptime();
    }
    return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(next);
  }

  private static boolean pausesThreads(String collector) {
    return !collector.endsWith("Cycles") && !collector.contains("Concurrent");
  }

  private static long count() {
    long count = 0;
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += pausesThreads(bean.getName()) ? bean.getCollectionCount() : 0;
    }
    return count;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    GcInfo gc = info.getGcInfo();
    synchronized (this) {
      told++;
      if (pauses.size() < MOST && gc.getDuration() > 0) {
        pauses.add(new Pause(origin + TimeUnit.MILLISECONDS.toNanos(gc.getStartTime()), origin + TimeUnit.MILLISECONDS.toNanos(gc.getEndTime()),
            info.getGcCause()));
      }
    }
  }

  private synchronized long told() {
    return told;
  }

  /// The pauses so far, by time. Waits a moment for those that have not been told yet.
  List<Pause> all() {
    long end = System.nanoTime() + LONGEST_WAIT;
    while (told() < count() - countAtStart && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    synchronized (this) {
      return pauses.stream().sorted((a, b) -> Long.compare(a.start(), b.start())).toList();
    }
  }
}
