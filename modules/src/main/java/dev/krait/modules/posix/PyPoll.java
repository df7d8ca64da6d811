// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Polls a set of descriptors for events.
///
/// Java: the set is guarded by this object's monitor; one thread polls at a time.
@PyTypeDef(value = "poll", module = "select")
public final class PyPoll extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyPollTable.INSTANCE);

  private final Map<Integer, Integer> events = new LinkedHashMap<>();
  private final AtomicBoolean polling = new AtomicBoolean();

  PyPoll() {
    super(TYPE);
  }

  /// Adds a descriptor, or changes its events.
  @Method("register(fd, eventmask=7, /)")
  void register(ThreadState ts, Object fd, Object eventmask) {
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    int mask = mask(ts, eventmask);
    synchronized (this) {
      events.put(descriptor, mask);
    }
  }

  private static int mask(ThreadState ts, Object eventmask) {
    int mask = dev.krait.runtime.builtin.Converters.toInt(ts, eventmask);
    if (mask < 0 || mask > 0xFFFF) {
      throw mask < 0 ? PyErrors.valueError("value must be positive") : PyErrors.overflowError("Python int too large for C unsigned short");
    }
    return mask;
  }

  /// Changes the events of a descriptor that is in the set.
  @Method("modify(fd, eventmask, /)")
  void modify(ThreadState ts, Object fd, Object eventmask) {
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    int mask = mask(ts, eventmask);
    synchronized (this) {
      if (events.replace(descriptor, mask) == null) {
        throw PyErrors.osError(Libc.ENOENT, null, null);
      }
    }
  }

  /// Removes a descriptor.
  @Method("unregister(fd, /)")
  void unregister(ThreadState ts, Object fd) {
    int descriptor = PosixDescriptorFunctions.descriptorOf(ts, fd);
    synchronized (this) {
      if (events.remove(descriptor) == null) {
        throw PyErrors.keyError(PyInt.of(descriptor));
      }
    }
  }

  /// Waits at most so many milliseconds; pairs of descriptors and events.
  @Method("poll(timeout=None, /)")
  Object poll(ThreadState ts, Object timeout) {
    long milliseconds = -1;
    if (timeout != PyNone.NONE) {
      double value = dev.krait.runtime.builtin.Converters.toDouble(ts, timeout);
      if (value > Integer.MAX_VALUE) {
        throw PyErrors.overflowError("timeout is too large");
      }
      milliseconds = value < 0 ? -1 : (long) Math.ceil(value);
    }
    if (!polling.compareAndSet(false, true)) {
      throw PyErrors.runtimeError("concurrent poll() invocation");
    }
    try (Arena arena = Arena.ofConfined()) {
      int count;
      MemorySegment entries;
      synchronized (this) {
        count = events.size();
        entries = arena.allocate(Math.max(8, 8L * count), 4);
        int i = 0;
        for (Map.Entry<Integer, Integer> entry : events.entrySet()) {
          entries.set(ValueLayout.JAVA_INT, 8L * i, entry.getKey());
          entries.set(ValueLayout.JAVA_SHORT, 8L * i + 4, (short) (int) entry.getValue());
          i++;
        }
      }
      SelectModule.poll(ts, entries, count, milliseconds);
      List<Object> ready = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int found = entries.get(ValueLayout.JAVA_SHORT, 8L * i + 6) & 0xFFFF;
        if (found != 0) {
          ready.add(PyTuple.of(PyInt.of(entries.get(ValueLayout.JAVA_INT, 8L * i)), PyInt.of(found)));
        }
      }
      return PyList.of(ready.toArray());
    } finally {
      polling.set(false);
    }
  }
}
