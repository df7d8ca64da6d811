// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.lanes;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A segment of a lane, in the flight recorder.
@Name("krait.ThreadActivity")
@Label("Python Thread Activity")
@Description("What a Python thread did for a while, with the names that Python knows")
@Category({"Krait", "Threads"})
@StackTrace(false)
final class ActivityEvent extends Event {
  @Label("Python Thread")
  String pythonThread;
  @Label("Activity")
  String activity;
  @Label("System Call or Lock")
  String what;
  @Label("Python Function")
  String function;
  @Label("File")
  String file;
  @Label("Line")
  int line;

  /// Ends the event now; it is kept if a recording wants it.
  void finish(String name, Segment segment) {
    end();
    if (!shouldCommit()) {
      return;
    }
    pythonThread = name;
    activity = Activity.name(segment.activity());
    what = segment.what();
    function = segment.function();
    file = segment.file();
    line = segment.line();
    commit();
  }
}
