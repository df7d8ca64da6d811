// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Waiting until descriptors are ready.
@PyModuleDef(value = "select", types = {PyEpoll.class})
public final class SelectModule {
  static final int POLLIN = 1, POLLPRI = 2, POLLOUT = 4, POLLERR = 8, POLLHUP = 16, POLLNVAL = 32;
  private static final int LARGEST_SET = 1024;

  private SelectModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    LinuxConstants.fill(LinuxConstants.SELECT, module.dictOrNull());
    module.dictOrNull().put("error", Exceptions.OS_ERROR);
  }

  /// Milliseconds from a timeout in seconds, rounded up; -1 for None.
  static long milliseconds(ThreadState ts, Object timeout) {
    if (timeout == PyNone.NONE || timeout == null) {
      return -1;
    }
    if (!dev.krait.runtime.protocol.Numbers.hasIndex(timeout) && !(timeout instanceof dev.krait.runtime.object.PyFloat)
        && dev.krait.runtime.type.Types
            .of(timeout).slot(dev.krait.runtime.type.Slot.FLOAT) == null) {
      throw PyErrors.typeError("timeout must be a real number or None");
    }
    double seconds = dev.krait.runtime.builtin.Converters.toDouble(ts, timeout);
    if (Double.isNaN(seconds)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (seconds * 1000 > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("timeout is too large");
    }
    return (long) Math.ceil(seconds * 1000);
  }

  /// Polls an array of `struct pollfd`, again after interruptions, until the deadline; how many are ready.
  static int poll(ThreadState ts, MemorySegment entries, int count, long milliseconds) {
    long deadline = System.nanoTime() + milliseconds * 1_000_000;
    while (true) {
      long rest = milliseconds < 0 ? -1 : Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
      long ready = Libc.blockingOnce(ts, "poll", entries.address(), count, milliseconds == 0 ? 0 : rest, 0, 0, 0);
      if ((int) ready >= 0) {
        return (int) ready;
      }
      if (Libc.errno(ts) != Libc.EINTR) {
        throw Libc.error(ts);
      }
      dev.krait.runtime.thread.Blocking.interrupted(ts);
    }
  }

  private static void collect(ThreadState ts, Object objects, List<Object> all, List<Integer> descriptors) {
    for (Object object : Sequences.toArray(ts, objects)) {
      int descriptor = PosixDescriptorFunctions.descriptorOf(ts, object);
      if (descriptor < 0 || descriptor >= LARGEST_SET) {
        throw PyErrors.valueError(descriptor < 0 ? "file descriptor cannot be a negative integer (" + descriptor + ")"
            : "filedescriptor out of range in select()");
      }
      all.add(object);
      descriptors.add(descriptor);
    }
  }

  /// Waits until some of the objects are ready for reading, for writing, or have an exceptional condition; three lists.
  @Function("select(rlist, wlist, xlist, timeout=None, /)")
  static Object select(ThreadState ts, Object rlist, Object wlist, Object xlist, Object timeout) {
    List<Object> objects = new ArrayList<>();
    List<Integer> descriptors = new ArrayList<>();
    collect(ts, rlist, objects, descriptors);
    int readers = objects.size();
    collect(ts, wlist, objects, descriptors);
    int writers = objects.size();
    collect(ts, xlist, objects, descriptors);
    long milliseconds = milliseconds(ts, timeout);
    if (milliseconds < -1 || milliseconds < 0 && timeout != PyNone.NONE) {
      throw PyErrors.valueError("timeout must be non-negative");
    }
    try (Arena arena = Arena.ofConfined()) {
      int count = objects.size();
      MemorySegment entries = arena.allocate(Math.max(8, 8L * count), 4);
      for (int i = 0; i < count; i++) {
        entries.set(ValueLayout.JAVA_INT, 8L * i, descriptors.get(i));
        entries.set(ValueLayout.JAVA_SHORT, 8L * i + 4, (short) (i < readers ? POLLIN : i < writers ? POLLOUT : POLLPRI));
      }
      poll(ts, entries, count, milliseconds);
      List<List<Object>> ready = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < count; i++) {
        int events = entries.get(ValueLayout.JAVA_SHORT, 8L * i + 6);
        if ((events & POLLNVAL) != 0) {
          throw PyErrors.osError(Libc.EBADF, null, null);
        }
        int wanted = i < readers ? POLLIN | POLLHUP | POLLERR : i < writers ? POLLOUT | POLLERR : POLLPRI;
        if ((events & wanted) != 0) {
          ready.get(i < readers ? 0 : i < writers ? 1 : 2).add(objects.get(i));
        }
      }
      return PyTuple.of(PyList.of(ready.get(0).toArray()), PyList.of(ready.get(1).toArray()), PyList.of(ready.get(2).toArray()));
    }
  }

  /// An object that polls descriptors.
  @Function("poll()")
  static Object newPoll() {
    return new PyPoll();
  }
}
