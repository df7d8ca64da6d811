// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.signal;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.lanes.Activity;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.PendingSignals;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.Threads;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicReferenceArray;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Signals: their handlers in Python, timers, masks and waiting.
///
/// Java: signals arrive in a thread of the JVM, through `sun.misc.Signal`; it notes them in [PendingSignals] and writes to the wake-up
/// descriptor. QUIT, SEGV, FPE and ILL belong to the JVM and can not be caught. The state belongs to one interpreter; the handlers are
/// an atomic array.
@PyModuleDef("_signal")
public final class SignalModule implements PendingSignals.Dispatcher {
  private static final int COUNT = 65;
  private static final int SIGINT = 2;
  private static final String[] NAMES = {"SIGHUP:1", "SIGINT:2", "SIGQUIT:3", "SIGILL:4", "SIGTRAP:5", "SIGABRT:6", "SIGBUS:7", "SIGFPE:8",
      "SIGKILL:9", "SIGUSR1:10", "SIGSEGV:11", "SIGUSR2:12", "SIGPIPE:13", "SIGALRM:14", "SIGTERM:15", "SIGSTKFLT:16", "SIGCHLD:17", "SIGCONT:18",
      "SIGSTOP:19", "SIGTSTP:20", "SIGTTIN:21", "SIGTTOU:22", "SIGURG:23", "SIGXCPU:24", "SIGXFSZ:25", "SIGVTALRM:26", "SIGPROF:27", "SIGWINCH:28",
      "SIGIO:29", "SIGPWR:30", "SIGSYS:31", "SIGCLD:17", "SIGPOLL:29", "SIGIOT:6", "SIGRTMIN:34", "SIGRTMAX:64", "NSIG:65", "SIG_DFL:0", "SIG_IGN:1",
      "SIG_BLOCK:0", "SIG_UNBLOCK:1", "SIG_SETMASK:2", "ITIMER_REAL:0", "ITIMER_VIRTUAL:1", "ITIMER_PROF:2"};
  private static final PyType SIGINFO = PyStructSequence.define("struct_siginfo", "signal", "What is known of a signal.", 7, "si_signo", "si_code",
      "si_errno", "si_pid", "si_uid", "si_status", "si_band");
  private static final PyInt DEFAULT = PyInt.ZERO;
  private static final PyInt IGNORE = PyInt.ONE;
  /// The signal that wakes native calls; its handler does nothing.
  private static final int WAKE_SIGNAL = 62;

  private final AtomicReferenceArray<Object> handlers = new AtomicReferenceArray<>(COUNT);
  private final Threads threads;
  private volatile int wakeupDescriptor = -1;
  private volatile boolean warnOnFullBuffer = true;
  private volatile Object timerError;
  private volatile long mainNativeThread;

  SignalModule(ThreadState ts) {
    threads = ts.interpreter().threads();
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    for (String row : NAMES) {
      int colon = row.indexOf(':');
      namespace.put(row.substring(0, colon).intern(), PyInt.of(Integer.parseInt(row.substring(colon + 1))));
    }
    PyDict members = new PyDict();
    members.put("__module__", "signal");
    timerError = Calls.call3(ts, PyType.TYPE, "ItimerError", PyTuple.of(Exceptions.OS_ERROR), members);
    namespace.put("ItimerError", timerError);
    namespace.put("struct_siginfo", SIGINFO);
    for (int i = 1; i < COUNT; i++) {
      handlers.set(i, DEFAULT);
    }
    for (int owned : new int[] {3, 4, 8, 11}) {
      handlers.set(owned, PyNone.NONE);
    }
    handlers.set(13, IGNORE);
    handlers.set(25, IGNORE);
    threads.signals().setDispatcher(this);
    threads.signals().setPreparer(() -> prepareWaking(ts));
    if (ts.interpreter().system().configuration().installSignalHandlers) {
      Object intHandler = Objects.getAttribute(ts, module, "default_int_handler");
      handlers.set(SIGINT, intHandler);
      install(SIGINT, this::arrived);
      threads.signals().setCaught(SIGINT, true);
    }
  }

  /// Called by a thread of the JVM.
  private void arrived(Signal signal) {
    arrived(signal.getNumber());
  }

  private void arrived(int number) {
    int descriptor = wakeupDescriptor;
    if (descriptor >= 0) {
      WakeupWriter.write(descriptor, number);
    }
    threads.signals().arrived(number);
  }

