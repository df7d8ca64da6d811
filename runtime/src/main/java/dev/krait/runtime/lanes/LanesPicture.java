// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import java.util.Locale;

/// A recording as a picture (SVG): a lane for each thread, time from left to right.
///
/// The time is cut into columns, and each column of a lane shows the share of each activity in it, one above the other: where a lane
/// has one colour the thread did one thing, and where threads take turns faster than the eye can see the shares are right. So the picture
/// has a bounded size however many segments there are.
final class LanesPicture {
  private static final int COLUMNS = 1000;
  private static final int LEFT = 170;
  private static final int RIGHT = 400;
  private static final int TOP = 56;
  private static final int LANE = 30;
  private static final int GAP = 12;
  private static final int AXIS = 34;
  /// So many lanes are drawn.
  private static final int MOST_TRACKS = 100;
  /// Hand-overs are marked if there are not more than this in a lane.
  private static final int MOST_MARKS = 400;

  private final Recording recording;
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final double nanosPerColumn;

  LanesPicture(Recording recording) {
    this.recording = recording;
    this.nanosPerColumn = Math.max(1, recording.end() - recording.start()) / (double) COLUMNS;
  }

  String text() {
    int tracks = Math.min(MOST_TRACKS, recording.tracks().size());
    int height = TOP + tracks * (LANE + GAP) + AXIS;
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n",
        LEFT + COLUMNS + RIGHT, height, LEFT + COLUMNS + RIGHT, height);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n<text x=\"8\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>%n",
        escaped(recording.title() + ", GIL " + (recording.gil() ? "on" : "off")));
    legend();
    for (int i = 0; i < tracks; i++) {
      track(recording.tracks().get(i), TOP + i * (LANE + GAP));
    }
    axis(TOP + tracks * (LANE + GAP));
    return out.append("</svg>\n").toString();
  }

  private void legend() {
    int x = LEFT;
    for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
      add("<rect x=\"%d\" y=\"32\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"42\">%s</text>%n", x, Activity.colour(activity),
          x + 16, Activity.name(activity));
      x += 40 + 7 * Activity.name(activity).length();
    }
  }

  private void track(Recording.Track track, int y) {
    add("<g class=\"lane\"><title>%s</title>%n<text x=\"8\" y=\"%d\">%s</text>%n", escaped(LanesPage.summary(track)), y + 19,
        escaped(track.name().length() > 24 ? track.name().substring(0, 23) + "…" : track.name()));
    double[][] shares = shares(track);
    for (int from = 0, to; from < COLUMNS; from = to) {
      int only = only(shares[from]);
      to = from + 1;
      while (only >= 0 && to < COLUMNS && only(shares[to]) == only) {
        to++;
      }
      column(shares[from], from, to, y);
    }
    marks(track, y);
    add("<text x=\"%d\" y=\"%d\" fill=\"#555555\">%s</text>%n</g>%n", LEFT + COLUMNS + 8, y + 19, escaped(shares(track.totals(), track.wall())));
  }

  /// How the time of each column is divided among the activities, in nanoseconds.
  private double[][] shares(Recording.Track track) {
    double[][] shares = new double[COLUMNS][Activity.COUNT];
    for (Segment segment : track.segments()) {
      double from = Math.max(0, (segment.start() - recording.start()) / nanosPerColumn);
      double to = Math.min(COLUMNS, (segment.end() - recording.start()) / nanosPerColumn);
      for (int column = (int) from; column < to; column++) {
        shares[column][segment.activity()] += Math.min(to, column + 1) - Math.max(from, column);
      }
    }
    return shares;
  }

  /// The one activity that a column shows, or -1.
  private static int only(double[] shares) {
    for (int activity = 0; activity < Activity.COUNT; activity++) {
      if (shares[activity] > 0.99) {
        return activity;
      }
    }
    return -1;
  }

  private void column(double[] shares, int from, int to, int y) {
    double bottom = y + LANE;
    for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
      double height = only(shares) == activity ? LANE : Math.min(LANE, shares[activity] * LANE);
      if (height < 0.3) {
        continue;
      }
      bottom -= height;
      add("<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>%n", LEFT + from, bottom, to - from, height,
          Activity.colour(activity));
    }
  }

  /// A stroke below the lane where the thread gave the GIL to another one because its turn was over.
  private void marks(Recording.Track track, int y) {
    int count = 0;
    for (Segment segment : track.segments()) {
      count += segment.activity() == Activity.GIL && segment.what() != null ? 1 : 0;
    }
    if (count > MOST_MARKS) {
      return;
    }
    for (Segment segment : track.segments()) {
      if (segment.activity() == Activity.GIL && segment.what() != null) {
        double x = LEFT + (segment.start() - recording.start()) / nanosPerColumn;
        add("<path d=\"M%.1f %dv5\" stroke=\"#222222\"/>%n", x, y + LANE + 1);
      }
    }
  }

  /// The shares of a lane's time, largest facts first, such as "running 49 %, awaiting the GIL 51 %".
  private static String shares(long[] totals, long wall) {
    StringBuilder text = new StringBuilder();
    for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
      long percent = wall == 0 ? 0 : Math.round(100.0 * totals[activity] / wall);
      if (percent > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(Activity.key(activity)).append(' ').append(percent).append(" %");
      }
    }
    return text.toString();
  }

  private void axis(int y) {
    double seconds = (recording.end() - recording.start()) / 1e9;
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(1e-6, seconds))));
    step = seconds / step < 2.5 ? step / 4 : seconds / step < 5 ? step / 2 : step;
    add("<path d=\"M%d %dh%d\" stroke=\"#888888\"/>%n", LEFT, y, COLUMNS);
    for (int i = 0; i * step <= seconds; i++) {
      double x = LEFT + i * step / seconds * COLUMNS;
      add("<path d=\"M%.1f %dv4\" stroke=\"#888888\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>%n", x, y, x,
          y + 17, seconds < 0.5 ? String.format(Locale.ROOT, "%.4g ms", i * step * 1000) : String.format(Locale.ROOT, "%.2f s", i * step));
    }
  }

  private void add(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments));
  }

  /// Text for XML; characters that XML does not allow become question marks.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c < ' ' || Character.isSurrogate(c) ? '?' : c);
      }
    }
    return out.toString();
  }
}
