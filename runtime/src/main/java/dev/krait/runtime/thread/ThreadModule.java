// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.type.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Threads and locks, as the module `threading` needs them.
///
/// Java: Python threads are platform threads with a stack of their own size, and daemons to the JVM: `_shutdown` waits for those that
/// are not daemons to Python.
@PyModuleDef(value = "_thread", types = {PyLock.class, PyRLock.class, PyThreadHandle.class, PyLocal.class})
public final class ThreadModule {
  /// The longest timeout in seconds.
  @Constant("TIMEOUT_MAX")
  static final double TIMEOUT_MAX = LockTimeouts.MAXIMUM;
  /// The longest name that the system keeps for a thread.
  @Constant("_NAME_MAXLEN")
  static final int NAME_MAXLEN = 15;

  /// The handles of threads to wait for at the end.
  private final Set<PyThreadHandle> joined = ConcurrentHashMap.newKeySet();

  @Setup
  void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    namespace.put("error", Exceptions.RUNTIME_ERROR);
    namespace.put("LockType", PyLock.TYPE);
  }

  /// Starts a thread that calls the function, and returns its number.
  @Function("start_new_thread(function, args, kwargs=<unrepresentable>, /)")
  long startNewThread(ThreadState ts, Object function, Object args, Object kwargs) {
    if (!Calls.isCallable(function)) {
      throw PyErrors.typeError("first arg must be callable");
    }
    if (!(args instanceof PyTuple positional)) {
      throw PyErrors.typeError("2nd arg must be a tuple");
    }
    if (kwargs != null && !(kwargs instanceof PyDict)) {
      throw PyErrors.typeError("optional 3rd arg must be a dictionary");
    }
    ts.interpreter().system().audit(ts, "_thread.start_new_thread", function, args, kwargs == null ? PyNone.NONE : kwargs);
    return start(ts, new PyThreadHandle(), function, positional, (PyDict) kwargs);
  }

  /// An old name of `start_new_thread`.
  @Function("start_new(function, args, kwargs=<unrepresentable>, /)")
  long startNew(ThreadState ts, Object function, Object args, Object kwargs) {
    return startNewThread(ts, function, args, kwargs);
  }

  /// Starts a thread that calls the function without arguments, and returns its handle.
  @Function("start_joinable_thread(function, handle=None, daemon=True)")
  Object startJoinable(ThreadState ts, Object function, Object handle, boolean daemon) {
    if (!Calls.isCallable(function)) {
      throw PyErrors.typeError("thread function must be callable");
    }
    ts.interpreter().system().audit(ts, "_thread.start_joinable_thread", function, PyInt.of(daemon ? 1 : 0), handle);
    PyThreadHandle h;
    if (handle == PyNone.NONE) {
      h = new PyThreadHandle();
    } else if (handle instanceof PyThreadHandle given) {
      h = given;
    } else {
      throw PyErrors.typeError("'handle' must be a _ThreadHandle");
    }
    if (!daemon) {
      joined.add(h);
    } else if (!daemonThreadsAllowed(ts)) {
      throw PyErrors.runtimeError("daemon threads are disabled in this (sub)interpreter");
    }
    start(ts, h, function, PyTuple.EMPTY, null);
    return h;
  }

  private long start(ThreadState ts, PyThreadHandle handle, Object function, PyTuple args, PyDict kwargs) {
    Threads threads = ts.interpreter().threads();
    if (!ts.interpreter().membership().limits().allowThreads()) {
      throw PyErrors.runtimeError("thread is not supported for isolated subinterpreters");
    }
    if (threads.isFinalizing()) {
      throw PyErrors.of(Exceptions.PYTHON_FINALIZATION_ERROR, "can't create new thread at interpreter shutdown");
    }
    long stack = threads.stackBytes() == 0 ? Threads.THREAD_STACK_BYTES : Math.max(threads.stackBytes(), 1 << 20);
    Thread thread = new Thread(null, () -> run(threads, stack, handle, function, args, kwargs), "Thread", stack);
    thread.setDaemon(true);
    if (!handle.start(thread)) {
      throw PyErrors.runtimeError("thread already started");
    }
    Multi.enable();
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      joined.remove(handle);
      handle.finish();
      throw PyErrors.runtimeError("can't start new thread");
    }
    return thread.threadId();
  }

  private void run(Threads threads, long stack, PyThreadHandle handle, Object function, PyTuple args, PyDict kwargs) {
    boolean shutOut = false;
    try {
      ThreadState ts = threads.enter(stack);
      try {
        call(ts, function, args, kwargs);
      } catch (PyException e) {
        if (!e.value.type.isSubtypeOf(Exceptions.SYSTEM_EXIT)) {
          Unraisable.reportIn(ts, e, "Exception ignored in thread started by ", function);
        }
      } finally {
        joined.remove(handle);
        threads.leave(ts);
      }
    } catch (InterpreterClosed e) {
      // What daemon threads do ends without a word when the interpreter does, and what is left of Python sees them as alive.
      shutOut = true;
    } finally {
      if (!shutOut) {
        handle.finish();
      }
    }
  }

  private static void call(ThreadState ts, Object function, PyTuple args, PyDict kwargs) {
    int keywords = kwargs == null ? 0 : kwargs.size();
    Object[] all = java.util.Arrays.copyOf(args.toArray(), args.size() + keywords);
    String[] names = keywords == 0 ? null : new String[keywords];
    if (keywords > 0) {
      PyDict.Cursor cursor = kwargs.cursor();
      for (int i = 0; cursor.advance(); i++) {
        names[i] = Text.toJava(cursor.key());
        all[args.size() + i] = cursor.value();
      }
    }
    Calls.call(ts, function, all, args.size(), names);
  }

  /// A new lock.
  @Function("allocate_lock()")
  Object allocateLock() {
    return new PyLock();
  }

  /// An old name of `allocate_lock`.
  @Function("allocate()")
  Object allocate() {
    return new PyLock();
  }

  /// The number of this thread, which is no other living thread's.
  @Function("get_ident()")
  long getIdent(ThreadState ts) {
    return ts.ident();
  }

  /// The system's number of this thread.
  @Function("get_native_id()")
  long getNativeId() {
    try {
      String link = Files.readSymbolicLink(Path.of("/proc/thread-self")).toString();
      return Long.parseLong(link.substring(link.lastIndexOf('/') + 1));
    } catch (IOException e) {
      throw PyErrors.of(Exceptions.OS_ERROR, "the system does not tell the thread's number");
    }
  }

  /// The number of the main thread.
  @Function("_get_main_thread_ident()")
  long getMainThreadIdent(ThreadState ts) {
    return ts.interpreter().membership().group().main().threads().main().ident();
  }

  /// Whether this is the main interpreter of the process.
  @Function("_is_main_interpreter()")
  boolean isMainInterpreter(ThreadState ts) {
    return ts.interpreter().membership().isMain();
  }

  /// Whether threads that nobody waits for are allowed.
  @Function("daemon_threads_allowed()")
  boolean daemonThreadsAllowed(ThreadState ts) {
    return ts.interpreter().membership().limits().allowDaemonThreads();
  }

  /// A handle for a thread that runs already.
  @Function("_make_thread_handle(ident, /)")
  Object makeHandle(long ident) {
    PyThreadHandle handle = new PyThreadHandle();
    handle.setIdent(ident);
    return handle;
  }

  /// The stack size of threads to come in bytes, 0 for the default; sets it if there is an argument.
  @Function("stack_size(size=0, /)")
  long stackSize(ThreadState ts, long size) {
    Threads threads = ts.interpreter().threads();
    long old = threads.stackBytes();
    if (size < 0) {
      throw PyErrors.valueError("size must be 0 or a positive value");
    }
    if (size != 0 && size < 32768) {
      throw PyErrors.valueError("size not valid: " + size + " bytes");
    }
    threads.setStackBytes(size);
    return old;
  }

  /// How many threads have been started with this module and run.
  @Function("_count()")
  int count(ThreadState ts) {
    return ts.interpreter().threads().all().size() - 1;
  }

  /// Ends this thread.
  @Function("exit()")
  void exit() {
    throw PyErrors.of(Exceptions.SYSTEM_EXIT);
  }

  /// An old name of `exit`.
  @Function("exit_thread()")
  void exitThread() {
    exit();
  }

  /// Has the main thread act as if a signal had come.
  @Function("interrupt_main(signum=2, /)")
  void interruptMain(ThreadState ts, int signum) {
    if (signum < 1 || signum > 64) {
      throw PyErrors.valueError("signal number out of range");
    }
    ts.interpreter().membership().group().main().threads().signals().arrived(signum);
    if (ts.poll != 0) {
      ts.handlePoll();
    }
  }

  /// Names this thread for the system, which keeps the first bytes only, and in full for the JVM.
  @Function("set_name(name)")
  void setName(ThreadState ts, Object name) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("set_name() argument 'name' must be str, not " + Types.nameOf(name));
    }
    ts.thread().setName(Text.toJava(name));
  }

  /// The system's name of this thread.
  @Function("_get_name()")
  Object getName(ThreadState ts) {
    return Text.fromJava(shortened(ts.thread().getName()));
  }

  /// As much of the name as the system keeps, up to a null character. Bytes of a character that is cut come out as lone surrogates, as in
  /// other names that the system gives.
  static String shortened(String name) {
    int end = 0;
    int bytes = 0;
    while (end < name.length() && name.charAt(end) != 0) {
      int next = name.offsetByCodePoints(end, 1);
      byte[] encoded = name.substring(end, next).getBytes(StandardCharsets.UTF_8);
      if (bytes + encoded.length > NAME_MAXLEN) {
        StringBuilder cut = new StringBuilder(name.substring(0, end));
        for (int i = 0; i < NAME_MAXLEN - bytes; i++) {
          cut.append((char) (0xDC00 | encoded[i] & 0xFF));
        }
        return cut.toString();
      }
      bytes += encoded.length;
      end = next;
    }
    return name.substring(0, end);
  }

  /// Waits for all threads that are no daemons.
  @Function("_shutdown()")
  void shutdown(ThreadState ts) {
    // A thread that is waited for may start others.
    for (boolean waited = true; waited;) {
      waited = false;
      for (PyThreadHandle handle : joined) {
        if (!handle.isOf(ts)) {
          handle.join(ts, PyNone.NONE);
          waited = true;
        }
      }
    }
  }
}