  private static void install(int number, SignalHandler handler) {
    String name = null;
    for (String row : NAMES) {
      if (row.startsWith("SIG") && row.endsWith(":" + number) && row.indexOf('_') < 0) {
        name = row.substring(3, row.indexOf(':'));
        break;
      }
    }
    try {
      Signal.handle(new Signal(name == null ? Integer.toString(number) : name), handler);
    } catch (IllegalArgumentException e) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
  }

  @Override
  public void dispatch(ThreadState ts, int number) {
    Object handler = handlers.get(number);
    if (handler == PyNone.NONE || handler == null || handler == IGNORE || handler == DEFAULT) {
      return;
    }
    Object frame = ts.frame == null ? PyNone.NONE : ts.frame;
    Calls.call2(ts, handler, PyInt.of(number), frame);
  }

  private static int checked(int number) {
    if (number < 1 || number >= COUNT) {
      throw PyErrors.valueError("signal number out of range");
    }
    return number;
  }

  /// Sets what a signal does: SIG_DFL, SIG_IGN or a function of its number and the frame. Returns what it did.
  @Function("signal(signalnum, handler, /)")
  Object signal(ThreadState ts, int signalnum, Object handler) {
    if (ts != threads.main()) {
      throw PyErrors.valueError("signal only works in main thread of the main interpreter");
    }
    checked(signalnum);
    Object plain = Numbers.intOrNull(handler);
    boolean ignore = plain instanceof PyInt i && i.value == 1;
    boolean standard = plain instanceof PyInt i && i.value == 0;
    if (!ignore && !standard && !Calls.isCallable(handler)) {
      throw PyErrors.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    if (signalnum == 9 || signalnum == 19) {
      throw PyErrors.osError(Libc.EINVAL, null, null);
    }
    install(signalnum, ignore ? SignalHandler.SIG_IGN : standard ? SignalHandler.SIG_DFL : this::arrived);
    threads.signals().setCaught(signalnum, !ignore && !standard);
    return handlers.getAndSet(signalnum, ignore ? IGNORE : standard ? DEFAULT : handler);
  }

  /// Makes native calls of the main thread wakeable, at its first one that may block.
  private void prepareWaking(ThreadState ts) {
    if (mainNativeThread != 0) {
      return;
    }
    mainNativeThread = Libc.call(ts, "pthread_self");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(152, 8);
      action.set(ValueLayout.JAVA_LONG, 0, Libc.functionAddress("abs"));
      Libc.call(ts, "sigaction", WAKE_SIGNAL, action.address(), 0);
    }
    long thread = mainNativeThread;
    threads.signals().setWaker(t -> WakeupWriter.wake(thread, WAKE_SIGNAL));
  }

  /// What a signal does.
  @Function("getsignal(signalnum, /)")
  Object getSignal(int signalnum) {
    return handlers.get(checked(signalnum));
  }

  /// The default of SIGINT: raises KeyboardInterrupt.
  @Function("default_int_handler(signalnum, frame, /)")
  Object defaultIntHandler(int signalnum, Object frame) {
    throw PyErrors.of(Exceptions.KEYBOARD_INTERRUPT);
  }

  /// Sends a signal to this process.
  @Function("raise_signal(signalnum, /)")
  void raiseSignal(ThreadState ts, int signalnum) {
    checked(signalnum);
    Object handler = handlers.get(signalnum);
    if (handler != DEFAULT && handler != PyNone.NONE && handler != IGNORE) {
      arrived(signalnum);
      ts.handlePoll();
      return;
    }
    Libc.check(ts, Libc.call(ts, "raise", signalnum));
  }

  /// Has SIGALRM come after so many seconds; 0 cancels. Returns the seconds left of the last such call.
  @Function("alarm(seconds, /)")
  int alarm(ThreadState ts, int seconds) {
    return (int) Libc.call(ts, "alarm", seconds);
  }

  /// Waits for a signal.
  @Function("pause()")
  void pause(ThreadState ts) {
    PendingSignals signals = threads.signals();
    while (!signals.any()) {
      signals.enterNative(ts);
      ts.detach(Activity.SYSTEM, "pause");
      try {
        java.util.concurrent.locks.LockSupport.parkNanos(this, 50_000_000);
      } finally {
        ts.attach();
        signals.leaveNative(ts);
      }
      if (ts.poll != 0) {
        ts.handlePoll();
        return;
      }
    }
    ts.handlePoll();
  }

  private static void putTime(MemorySegment memory, long offset, double seconds) {
    memory.set(ValueLayout.JAVA_LONG, offset, (long) Math.floor(seconds));
    memory.set(ValueLayout.JAVA_LONG, offset + 8, Math.round((seconds - Math.floor(seconds)) * 1e6));
  }

