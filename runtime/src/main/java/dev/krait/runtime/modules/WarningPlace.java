// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// Where a warning comes from.
///
/// @param fileName the file
/// @param line     its line
/// @param module   the name of the module
/// @param registry the module's `__warningregistry__`, or null
record WarningPlace(Object fileName, int line, Object module, PyDict registry) {
  /// The place so many calls further out, 1 for the innermost Python frame. Frames of import do not count, nor do files with one of
  /// the prefixes.
  static WarningPlace of(ThreadState ts, long stackLevel, PyTuple skippedPrefixes) {
    Frame frame = ts.frame;
    if (stackLevel <= 0 || frame != null && isInternal(frame)) {
      for (long i = 1; i < stackLevel && frame != null; i++) {
        frame = frame.back();
      }
    } else {
      for (long i = 1; i < stackLevel && frame != null; i++) {
        frame = nextExternal(frame, skippedPrefixes);
      }
    }
    return frame == null ? new WarningPlace("<sys>", 0, "sys", registry(ts, ts.interpreter().system().namespace()))
        : new WarningPlace(frame.code().fileName(), Math.max(0, frame.line()), moduleOf(frame), registry(ts, frame.globals()));
  }

  private static Object moduleOf(Frame frame) {
    Object name = frame.globals().get("__name__");
    return name != null && Text.isStr(name) ? name : "<string>";
  }

  private static PyDict registry(ThreadState ts, PyDict globals) {
    Object registry = globals.putIfAbsent(ts, "__warningregistry__", new PyDict());
    return registry instanceof PyDict d ? d : null;
  }

  private static boolean isInternal(Frame frame) {
    String file = Text.toJava(frame.code().fileName());
    return file.contains("importlib") && file.contains("_bootstrap");
  }

  private static Frame nextExternal(Frame frame, PyTuple skippedPrefixes) {
    Frame next = frame.back();
    while (next != null && (isInternal(next) || isSkipped(next, skippedPrefixes))) {
      next = next.back();
    }
    return next;
  }

  private static boolean isSkipped(Frame frame, PyTuple prefixes) {
    if (prefixes == null) {
      return false;
    }
    String file = Text.toJava(frame.code().fileName());
    for (int i = 0; i < prefixes.size(); i++) {
      if (file.startsWith(Text.toJava(prefixes.get(i)))) {
        return true;
      }
    }
    return false;
  }

  /// The module's name that a file name stands for.
  static Object moduleOf(Object fileName) {
    String text = Text.toJava(fileName);
    if (text.isEmpty()) {
      return "<unknown>";
    }
    return text.endsWith(".py") ? Text.fromJava(text.substring(0, text.length() - 3)) : fileName;
  }
}
