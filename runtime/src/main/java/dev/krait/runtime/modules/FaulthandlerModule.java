// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;

/// Tracebacks of running threads.
///
/// Java: the JVM reports fatal errors itself, so that enabling only notes the wish. Time-outs and signals are not watched.
@PyModuleDef("faulthandler")
final class FaulthandlerModule {
  private static final int MOST_FRAMES = 100;
  private volatile boolean enabled;

  FaulthandlerModule() {
  }

  /// Note that fatal errors are to be reported.
  @Function("enable(file=<unrepresentable>, all_threads=True)")
  void enable(Object file, boolean allThreads) {
    enabled = true;
  }

  /// Note that fatal errors are not to be reported; returns whether they were.
  @Function("disable()")
  boolean disable() {
    boolean was = enabled;
    enabled = false;
    return was;
  }

  /// Return whether fatal errors are to be reported.
  @Function("is_enabled()")
  boolean isEnabled() {
    return enabled;
  }

  /// Print the traceback of this thread, or of all, to a file, by default sys.stderr.
  @Function("dump_traceback(file=<unrepresentable>, all_threads=True)")
  void dumpTraceback(ThreadState ts, Object file, boolean allThreads) {
    Object stream = file == null ? ts.interpreter().system().get("stderr") : file;
    if (stream == null || stream == PyNone.NONE) {
      throw PyErrors.runtimeError("sys.stderr is None");
    }
    StringBuilder out = new StringBuilder();
    List<ThreadState> threads = allThreads ? ts.interpreter().threads().all() : List.of(ts);
    for (ThreadState thread : threads) {
      out.append(out.isEmpty() ? "" : "\n");
      if (allThreads) {
        out.append(thread == ts ? "Current thread 0x" : "Thread 0x").append(String.format("%016x", thread.ident())).append(" [")
            .append(thread.thread().getName()).append("]");
      } else {
        out.append("Stack");
      }
      out.append(" (most recent call first):\n");
      append(out, thread.frame);
    }
    Calls.method(ts, stream, "write", Text.fromJava(out.toString()));
    Calls.method(ts, stream, "flush");
  }

  private static void append(StringBuilder out, Frame innermost) {
    int count = 0;
    for (Frame frame = innermost; frame != null && count < MOST_FRAMES; frame = frame.back()) {
      out.append("  File \"").append(Text.toJava(frame.code().fileName())).append("\", line ").append(frame.line()).append(" in ")
          .append(Text.toJava(frame.code().name())).append('\n');
      count++;
    }
    if (count == MOST_FRAMES) {
      out.append("  ...\n");
    }
  }

  /// Ask for a traceback after a time, which this runtime does not watch.
  @Function("dump_traceback_later(timeout, repeat=False, file=<unrepresentable>, exit=False)")
  void dumpTracebackLater(double timeout, boolean repeat, Object file, boolean exit) {
    if (timeout <= 0) {
      throw PyErrors.valueError("timeout must be greater than 0");
    }
  }

  /// Take the wish of dump_traceback_later() back.
  @Function("cancel_dump_traceback_later()")
  void cancelDumpTracebackLater() {
  }
}