  private static Object times(MemorySegment memory) {
    double interval = memory.get(ValueLayout.JAVA_LONG, 0) + memory.get(ValueLayout.JAVA_LONG, 8) * 1e-6;
    double value = memory.get(ValueLayout.JAVA_LONG, 16) + memory.get(ValueLayout.JAVA_LONG, 24) * 1e-6;
    return PyTuple.of(new PyFloat(value), new PyFloat(interval));
  }

  private PyException timerError(ThreadState ts) {
    PyException error = Libc.error(ts);
    return new PyException((dev.krait.runtime.error.PyBaseException) Calls.call(ts, timerError, error.value.args.toArray()));
  }

  /// Starts a timer that sends a signal after some seconds and then at an interval; returns the old times.
  @Function("setitimer(which, seconds, interval=0.0, /)")
  Object setTimer(ThreadState ts, int which, double seconds, double interval) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment next = arena.allocate(32, 8);
      MemorySegment old = arena.allocate(32, 8);
      putTime(next, 0, interval);
      putTime(next, 16, seconds);
      if ((int) Libc.call(ts, "setitimer", which, next.address(), old.address()) == -1) {
        throw timerError(ts);
      }
      return times(old);
    }
  }

  /// The times of a timer.
  @Function("getitimer(which, /)")
  Object getTimer(ThreadState ts, int which) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment old = arena.allocate(32, 8);
      if ((int) Libc.call(ts, "getitimer", which, old.address()) == -1) {
        throw timerError(ts);
      }
      return times(old);
    }
  }

  /// Has the number of each signal written to a descriptor when it arrives; returns the old one, or -1.
  @Function("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)")
  int setWakeup(ThreadState ts, int fd, boolean warnOnFullBuffer) {
    if (ts != threads.main()) {
      throw PyErrors.valueError("set_wakeup_fd only works in main thread of the main interpreter");
    }
    if (fd != -1) {
      int flags = (int) Libc.call(ts, "fcntl", fd, 3, 0);
      if (flags == -1) {
        throw Libc.error(ts);
      }
      if ((flags & 0x800) == 0) {
        throw PyErrors.valueError("the fd " + fd + " must be in non-blocking mode");
      }
    }
    int old = wakeupDescriptor;
    wakeupDescriptor = fd;
    this.warnOnFullBuffer = warnOnFullBuffer;
    return old;
  }

  /// Sets whether system calls that a signal interrupts go on by themselves: they always do here, as PEP 475 asks.
  @Function("siginterrupt(signalnum, flag, /)")
  void sigInterrupt(int signalnum, boolean flag) {
    checked(signalnum);
  }

  /// The description of a signal, or None.
  @Function("strsignal(signalnum, /)")
  Object strSignal(ThreadState ts, int signalnum) {
    checked(signalnum);
    long text = Libc.call(ts, "strsignal", signalnum);
    String described = new String(Libc.bytes(text), java.nio.charset.StandardCharsets.UTF_8);
    return text == 0 || described.startsWith("Unknown signal") ? PyNone.NONE : Text.fromJava(described);
  }

  /// The numbers of all signals.
  @Function("valid_signals()")
  Object validSignals(ThreadState ts) {
    Object[] all = new Object[COUNT - 3];
    int count = 0;
    for (int i = 1; i < COUNT; i++) {
      if (i != 32 && i != 33) {
        all[count++] = PyInt.of(i);
      }
    }
    return set(ts, java.util.Arrays.copyOf(all, count));
  }

  private static Object set(ThreadState ts, Object[] numbers) {
    return Calls.call1(ts, ts.interpreter().builtin("set"), PyTuple.of(numbers));
  }

  private static MemorySegment signalSet(ThreadState ts, Arena arena, Object signals) {
    MemorySegment set = arena.allocate(128, 8);
    for (Object item : Sequences.toArray(ts, signals)) {
      int number = Converters.toInt(ts, item);
      if (number < 1 || number >= COUNT) {
        throw PyErrors.valueError("signal number " + number + " out of range [1; " + (COUNT - 1) + "]");
      }
      Libc.check(ts, Libc.call(ts, "sigaddset", set.address(), number));
    }
    return set;
  }

  private static Object numbers(ThreadState ts, MemorySegment set) {
    java.util.List<Object> members = new java.util.ArrayList<>();
    for (int i = 1; i < COUNT; i++) {
      if ((int) Libc.call(ts, "sigismember", set.address(), i) == 1) {
        members.add(PyInt.of(i));
      }
    }
    return set(ts, members.toArray());
  }

  /// Changes which signals this thread blocks; returns the old ones.
  @Function("pthread_sigmask(how, mask, /)")
  Object sigmask(ThreadState ts, int how, Object mask) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment next = signalSet(ts, arena, mask);
      MemorySegment old = arena.allocate(128, 8);
      int error = (int) Libc.call(ts, "pthread_sigmask", how, next.address(), old.address());
      if (error != 0) {
        throw PyErrors.osError(error, null, null);
      }
      return numbers(ts, old);
    }
  }

  /// The signals that wait because they are blocked.
  @Function("sigpending()")
  Object sigPending(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(128, 8);
      Libc.check(ts, Libc.call(ts, "sigpending", set.address()));
      return numbers(ts, set);
    }
  }

  /// Waits for one of the signals and returns its number.
  @Function("sigwait(sigset, /)")
  int sigWait(ThreadState ts, Object sigset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = signalSet(ts, arena, sigset);
      MemorySegment number = arena.allocate(4, 4);
      int error = (int) Libc.blocking(ts, "sigwait", set.address(), number.address(), 0);
      if (error != 0) {
        throw PyErrors.osError(error, null, null);
      }
      return number.get(ValueLayout.JAVA_INT, 0);
    }
  }

  private static Object info(MemorySegment m) {
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    return PyStructSequence.of(SIGINFO, PyInt.of(m.get(i, 0)), PyInt.of(m.get(i, 8)), PyInt.of(m.get(i, 4)), PyInt.of(m.get(i, 16)), PyInt.of(m.get(i,
        20)), PyInt.of(m.get(i, 24)), PyInt.of(m.get(ValueLayout.JAVA_LONG, 16)));
  }

  /// Waits for one of the signals and tells what is known of it.
  @Function("sigwaitinfo(sigset, /)")
  Object sigWaitInfo(ThreadState ts, Object sigset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = signalSet(ts, arena, sigset);
      MemorySegment memory = arena.allocate(128, 8);
      Libc.check(ts, Libc.blocking(ts, "sigwaitinfo", set.address(), memory.address(), 0));
      return info(memory);
    }
  }

  /// Like `sigwaitinfo`, for at most so many seconds; then None.
  @Function("sigtimedwait(sigset, timeout, /)")
  Object sigTimedWait(ThreadState ts, Object sigset, double timeout) {
    if (timeout < 0) {
      throw PyErrors.valueError("timeout must be non-negative");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = signalSet(ts, arena, sigset);
      MemorySegment memory = arena.allocate(128, 8);
      MemorySegment time = arena.allocate(16, 8);
      time.set(ValueLayout.JAVA_LONG, 0, (long) timeout);
      time.set(ValueLayout.JAVA_LONG, 8, (long) ((timeout - Math.floor(timeout)) * 1e9));
      if ((int) Libc.blocking(ts, "sigtimedwait", set.address(), memory.address(), time.address()) == -1) {
        if (Libc.errno(ts) == Libc.EAGAIN) {
          return PyNone.NONE;
        }
        throw Libc.error(ts);
      }
      return info(memory);
    }
  }

  /// Sends a signal to a thread of this process: to the main thread, whose handlers run then.
  @Function("pthread_kill(thread_id, signalnum, /)")
  void threadKill(ThreadState ts, long threadId, int signalnum) {
    ts.interpreter().system().audit(ts, "signal.pthread_kill", PyInt.of(threadId), PyInt.of(signalnum));
    if (signalnum != 0) {
      checked(signalnum);
    }
    boolean known = false;
    for (ThreadState other : threads.all()) {
      known |= other.ident() == threadId;
    }
    if (!known) {
      throw PyErrors.osError(3, null, null);
    }
    if (signalnum != 0) {
      Libc.check(ts, Libc.call(ts, "kill", ProcessHandle.current().pid(), signalnum));
      dev.krait.runtime.thread.Blocking.interrupted(ts);
    }
  }

  /// Sends a signal to the process behind a descriptor.
  @Function("pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)")
  void pidfdSend(ThreadState ts, int pidfd, int signalnum, Object siginfo, int flags) {
    if (siginfo != PyNone.NONE) {
      throw PyErrors.typeError("siginfo must be None");
    }
    Libc.check(ts, Libc.call(ts, "syscall", 424, pidfd, signalnum, 0, flags, 0));
  }
}
