// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
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

/// Waits for events on many descriptors.
///
/// Java: the system guards the set; the descriptor is -1 once closed.
@PyTypeDef(value = "epoll", module = "select")
public final class PyEpoll extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyEpollTable.INSTANCE);
  private static final int ADD = 1, DELETE = 2, MODIFY = 3;
  /// `struct epoll_event` is packed on x86-64.
  private static final int EVENT_SIZE = System.getProperty("os.arch").equals("amd64") ? 12 : 16;
  private static final int DATA_OFFSET = EVENT_SIZE - 8;
  private static final int DEFAULT_EVENTS = 7;

  private volatile int descriptor;

  private PyEpoll(int descriptor) {
    super(TYPE);
    this.descriptor = descriptor;
  }

  /// An empty set.
  @New("epoll(sizehint=-1, flags=0)")
  static Object create(ThreadState ts, PyType cls, int sizehint, int flags) {
    if (sizehint != -1 && sizehint <= 0) {
      throw PyErrors.valueError("sizehint must be positive or -1");
    }
    if (flags != 0 && flags != Descriptors.O_CLOEXEC) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
    return new PyEpoll(Libc.check(ts, Libc.call(ts, "epoll_create1", Descriptors.O_CLOEXEC)));
  }

  /// A set around a descriptor that is open already.
  @ClassMethod("fromfd(fd, /)")
  static Object fromDescriptor(ThreadState ts, PyType cls, int fd) {
    return new PyEpoll(fd);
  }

  private int open() {
    int d = descriptor;
    if (d < 0) {
      throw PyErrors.valueError("I/O operation on closed epoll object");
    }
    return d;
  }

  private void control(ThreadState ts, int operation, Object fd, long events) {
    int target = PosixDescriptorFunctions.descriptorOf(ts, fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment event = arena.allocate(EVENT_SIZE, 4);
      event.set(ValueLayout.JAVA_INT, 0, (int) events);
      event.set(ValueLayout.JAVA_LONG_UNALIGNED, DATA_OFFSET, target);
      Libc.check(ts, Libc.call(ts, "epoll_ctl", open(), operation, target, event.address(), 0, 0));
    }
  }

  /// Adds a descriptor; OSError if it is there.
  @Method("register(fd, eventmask=7)")
  void register(ThreadState ts, Object fd, long eventmask) {
    control(ts, ADD, fd, eventmask);
  }

  /// Changes the events of a descriptor.
  @Method("modify(fd, eventmask)")
  void modify(ThreadState ts, Object fd, long eventmask) {
    control(ts, MODIFY, fd, eventmask);
  }

  /// Removes a descriptor.
  @Method("unregister(fd)")
  void unregister(ThreadState ts, Object fd) {
    control(ts, DELETE, fd, DEFAULT_EVENTS);
  }

  /// Waits at most so many seconds for at most so many events; pairs of descriptors and events.
  @Method("poll(timeout=None, maxevents=-1)")
  Object poll(ThreadState ts, Object timeout, int maxevents) {
    long wait = SelectModule.milliseconds(ts, timeout);
    long milliseconds = wait < 0 ? -1 : wait;
    int most = maxevents == -1 ? 1023 : maxevents;
    if (most <= 0) {
      throw PyErrors.valueError("maxevents must be greater than 0, got " + maxevents);
    }
    long deadline = System.nanoTime() + milliseconds * 1_000_000;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate((long) EVENT_SIZE * most, 8);
      long count;
      while (true) {
        long rest = milliseconds < 0 ? -1 : Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
        count = Libc.blockingOnce(ts, "epoll_wait", open(), events.address(), most, milliseconds == 0 ? 0 : rest, 0, 0);
        if ((int) count >= 0) {
          break;
        }
        if (Libc.errno(ts) != Libc.EINTR) {
          throw Libc.error(ts);
        }
        dev.krait.runtime.thread.Blocking.interrupted(ts);
      }
      Object[] ready = new Object[(int) count];
      for (int i = 0; i < ready.length; i++) {
        long at = (long) EVENT_SIZE * i;
        ready[i] = PyTuple.of(PyInt.of((int) events.get(ValueLayout.JAVA_LONG_UNALIGNED, at + DATA_OFFSET)), PyInt.of(events.get(
            ValueLayout.JAVA_INT_UNALIGNED, at) & 0xFFFFFFFFL));
      }
      return PyList.of(ready);
    }
  }

  /// Closes the set.
  @Method("close()")
  void close(ThreadState ts) {
    int d = descriptor;
    descriptor = -1;
    if (d >= 0) {
      Descriptors.close(ts, d);
    }
  }

  /// Whether the set is closed.
  @Getter("closed")
  Object closed() {
    return PyBool.of(descriptor < 0);
  }

  /// The descriptor of the set.
  @Method("fileno()")
  int fileno() {
    return open();
  }

  /// The set itself, which is closed at the end of the block.
  @Method("__enter__()")
  Object enter() {
    open();
    return this;
  }

  /// Closes the set.
  @Method("__exit__(exc_type=None, exc_value=None, exc_tb=None, /)")
  Object exit(ThreadState ts, Object excType, Object excValue, Object excTb) {
    close(ts);
    return PyNone.NONE;
  }
}
