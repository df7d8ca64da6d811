// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.Gil;
import dev.krait.runtime.thread.ThreadState;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Tracebacks of running threads.
///
/// Java: the JVM reports fatal errors itself, so that enabling only notes the wish.
@PyModuleDef(value = "faulthandler", subinterpreters = false)
final class FaulthandlerModule {
  private static final int MOST_FRAMES = 100;
  private static final int MILLISECONDS = 1000;
  private volatile boolean enabled;
  /// The thread of dump_traceback_later(), or null; guarded by this.
  private Thread watch;
  /// What was there before register().
  private final Map<Integer, SignalHandler> handlers = new ConcurrentHashMap<>();

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
    appendHolder(out, ts);
    Calls.method(ts, stream, "write", Text.fromJava(out.toString()));
    Calls.method(ts, stream, "flush");
  }

  /// Names the thread that holds the GIL, if the GIL is on.
  private static void appendHolder(StringBuilder out, ThreadState ts) {
    Gil gil = ts.interpreter().threads().gil();
    if (gil.isEnabled()) {
      ThreadState holder = gil.holder();
      out.append("\nThe GIL is ").append(holder == null ? "free"
          : "held by thread 0x" + String.format("%016x", holder.ident()) + " ["
              + holder.thread().getName() + "]")
          .append('\n');
    }
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

  /// Print the tracebacks of all threads to a file's descriptor when the time is up, unless that is cancelled before.
  @Function("dump_traceback_later(timeout, repeat=False, file=<unrepresentable>, exit=False)")
  void dumpTracebackLater(ThreadState ts, double timeout, boolean repeat, Object file, boolean exit) {
    if (!(timeout > 0)) {
      throw PyErrors.valueError("timeout must be greater than 0");
    }
    int descriptor = descriptor(ts, file);
    Thread thread = new Thread(null, () -> watch(ts, (long) (timeout * MILLISECONDS), repeat, descriptor, exit), "faulthandler");
    thread.setDaemon(true);
    replaceWatch(thread);
    thread.start();
  }

  private synchronized void replaceWatch(Thread thread) {
    if (watch != null) {
      watch.interrupt();
    }
    watch = thread;
  }

  private static void watch(ThreadState ts, long milliseconds, boolean repeat, int descriptor, boolean exit) {
    try {
      do {
        Thread.sleep(milliseconds);
        report(ts, descriptor, "Timeout (" + milliseconds / MILLISECONDS + " s)!\n");
        if (exit) {
          Runtime.getRuntime().halt(1);
        }
      } while (repeat);
    } catch (InterruptedException e) {
      return;
    }
  }

  /// Writes the tracebacks of all threads; without touching Python objects beyond the frames.
  private static void report(ThreadState ts, int descriptor, String head) {
    StringBuilder out = new StringBuilder(head);
    for (ThreadState thread : ts.interpreter().threads().all()) {
      out.append("Thread 0x").append(String.format("%016x", thread.ident())).append(" [").append(thread.thread().getName())
          .append("] (most recent call first):\n");
      append(out, thread.frame);
    }
    appendHolder(out, ts);
    try (FileOutputStream stream = new FileOutputStream("/proc/self/fd/" + descriptor, true)) {
      stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.err.print(out);
    }
  }

  /// The descriptor of a file that is given as a file object or a number; by default that of sys.stderr.
  private static int descriptor(ThreadState ts, Object file) {
    if (file instanceof PyInt i) {
      return (int) i.value;
    }
    Object stream = file == null || file == PyNone.NONE ? ts.interpreter().system().get("stderr") : file;
    if (stream == null || stream == PyNone.NONE) {
      throw PyErrors.runtimeError("sys.stderr is None");
    }
    Object number = Calls.method(ts, stream, "fileno");
    if (!(number instanceof PyInt i)) {
      throw PyErrors.runtimeError("file.fileno() is not a valid file descriptor");
    }
    return (int) i.value;
  }

  /// Take the wish of dump_traceback_later() back.
  @Function("cancel_dump_traceback_later()")
  void cancelDumpTracebackLater() {
    replaceWatch(null);
  }

  /// Print the tracebacks of all threads when a signal comes.
  @Function("register(signum, file=<unrepresentable>, all_threads=True, chain=False)")
  void register(ThreadState ts, int signum, Object file, boolean allThreads, boolean chain) {
    int descriptor = descriptor(ts, file);
    String name = signalName(signum);
    try {
      SignalHandler before = Signal.handle(new Signal(name), signal -> report(ts, descriptor, ""));
      handlers.putIfAbsent(signum, before);
    } catch (IllegalArgumentException e) {
      throw PyErrors.runtimeError("signal " + signum + " cannot be registered, use enable() instead");
    }
  }

  /// Take the wish of register() back; returns whether there was one.
  @Function("unregister(signum, /)")
  boolean unregister(int signum) {
    SignalHandler before = handlers.remove(signum);
    if (before != null) {
      Signal.handle(new Signal(signalName(signum)), before);
    }
    return before != null;
  }

  private static String signalName(int number) {
    switch (number) {
      case 1:
        return "HUP";
      case 2:
        return "INT";
      case 10:
        return "USR1";
      case 12:
        return "USR2";
      case 14:
        return "ALRM";
      case 15:
        return "TERM";
      default:
        throw PyErrors.runtimeError("signal " + number + " cannot be registered, use enable() instead");
    }
  }
}
