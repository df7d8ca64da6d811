// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import java.util.Locale;

/// A recording as a Chrome trace: JSON that Perfetto and chrome://tracing open.
///
/// Each segment is a complete event (`"ph": "X"`) of its thread; pauses of the JVM are in a track of their own too. `otherData` has what
/// the events do not: when the recording started, the totals of each lane, and what was left out.
final class TraceText {
  private static final int PROCESS = 1;
  private static final int PAUSES = 0;

  private final Recording recording;
  private final StringBuilder out = new StringBuilder(1 << 16);

  private TraceText(Recording recording) {
    this.recording = recording;
  }

  static String of(Recording recording) {
    return new TraceText(recording).write();
  }

  private String write() {
    out.append("{\"displayTimeUnit\": \"ms\",\n\"traceEvents\": [\n");
    name("process_name", PAUSES, recording.title());
    if (!recording.pauses().isEmpty()) {
      out.append(",\n");
      name("thread_name", PAUSES, "JVM pauses");
      for (JvmPauses.Pause pause : recording.pauses()) {
        event(PAUSES, new Segment(pause.start(), pause.end(), Activity.PAUSE, pause.cause(), null, 0));
      }
    }
    for (Recording.Track track : recording.tracks()) {
      out.append(",\n");
      name("thread_name", track.ident(), track.name());
      for (Segment segment : track.segments()) {
        event(track.ident(), segment);
      }
    }
    out.append("\n],\n\"otherData\": ");
    other();
    return out.append("}\n").toString();
  }

  private void name(String kind, long thread, String name) {
    out.append("{\"ph\": \"M\", \"name\": \"").append(kind).append("\", \"pid\": ").append(PROCESS).append(", \"tid\": ").append(thread)
        .append(", \"args\": {\"name\": ");
    quote(name);
    out.append("}}");
  }

  private void event(long thread, Segment segment) {
    out.append(",\n{\"ph\": \"X\", \"name\": ");
    quote(Activity.name(segment.activity()));
    out.append(", \"cat\": \"").append(Activity.key(segment.activity())).append("\", \"pid\": ").append(PROCESS).append(", \"tid\": ").append(thread)
        .append(", \"ts\": ").append(micros(segment.start() - recording.start())).append(", \"dur\": ").append(micros(segment.nanos()));
    if (segment.what() != null || segment.code() != null) {
      out.append(", \"args\": {");
      arguments(segment);
      out.append('}');
    }
    out.append('}');
  }

  private void arguments(Segment segment) {
    if (segment.what() != null) {
      out.append("\"what\": ");
      quote(segment.what());
    }
    if (segment.code() != null) {
      out.append(segment.what() != null ? ", " : "").append("\"function\": ");
      quote(segment.function());
      out.append(", \"file\": ");
      quote(segment.file());
      out.append(", \"line\": ").append(segment.line());
    }
  }

  private void other() {
    out.append("{\"gil\": ").append(recording.gil()).append(", \"start_us\": ").append(recording.startMicros()).append(", \"duration_us\": ")
        .append(micros(recording.end() - recording.start())).append(", \"dropped_segments\": ").append(recording.dropped())
        .append(", \"threads_without_lane\": ").append(recording.withoutLane()).append(",\n\"lanes\": [");
    String comma = "\n";
    for (Recording.Track track : recording.tracks()) {
      out.append(comma).append("{\"tid\": ").append(track.ident()).append(", \"name\": ");
      quote(track.name());
      out.append(", \"wall_us\": ").append(micros(track.wall())).append(", \"cpu_us\": ")
          .append(track.processorNanos() < 0 ? "null" : micros(track.processorNanos())).append(", \"dropped_segments\": ")
          .append(track.dropped());
      for (int activity = 0; activity < Activity.OUTSIDE; activity++) {
        out.append(", \"").append(Activity.key(activity)).append("_us\": ").append(micros(track.totals()[activity]));
      }
      out.append('}');
      comma = ",\n";
    }
    out.append("]}");
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%d.%03d", nanos / 1000, nanos % 1000);
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
