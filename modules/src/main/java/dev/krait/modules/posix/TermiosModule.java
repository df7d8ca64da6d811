// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Control of terminals.
@PyModuleDef("termios")
public final class TermiosModule {
  private static final int SIZE = 60, CC_OFFSET = 17, CC_COUNT = 32, ICANON = 2, VTIME = 5, VMIN = 6;
  private static final int TIOCGWINSZ = 0x5413, TIOCSWINSZ = 0x5414;

  private Object error;

  @Setup
  void setup(ThreadState ts, PyModule module) {
    LinuxConstants.fill(LinuxConstants.TERMIOS, module.dictOrNull());
    PyDict members = new PyDict();
    members.put("__module__", "termios");
    error = Calls.call3(ts, PyType.TYPE, "error", PyTuple.of(Exceptions.EXCEPTION), members);
    module.dictOrNull().put("error", error);
  }

  private void check(ThreadState ts, long result) {
    if ((int) result == -1) {
      PyBaseException os = Libc.error(ts).value;
      throw new PyException((PyBaseException) Calls.call(ts, error, os.args.toArray()));
    }
  }

  /// The attributes of a terminal: four words of flags, two speeds, and the control characters.
  @Function("tcgetattr(fd, /)")
  Object get(ThreadState ts, Object fd) {
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SIZE, 4);
      check(ts, Libc.call(ts, "tcgetattr", descriptor, m.address()));
      Object[] characters = new Object[CC_COUNT];
      boolean canonical = (m.get(ValueLayout.JAVA_INT, 12) & ICANON) != 0;
      for (int i = 0; i < CC_COUNT; i++) {
        byte c = m.get(ValueLayout.JAVA_BYTE, CC_OFFSET + i);
        characters[i] = !canonical && (i == VMIN || i == VTIME) ? PyInt.of(c & 0xFF) : new PyBytes(new byte[] {c});
      }
      Object[] all = new Object[7];
      for (int i = 0; i < 4; i++) {
        all[i] = PyInt.of(m.get(ValueLayout.JAVA_INT, 4L * i) & 0xFFFFFFFFL);
      }
      all[4] = PyInt.of(m.get(ValueLayout.JAVA_INT, 52));
      all[5] = PyInt.of(m.get(ValueLayout.JAVA_INT, 56));
      all[6] = PyList.of(characters);
      return PyList.of(all);
    }
  }

  /// Sets the attributes of a terminal.
  @Function("tcsetattr(fd, when, attributes, /)")
  void set(ThreadState ts, Object fd, int when, Object attributes) {
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    Object[] items = attributes instanceof PyList list ? list.toArray() : new Object[0];
    if (items.length != 7) {
      throw PyErrors.typeError("tcsetattr, arg 3: must be 7 element list");
    }
    Object[] characters = items[6] instanceof PyList list ? list.toArray() : new Object[0];
    if (characters.length != CC_COUNT) {
      throw PyErrors.typeError("tcsetattr: attributes[6] must be " + CC_COUNT + " element list");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SIZE, 4);
      check(ts, Libc.call(ts, "tcgetattr", descriptor, m.address()));
      for (int i = 0; i < 4; i++) {
        m.set(ValueLayout.JAVA_INT, 4L * i, (int) Converters.toLong(ts, items[i]));
      }
      m.set(ValueLayout.JAVA_INT, 52, (int) Converters.toLong(ts, items[4]));
      m.set(ValueLayout.JAVA_INT, 56, (int) Converters.toLong(ts, items[5]));
      for (int i = 0; i < CC_COUNT; i++) {
        byte c;
        if (characters[i] instanceof PyBytes b && b.array().length == 1) {
          c = b.array()[0];
        } else if (dev.krait.runtime.protocol.Numbers.hasIndex(characters[i])) {
          c = (byte) Converters.toInt(ts, characters[i]);
        } else {
          throw PyErrors.typeError("tcsetattr: elements of attributes must be characters or integers");
        }
        m.set(ValueLayout.JAVA_BYTE, CC_OFFSET + i, c);
      }
      check(ts, Libc.blocking(ts, "tcsetattr", descriptor, when, m.address()));
    }
  }

  /// Sends a break.
  @Function("tcsendbreak(fd, duration, /)")
  void sendBreak(ThreadState ts, Object fd, int duration) {
    check(ts, Libc.blocking(ts, "tcsendbreak", PosixDescriptorFunctions.descriptorOf(ts, fd), duration, 0));
  }

  /// Waits until all output has gone.
  @Function("tcdrain(fd, /)")
  void drain(ThreadState ts, Object fd) {
    check(ts, Libc.blocking(ts, "tcdrain", PosixDescriptorFunctions.descriptorOf(ts, fd), 0, 0));
  }

  /// Discards what waits in a queue.
  @Function("tcflush(fd, queue, /)")
  void flush(ThreadState ts, Object fd, int queue) {
    check(ts, Libc.blocking(ts, "tcflush", PosixDescriptorFunctions.descriptorOf(ts, fd), queue, 0));
  }

  /// Stops or starts input or output.
  @Function("tcflow(fd, action, /)")
  void flow(ThreadState ts, Object fd, int action) {
    check(ts, Libc.blocking(ts, "tcflow", PosixDescriptorFunctions.descriptorOf(ts, fd), action, 0));
  }

  /// The lines and columns of a terminal.
  @Function("tcgetwinsize(fd, /)")
  Object windowSize(ThreadState ts, Object fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 2);
      check(ts, Libc.call(ts, "ioctl", PosixDescriptorFunctions.descriptorOf(ts, fd), TIOCGWINSZ, m.address()));
      return PyTuple.of(PyInt.of(m.get(ValueLayout.JAVA_SHORT, 0) & 0xFFFF), PyInt.of(m.get(ValueLayout.JAVA_SHORT, 2) & 0xFFFF));
    }
  }

  /// Sets the lines and columns of a terminal.
  @Function("tcsetwinsize(fd, winsize, /)")
  void setWindowSize(ThreadState ts, Object fd, Object winsize) {
    Object[] items = Sequences.toArray(ts, winsize);
    if (items.length != 2) {
      throw PyErrors.typeError("tcsetwinsize, arg 2: must be a two-item sequence");
    }
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 2);
      check(ts, Libc.call(ts, "ioctl", descriptor, TIOCGWINSZ, m.address()));
      for (int i = 0; i < 2; i++) {
        int size = Converters.toInt(ts, items[i]);
        if (size < 0 || size > 0xFFFF) {
          throw PyErrors.overflowError("winsize value(s) out of range.");
        }
        m.set(ValueLayout.JAVA_SHORT, 2L * i, (short) size);
      }
      check(ts, Libc.call(ts, "ioctl", descriptor, TIOCSWINSZ, m.address()));
    }
  }
}
