// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A recording as a page: the picture, the totals of each lane in a table, and where the program waited longest.
final class LanesPage {
  private static final int MOST_PLACES = 25;
  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title>
      <style>
      body { font-family: sans-serif; margin: 1em; color: #222222; }
      table { border-collapse: collapse; margin: 1em 0; }
      td, th { padding: 2px 10px; text-align: right; border-bottom: 1px solid #dddddd; }
      td:first-child, th:first-child, td.text { text-align: left; }
      svg { max-width: 100%%; height: auto; }
      </style></head><body>
      """;
  private static final String FOOT = """
      <p>Each lane is a thread; time runs from left to right. A column of a lane shows how the time in it was shared among the activities.
      A short stroke below a lane is a moment at which the thread had to give the GIL away because its turn was over. <em>Running</em>
      is time in which the thread could run: where CPU is less, other processes or threads had the processor. Open <a href="%s">the trace</a>
      in <code>ui.perfetto.dev</code> for single events, with the Python functions they happened in.</p>
      </body></html>
      """;

  /// Where a thread waited.
  private record Place(int activity, String what, String function, String file, int line) {
  }

  private LanesPage() {
  }

  static String of(Recording recording, String trace) {
    StringBuilder out = new StringBuilder(1 << 16);
    out.append(String.format(Locale.ROOT, HEAD, LanesPicture.escaped(recording.title())));
    out.append(new LanesPicture(recording).text());
    out.append(left(recording));
    totals(recording, out);
    places(recording, out);
    out.append(String.format(Locale.ROOT, FOOT, LanesPicture.escaped(trace)));
    return out.toString();
  }

  /// What the recording had no room for.
  private static String left(Recording recording) {
    String text = "";
    if (recording.dropped() > 0) {
      text += "<p><strong>" + recording.dropped() + " segments were dropped</strong>, the oldest of the busiest lanes: the picture and the trace"
          + " begin late there. Totals count all segments, except that a JVM pause in a dropped one counts as running.</p>\n";
    }
    if (recording.withoutLane() > 0) {
      text += "<p><strong>" + recording.withoutLane() + " more threads</strong> came when there were too many lanes.</p>\n";
    }
    return text;
  }

  private static void totals(Recording recording, StringBuilder out) {
    out.append("<table>\n<tr><th>thread</th><th>wall</th><th>CPU</th>");
    for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
      out.append("<th>").append(Activity.name(activity)).append("</th>");
    }
    out.append("</tr>\n");
    for (Recording.Track track : recording.tracks()) {
      out.append("<tr><td>").append(LanesPicture.escaped(track.name())).append("</td><td>").append(millis(track.wall())).append("</td><td>")
          .append(track.processorNanos() < 0 ? "?" : millis(track.processorNanos())).append("</td>");
      for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
        out.append("<td>").append(millis(track.totals()[activity])).append(" (").append(percent(track, activity)).append(" %) in ")
            .append(track.times()[activity]).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void places(Recording recording, StringBuilder out) {
    Map<Place, long[]> places = new HashMap<>();
    for (Recording.Track track : recording.tracks()) {
      for (Segment segment : track.segments()) {
        if (segment.activity() != Activity.RUNNING && segment.activity() != Activity.OUTSIDE && segment.code() != null) {
          long[] sums = places.computeIfAbsent(
              new Place(segment.activity(), segment.what(), segment.function(), segment.file(), segment.line()), place -> new long[2]);
          sums[0] += segment.nanos();
          sums[1]++;
        }
      }
    }
    List<Map.Entry<Place, long[]>> sorted = new ArrayList<>(places.entrySet());
    sorted.sort((a, b) -> Long.compare(b.getValue()[0], a.getValue()[0]));
    out.append("<table>\n<tr><th>waited longest</th><th>time</th><th>times</th><th>for</th><th>in</th></tr>\n");
    for (Map.Entry<Place, long[]> entry : sorted.subList(0, Math.min(MOST_PLACES, sorted.size()))) {
      Place place = entry.getKey();
      out.append("<tr><td>").append(Activity.name(place.activity())).append("</td><td>").append(millis(entry.getValue()[0])).append("</td><td>")
          .append(entry.getValue()[1]).append("</td><td class=\"text\">").append(place.what() == null ? "" : LanesPicture.escaped(place.what()))
          .append("</td><td class=\"text\">")
          .append(LanesPicture.escaped(place.function() + ", " + place.file() + ":" + place.line())).append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  /// One line about a lane.
  static String summary(Recording.Track track) {
    StringBuilder text = new StringBuilder(track.name() + ": " + millis(track.wall()));
    if (track.processorNanos() >= 0) {
      text.append(", CPU ").append(millis(track.processorNanos()));
    }
    for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
      if (track.totals()[activity] > 0) {
        text.append(", ").append(Activity.name(activity)).append(' ').append(percent(track, activity)).append(" %");
      }
    }
    return text.toString();
  }

  private static String percent(Recording.Track track, int activity) {
    return String.format(Locale.ROOT, "%.1f", track.wall() == 0 ? 0 : 100.0 * track.totals()[activity] / track.wall());
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
