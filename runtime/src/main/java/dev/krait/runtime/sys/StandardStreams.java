// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// Makes and flushes `sys.stdin`, `sys.stdout` and `sys.stderr`.
public final class StandardStreams {
  private static final String[] NAMES = {"stdin", "stdout", "stderr"};
  private static final String[] WRAPPER_KEYWORDS = {"newline", "line_buffering", "write_through"};

  private StandardStreams() {
  }

  /// The streams of the time before `io` can be imported.
  static void preliminary(PyDict sys) {
    PyStandardPrinter printer = new PyStandardPrinter(2);
    sys.put("stderr", printer);
    sys.put("__stderr__", printer);
  }

  /// Opens the three streams over descriptors 0 to 2.
  public static void open(ThreadState ts, Configuration c) {
    PyDict sys = ts.interpreter().system().namespace();
    Object io = Imports.module(ts, "io");
    ts.interpreter().builtins().put("open", Objects.getAttribute(ts, io, "open"));
    String encoding = "utf-8";
    String errors = usesPosixLocale(c) ? "surrogateescape" : "strict";
    if (c.ioEncoding != null) {
      int colon = c.ioEncoding.indexOf(':');
      String name = colon < 0 ? c.ioEncoding : c.ioEncoding.substring(0, colon);
      encoding = name.isEmpty() ? encoding : name;
      errors = colon >= 0 && colon + 1 < c.ioEncoding.length() ? c.ioEncoding.substring(colon + 1) : "strict";
    }
    for (int number = 0; number < NAMES.length; number++) {
      Object stream = c.standardStreams ? open(ts, io, c, number, encoding, number == 2 ? "backslashreplace" : errors) : PyNone.NONE;
      sys.put("__" + NAMES[number] + "__", stream);
      sys.put(NAMES[number], stream);
    }
  }

  /// In the C and POSIX locales, undecodable input passes through.
  private static boolean usesPosixLocale(Configuration c) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = c.environment.get(name);
      if (value != null && !value.isEmpty()) {
        return value.equals("C") || value.equals("POSIX");
      }
    }
    return true;
  }

  private static Object open(ThreadState ts, Object io, Configuration c, int number, String encoding, String errors) {
    boolean write = number > 0;
    boolean raw = c.unbuffered && write;
    Object buffer;
    try {
      Object[] args = {PyInt.of(number), write ? "wb" : "rb", PyInt.of(raw ? 0 : -1), PyNone.NONE, PyNone.NONE, PyNone.NONE, PyBool.FALSE};
      buffer = Calls.call(ts, Objects.getAttribute(ts, io, "open"), args, args.length, null);
    } catch (PyException e) {
      // A closed descriptor, as CPython finds by fstat: the stream is None.
      return PyNone.NONE;
    }
    Object file = raw ? buffer : Objects.getAttribute(ts, buffer, "raw");
    Objects.setAttribute(ts, file, "name", "<" + NAMES[number] + ">");
    boolean terminal = Objects.isTrue(ts, Calls.method(ts, file, "isatty"));
    boolean lines = (terminal || number == 2 || c.interactive) && !c.unbuffered;
    Object[] args = {buffer, encoding, errors, "\n", PyBool.of(lines), PyBool.of(c.unbuffered)};
    Object stream = Calls.call(ts, Objects.getAttribute(ts, io, "TextIOWrapper"), args, 3, WRAPPER_KEYWORDS);
    Objects.setAttribute(ts, stream, "mode", write ? "w" : "r");
    return stream;
  }

  /// Flushes standard output and standard error; false if that failed, which has been reported.
  public static boolean flush(ThreadState ts) {
    boolean done = flush(ts, "stdout", true);
    return flush(ts, "stderr", false) && done;
  }

  private static boolean flush(ThreadState ts, String name, boolean report) {
    Object stream = ts.interpreter().system().get(name);
    if (stream == null || stream == PyNone.NONE || isClosed(ts, stream)) {
      return true;
    }
    try {
      Calls.method(ts, stream, "flush");
      return true;
    } catch (PyException e) {
      if (report) {
        dev.krait.runtime.error.Unraisable.report(ts, e, null, stream);
      }
      return false;
    }
  }

  private static boolean isClosed(ThreadState ts, Object stream) {
    try {
      Object closed = Objects.findAttribute(ts, stream, "closed");
      return closed != null && Objects.isTrue(ts, closed);
    } catch (PyException e) {
      return false;
    }
  }
}
