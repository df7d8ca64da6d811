// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.embed.PythonException;
import dev.krait.embed.PythonInterpreter;
import dev.krait.embed.PythonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public API over the distribution folder that the build has laid out.
class EmbeddingTest {
  private static final Path HOME = Path.of(System.getProperty("krait.root"), "build", "krait");

  private static PythonInterpreter python() {
    return PythonInterpreter.create(HOME, List.of("program", "argument"));
  }

  private static void check(PythonInterpreter python, String expression, Object expected) {
    assertEquals(expected, python.eval(expression), expression);
  }

  @Test
  void valuesCrossTheBoundary() {
    try (PythonInterpreter python = python()) {
      python.run("def twice(x): return 2 * x");
      python.set("seven", 7);
      check(python, "twice(seven)", 14L);
      check(python, "twice('ab')", "abab");
      check(python, "twice(1.5)", 3.0);
      check(python, "seven > 3", true);
      check(python, "__import__('sys').argv[1]", "argument");
      assertEquals(42L, python.get("twice").call(21));
      assertNull(python.get("missing"));
    }
  }

  @Test
  void interpretersLiveSideBySide() {
    try (PythonInterpreter one = python(); PythonInterpreter other = python()) {
      one.run("import sys; sys.mark = 1; name = 'one'");
      other.run("import sys; name = 'other'");
      check(one, "name", "one");
      check(other, "name", "other");
      check(other, "hasattr(sys, 'mark')", false);
    }
  }

  @Test
  void filesRunAsMain(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("script.py"), "place = (__name__, __file__)\n");
    try (PythonInterpreter python = python()) {
      python.run(file);
      check(python, "place[0]", "__main__");
      check(python, "place[1]", file.toString());
      assertThrows(IOException.class, () -> python.run(folder.resolve("missing.py")));
    }
  }

  @Test
  void exceptionsComeOutAsJavaExceptions() {
    try (PythonInterpreter python = python()) {
      PythonException raised = assertThrows(PythonException.class, () -> python.run("{}['key']"));
      assertTrue(raised.getMessage().contains("KeyError: 'key'"), raised.getMessage());
      assertThrows(PythonException.class, () -> python.run("1 +"));
      check(python, "1 + 1", 2L);
    }
  }

  @Test
  void anyThreadMayCall() throws InterruptedException {
    try (PythonInterpreter python = python()) {
      python.run("import threading\nlock = threading.Lock()\ntotal = 0\ndef add(n):\n  global total\n  with lock: total += n");
      PythonObject add = python.get("add");
      List<Thread> threads = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        int n = i;
        threads.add(i % 2 == 0 ? Thread.ofVirtual().start(() -> add.call(n)) : Thread.ofPlatform().start(() -> add.call(n)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      check(python, "total", 210L);
    }
  }

  @Test
  void manyVirtualThreadsShareALock() throws InterruptedException {
    try (PythonInterpreter python = python()) {
      python.run("import threading\nlock = threading.Lock()\ntotal = 0\n"
          + "def take(): lock.acquire()\ndef give(n):\n  global total\n  total += n\n  lock.release()");
      PythonObject take = python.get("take");
      PythonObject give = python.get("give");
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        threads.add(Thread.ofVirtual().start(() -> {
          // The lock stays taken between the two calls, while this thread is outside Python and others wait for it.
          take.call();
          Thread.yield();
          give.call(1);
        }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      check(python, "total", 2000L);
    }
  }

  @Test
  void closingEndsWhatOtherThreadsDo() throws InterruptedException {
    PythonInterpreter python = python();
    python.run("import threading, time\ninside = threading.Semaphore(0)\nended = []\n"
        + "def spin():\n  inside.release()\n  try:\n    while True: pass\n  finally:\n    ended.append(1)\n"
        + "def wait():\n  inside.release()\n  threading.Lock().acquire() and threading.Event().wait()");
    List<Thread> threads = new ArrayList<>();
    List<Throwable> thrown = java.util.Collections.synchronizedList(new ArrayList<>());
    for (String name : List.of("spin", "wait", "wait")) {
      PythonObject function = python.get(name);
      Thread.Builder builder = threads.size() == 2 ? Thread.ofVirtual() : Thread.ofPlatform();
      threads.add(builder.start(() -> {
        try {
          function.call();
        } catch (IllegalStateException e) {
          thrown.add(e);
        }
      }));
    }
    python.run("for _ in range(3): inside.acquire()");
    python.close();
    for (Thread thread : threads) {
      thread.join(20_000);
      assertTrue(!thread.isAlive(), thread.getName());
    }
    assertEquals(3, thrown.size());
    assertThrows(IllegalStateException.class, () -> python.eval("1"));
  }
}
