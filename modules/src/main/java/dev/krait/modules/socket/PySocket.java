// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.socket;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.Unraisable;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A socket.
///
/// Java: the descriptor is -1 once closed. Without a timeout the system waits; with one the descriptor does not block, and the thread
/// waits in `poll`.
@PyTypeDef(value = "socket", module = "_socket", subclassable = true)
public final class PySocket extends PyInstance {
  public static final PyType TYPE = PyType.builtin(PySocketTable.INSTANCE);
  private static final int SOCK_CLOEXEC = 0x80000, SOCK_NONBLOCK = 0x800, O_NONBLOCK = 0x800;
  private static final int POLLIN = 1, POLLOUT = 4;
  private static final int EINPROGRESS = 115, EISCONN = 106;
  private static final int SOL_SOCKET = 1, SO_ERROR = 4, SO_TYPE = 3, SO_DOMAIN = 39, SO_PROTOCOL = 38;

  private final Finalizers.Trigger trigger;
  private volatile int descriptor = -1;
  private int family;
  private int kind;
  private int protocol;
  /// Nanoseconds; -1 to wait for ever, 0 not to wait.
  private volatile long timeout = -1;

  private PySocket(ThreadState ts, PyType type) {
    super(type);
    trigger = ts.interpreter().finalizers().trigger(this);
  }

  /// A socket that is not open yet.
  @New("socket(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PySocket(ts, cls);
  }

  static PySocket over(ThreadState ts, int descriptor, int family, int kind, int protocol) {
    PySocket socket = new PySocket(ts, TYPE);
    socket.descriptor = descriptor;
    socket.family = family;
    socket.kind = kind & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
    socket.protocol = protocol;
    return socket;
  }

  /// Opens a socket, or takes over a descriptor.
  @Special("__init__(family=-1, type=-1, proto=-1, fileno=None)")
  void init(ThreadState ts, int family, int type, int proto, Object fileno) {
    ts.interpreter().system().audit(ts, "socket.__new__", this, PyInt.of(family), PyInt.of(type), PyInt.of(proto));
    if (fileno != PyNone.NONE) {
      if (fileno instanceof PyFloat) {
        throw PyErrors.typeError("integer argument expected, got float");
      }
      int fd = Converters.toInt(ts, fileno);
      if (fd < 0) {
        throw PyErrors.valueError("negative file descriptor");
      }
      this.family = family == -1 ? option(ts, fd, SO_DOMAIN) : checkOpen(ts, fd, family);
      this.kind = type == -1 ? option(ts, fd, SO_TYPE) : type;
      this.protocol = proto == -1 ? option(ts, fd, SO_PROTOCOL) : proto;
      descriptor = fd;
    } else {
      this.family = family == -1 ? SocketAddress.AF_INET : family;
      this.kind = type == -1 ? 1 : type;
      this.protocol = proto == -1 ? 0 : proto;
      descriptor = Libc.check(ts, Libc.call(ts, "socket", this.family, this.kind | SOCK_CLOEXEC, this.protocol));
    }
    if ((this.kind & SOCK_NONBLOCK) != 0) {
      timeout = 0;
    } else {
      applyTimeout(ts, SocketModule.defaultTimeout(ts));
    }
    this.kind &= ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
  }

  private static int checkOpen(ThreadState ts, int fd, int family) {
    option(ts, fd, SO_DOMAIN);
    return family;
  }

  private static int option(ThreadState ts, int fd, int name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 4);
      m.set(ValueLayout.JAVA_INT, 4, 4);
      Libc.check(ts, Libc.call(ts, "getsockopt", fd, SOL_SOCKET, name, m.address(), m.address() + 4, 0));
      return m.get(ValueLayout.JAVA_INT, 0);
    }
  }

  /// Nanoseconds from a timeout argument; -1 for None.
  static long timeout(ThreadState ts, Object seconds) {
    if (seconds == PyNone.NONE) {
      return -1;
    }
    double value = Converters.toDouble(ts, seconds);
    if (Double.isNaN(value)) {
      throw PyErrors.valueError("Invalid value NaN (not a number)");
    }
    if (value < 0) {
      throw PyErrors.valueError("Timeout value out of range");
    }
    if (value > Long.MAX_VALUE / 1e9) {
      throw PyErrors.overflowError("timeout doesn't fit into C timeval");
    }
    return (long) Math.ceil(value * 1e9);
  }

  private void applyTimeout(ThreadState ts, long nanos) {
    timeout = nanos;
    int flags = Libc.check(ts, Libc.call(ts, "fcntl", descriptor, 3, 0));
    int wanted = nanos >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
    if (wanted != flags) {
      Libc.check(ts, Libc.call(ts, "fcntl", descriptor, 4, wanted));
    }
  }

  /// Waits until the socket is ready; TimeoutError at the deadline.
  private void await(ThreadState ts, int events, long deadline) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 4);
      m.set(ValueLayout.JAVA_INT, 0, descriptor);
      m.set(ValueLayout.JAVA_SHORT, 4, (short) events);
      while (true) {
        long rest = Math.max(0, (deadline - System.nanoTime() + 999_999) / 1_000_000);
        int ready = (int) Libc.blockingOnce(ts, "poll", m.address(), 1, rest, 0, 0, 0);
        if (ready > 0) {
          return;
        }
        if (ready == 0) {
          throw PyErrors.of(Exceptions.TIMEOUT_ERROR, "timed out");
        }
        if (Libc.errno(ts) != Libc.EINTR) {
          throw Libc.error(ts);
        }
        Blocking.interrupted(ts);
      }
    }
  }

  /// Calls a function on the socket, with its timeout: the result, or an OSError.
  private long call(ThreadState ts, int events, String function, long b, long c, long d, long e, long f) {
    long deadline = System.nanoTime() + timeout;
    while (true) {
      if (timeout > 0) {
        await(ts, events, deadline);
      }
      long result = Libc.blocking(ts, function, descriptor, b, c, d, e, f);
      if (result != -1) {
        return result;
      }
      if (timeout <= 0 || Libc.errno(ts) != Libc.EAGAIN) {
        throw Libc.error(ts);
      }
    }
  }

  /// Waits for a connection: a new descriptor, and the address of the other side.
  @Method("_accept()")
  Object accept(ThreadState ts) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SocketAddress.SIZE + 8, 8);
      m.set(ValueLayout.JAVA_INT, SocketAddress.SIZE, SocketAddress.SIZE);
      int fd = (int) call(ts, POLLIN, "accept4", m.address(), m.address() + SocketAddress.SIZE, SOCK_CLOEXEC, 0, 0);
      return PyTuple.of(PyInt.of(fd), SocketAddress.toPython(ts, m, m.get(ValueLayout.JAVA_INT, SocketAddress.SIZE)));
    }
  }

  /// Gives the socket an address.
  @Method("bind(address, /)")
  void bind(ThreadState ts, Object address) {
    ts.interpreter().system().audit(ts, "socket.bind", this, address);
    try (Arena arena = Arena.ofConfined()) {
      SocketAddress a = SocketAddress.of(ts, arena, family, address, "bind");
      Libc.check(ts, Libc.blocking(ts, "bind", descriptor, a.memory.address(), a.length));
    }
  }

  private int tryConnect(ThreadState ts, Object address, String function) {
    try (Arena arena = Arena.ofConfined()) {
      SocketAddress a = SocketAddress.of(ts, arena, family, address, function);
      long deadline = System.nanoTime() + timeout;
      if ((int) Libc.blockingOnce(ts, "connect", descriptor, a.memory.address(), a.length, 0, 0, 0) == 0) {
        return 0;
      }
      int error = Libc.errno(ts);
      boolean waits = error == EINPROGRESS && timeout > 0 || error == Libc.EINTR;
      if (!waits) {
        return error;
      }
      Blocking.interrupted(ts);
      await(ts, POLLOUT, timeout < 0 ? System.nanoTime() + Long.MAX_VALUE / 4 : deadline);
      int result = option(ts, descriptor, SO_ERROR);
      return result == EISCONN ? 0 : result;
    }
  }

  /// Connects to an address.
  @Method("connect(address, /)")
  void connect(ThreadState ts, Object address) {
    ts.interpreter().system().audit(ts, "socket.connect", this, address);
    int error = tryConnect(ts, address, "connect");
    if (error != 0) {
      throw PyErrors.osError(error, null, null);
    }
  }

  /// Connects to an address and returns the error number instead of raising.
  @Method("connect_ex(address, /)")
  int connectEx(ThreadState ts, Object address) {
    ts.interpreter().system().audit(ts, "socket.connect", this, address);
    try {
      return tryConnect(ts, address, "connect_ex");
    } catch (PyException e) {
      if (e.value.type == Exceptions.TIMEOUT_ERROR) {
        return Libc.EAGAIN;
      }
      throw e;
    }
  }

  /// Waits for connections; so many may queue.
  @Method("listen(backlog=128, /)")
  void listen(ThreadState ts, int backlog) {
    Libc.check(ts, Libc.blocking(ts, "listen", descriptor, Math.max(0, backlog), 0));
  }

  private static void checkSize(int size, String function) {
    if (size < 0) {
      throw PyErrors.valueError("negative buffersize in " + function);
    }
  }

  /// Receives at most so many bytes; none at the end.
  @Method("recv(bufsize, flags=0, /)")
  Object recv(ThreadState ts, int bufsize, int flags) {
    checkSize(bufsize, "recv");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(1, bufsize));
      int got = (int) call(ts, POLLIN, "recv", m.address(), bufsize, flags, 0, 0);
      return new PyBytes(m.asSlice(0, Math.min(got, bufsize)).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// Receives into a writable buffer and returns how many bytes came.
  @Method("recv_into(buffer, nbytes=0, flags=0)")
  int recvInto(ThreadState ts, Object buffer, int nbytes, int flags) {
    Buffer target = Buffers.of(ts, buffer, true);
    try {
      int size = intoSize(target, nbytes, "recv_into");
      byte[] bytes = ((PyBytes) recv(ts, size, flags)).array();
      System.arraycopy(bytes, 0, target.array, target.offset, bytes.length);
      return bytes.length;
    } finally {
      target.release();
    }
  }

  private static int intoSize(Buffer target, int nbytes, String function) {
    if (nbytes < 0) {
      throw PyErrors.valueError("negative buffersize in " + function);
    }
    if (nbytes > target.length) {
      throw PyErrors.valueError("nbytes is greater than the length of the buffer");
    }
    return nbytes == 0 ? target.length : nbytes;
  }

  /// Receives a message and the address that it came from.
  @Method("recvfrom(bufsize, flags=0, /)")
  Object recvFrom(ThreadState ts, int bufsize, int flags) {
    checkSize(bufsize, "recvfrom");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(1, bufsize));
      MemorySegment address = arena.allocate(SocketAddress.SIZE + 8, 8);
      address.set(ValueLayout.JAVA_INT, SocketAddress.SIZE, SocketAddress.SIZE);
      int got = (int) call(ts, POLLIN, "recvfrom", m.address(), bufsize, flags, address.address(), address.address() + SocketAddress.SIZE);
      return PyTuple.of(new PyBytes(m.asSlice(0, Math.min(got, bufsize)).toArray(ValueLayout.JAVA_BYTE)),
          SocketAddress.toPython(ts, address, address.get(
              ValueLayout.JAVA_INT, SocketAddress.SIZE)));
    }
  }

  /// Receives a message into a writable buffer: its length and the address that it came from.
  @Method("recvfrom_into(buffer, nbytes=0, flags=0)")
  Object recvFromInto(ThreadState ts, Object buffer, int nbytes, int flags) {
    Buffer target = Buffers.of(ts, buffer, true);
    try {
      PyTuple got = (PyTuple) recvFrom(ts, intoSize(target, nbytes, "recvfrom_into"), flags);
      byte[] bytes = ((PyBytes) got.get(0)).array();
      System.arraycopy(bytes, 0, target.array, target.offset, bytes.length);
      return PyTuple.of(PyInt.of(bytes.length), got.get(1));
    } finally {
      target.release();
    }
  }

  private int send(ThreadState ts, byte[] bytes, int offset, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      int length = bytes.length - offset;
      MemorySegment m = arena.allocate(Math.max(1, length));
      MemorySegment.copy(bytes, offset, m, ValueLayout.JAVA_BYTE, 0, length);
      return (int) call(ts, POLLOUT, "send", m.address(), length, flags, 0, 0);
    }
  }

  private static byte[] data(ThreadState ts, Object data) {
    return Buffers.bytes(ts, data);
  }

  /// Sends bytes and returns how many went.
  @Method("send(data, flags=0, /)")
  int send(ThreadState ts, Object data, int flags) {
    return send(ts, data(ts, data), 0, flags);
  }

  /// Sends all bytes.
  @Method("sendall(data, flags=0, /)")
  void sendAll(ThreadState ts, Object data, int flags) {
    byte[] bytes = data(ts, data);
    int sent = 0;
    do {
      sent += send(ts, bytes, sent, flags);
      if (ts.poll != 0) {
        ts.handlePoll();
      }
    } while (sent < bytes.length);
  }

  /// Sends a message to an address: `sendto(data[, flags], address)`.
  @Method("sendto(*args)")
  int sendTo(ThreadState ts, Object[] args) {
    if (args.length < 2 || args.length > 3) {
      throw PyErrors.typeError("sendto() takes 2 or 3 arguments (" + args.length + " given)");
    }
    ts.interpreter().system().audit(ts, "socket.sendto", this, args[args.length - 1]);
    byte[] bytes = data(ts, args[0]);
    int flags = args.length == 3 ? Converters.toInt(ts, args[1]) : 0;
    try (Arena arena = Arena.ofConfined()) {
      SocketAddress a = SocketAddress.of(ts, arena, family, args[args.length - 1], "sendto");
      MemorySegment m = Libc.string(arena, bytes);
      return (int) call(ts, POLLOUT, "sendto", m.address(), bytes.length, flags, a.memory.address(), a.length);
    }
  }

  /// Sends bytes from several buffers, with ancillary data, perhaps to an address.
  @Method("sendmsg(buffers, ancdata=(), flags=0, address=None, /)")
  long sendMessage(ThreadState ts, Object buffers, Object ancdata, int flags, Object address) {
    ts.interpreter().system().audit(ts, "socket.sendmsg", this, address == null ? PyNone.NONE : address);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object buffer : Sequences.toArray(ts, buffers)) {
      all.writeBytes(data(ts, buffer));
    }
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = all.toByteArray();
      MemorySegment header = arena.allocate(56, 8);
      if (address != PyNone.NONE) {
        SocketAddress a = SocketAddress.of(ts, arena, family, address, "sendmsg");
        header.set(ValueLayout.JAVA_LONG, 0, a.memory.address());
        header.set(ValueLayout.JAVA_INT, 8, a.length);
      }
      MemorySegment vector = arena.allocate(16, 8);
      vector.set(ValueLayout.JAVA_LONG, 0, Libc.string(arena, bytes).address());
      vector.set(ValueLayout.JAVA_LONG, 8, bytes.length);
      header.set(ValueLayout.JAVA_LONG, 16, vector.address());
      header.set(ValueLayout.JAVA_LONG, 24, 1);
      MemorySegment control = AncillaryData.toNative(ts, arena, ancdata);
      if (control != null) {
        header.set(ValueLayout.JAVA_LONG, 32, control.address());
        header.set(ValueLayout.JAVA_LONG, 40, control.byteSize());
      }
      return call(ts, POLLOUT, "sendmsg", header.address(), flags, 0, 0, 0);
    }
  }

  /// Receives a message with ancillary data: the bytes, the data, the flags, and the address that it came from.
  @Method("recvmsg(bufsize, ancbufsize=0, flags=0, /)")
  Object recvMessage(ThreadState ts, int bufsize, int ancbufsize, int flags) {
    if (bufsize < 0) {
      throw PyErrors.valueError("negative buffer size in recvmsg()");
    }
    if (ancbufsize < 0) {
      throw PyErrors.valueError("invalid ancillary data buffer length");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment header = arena.allocate(56, 8);
      MemorySegment address = arena.allocate(SocketAddress.SIZE, 8);
      header.set(ValueLayout.JAVA_LONG, 0, address.address());
      header.set(ValueLayout.JAVA_INT, 8, SocketAddress.SIZE);
      MemorySegment vector = arena.allocate(16, 8);
      MemorySegment m = arena.allocate(Math.max(1, bufsize));
      vector.set(ValueLayout.JAVA_LONG, 0, m.address());
      vector.set(ValueLayout.JAVA_LONG, 8, bufsize);
      header.set(ValueLayout.JAVA_LONG, 16, vector.address());
      header.set(ValueLayout.JAVA_LONG, 24, 1);
      MemorySegment control = arena.allocate(Math.max(1, ancbufsize), 8);
      header.set(ValueLayout.JAVA_LONG, 32, ancbufsize == 0 ? 0 : control.address());
      header.set(ValueLayout.JAVA_LONG, 40, ancbufsize);
      int got = (int) call(ts, POLLIN, "recvmsg", header.address(), flags | 0x40000000, 0, 0, 0);
      List<Object> items = AncillaryData.toPython(control, ancbufsize == 0 ? 0 : header.get(ValueLayout.JAVA_LONG, 40));
      return PyTuple.of(new PyBytes(m.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE)), PyList.of(items.toArray()), PyInt.of(header.get(
          ValueLayout.JAVA_INT, 48) & ~0x40000000), SocketAddress.toPython(ts, address, header.get(ValueLayout.JAVA_INT, 8)));
    }
  }

  /// Receives a message into writable buffers, with ancillary data.
  @Method("recvmsg_into(buffers, ancbufsize=0, flags=0, /)")
  Object recvMessageInto(ThreadState ts, Object buffers, int ancbufsize, int flags) {
    List<Buffer> targets = new ArrayList<>();
    try {
      int total = 0;
      for (Object buffer : Sequences.toArray(ts, buffers)) {
        targets.add(Buffers.of(ts, buffer, true));
        total += targets.get(targets.size() - 1).length;
      }
      PyTuple got = (PyTuple) recvMessage(ts, total, ancbufsize, flags);
      byte[] bytes = ((PyBytes) got.get(0)).array();
      int at = 0;
      for (Buffer target : targets) {
        int count = Math.min(target.length, bytes.length - at);
        System.arraycopy(bytes, at, target.array, target.offset, count);
        at += count;
      }
      return PyTuple.of(PyInt.of(bytes.length), got.get(1), got.get(2), got.get(3));
    } finally {
      for (Buffer target : targets) {
        target.release();
      }
    }
  }

  private Object address(ThreadState ts, String function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SocketAddress.SIZE + 8, 8);
      m.set(ValueLayout.JAVA_INT, SocketAddress.SIZE, SocketAddress.SIZE);
      Libc.check(ts, Libc.call(ts, function, descriptor, m.address(), m.address() + SocketAddress.SIZE));
      return SocketAddress.toPython(ts, m, m.get(ValueLayout.JAVA_INT, SocketAddress.SIZE));
    }
  }

  /// The address of the other side.
  @Method("getpeername()")
  Object peerName(ThreadState ts) {
    return address(ts, "getpeername");
  }

  /// The socket's own address.
  @Method("getsockname()")
  Object socketName(ThreadState ts) {
    return address(ts, "getsockname");
  }

  /// The value of an option: a number, or with a third argument bytes.
  @Method("getsockopt(level, option, buflen=0, /)")
  Object getOption(ThreadState ts, int level, int option, int buflen) {
    if (buflen < 0 || buflen > 1024) {
      throw PyErrors.of(Exceptions.OS_ERROR, "getsockopt buflen out of range");
    }
    try (Arena arena = Arena.ofConfined()) {
      int size = buflen == 0 ? 4 : buflen;
      MemorySegment m = arena.allocate(1032, 8);
      m.set(ValueLayout.JAVA_INT, 1024, size);
      Libc.check(ts, Libc.call(ts, "getsockopt", descriptor, level, option, m.address(), m.address() + 1024, 0));
      return buflen == 0 ? PyInt.of(m.get(ValueLayout.JAVA_INT, 0))
          : new PyBytes(m.asSlice(0, m.get(ValueLayout.JAVA_INT, 1024)).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// Sets an option to a number, to bytes, or with None and a length to nothing.
  @Method("setsockopt(level, option, value, optlen=<unrepresentable>, /)")
  void setOption(ThreadState ts, int level, int option, Object value, Object optlen) {
    try (Arena arena = Arena.ofConfined()) {
      long address = 0;
      int length;
      if (value == PyNone.NONE) {
        if (optlen == null) {
          throw PyErrors.typeError("socket.setsockopt() requires 4 arguments when the third argument is None");
        }
        length = Converters.toInt(ts, optlen);
      } else if (Numbers.hasIndex(value)) {
        MemorySegment m = arena.allocate(4, 4);
        m.set(ValueLayout.JAVA_INT, 0, Converters.toInt(ts, value));
        address = m.address();
        length = 4;
      } else {
        byte[] bytes = Buffers.bytes(ts, value);
        address = Libc.string(arena, bytes).address();
        length = bytes.length;
      }
      Libc.check(ts, Libc.call(ts, "setsockopt", descriptor, level, option, address, length, 0));
    }
  }

  /// Sets whether operations wait.
  @Method("setblocking(flag, /)")
  void setBlocking(ThreadState ts, boolean flag) {
    applyTimeout(ts, flag ? -1 : 0);
  }

  /// Whether operations wait.
  @Method("getblocking()")
  boolean getBlocking() {
    return timeout != 0;
  }

  /// Sets how many seconds operations wait; None for ever.
  @Method("settimeout(timeout, /)")
  void setTimeout(ThreadState ts, Object timeout) {
    applyTimeout(ts, timeout(ts, timeout));
  }

  /// How many seconds operations wait; None for ever.
  @Method("gettimeout()")
  Object getTimeout() {
    return timeout < 0 ? PyNone.NONE : new PyFloat(timeout / 1e9);
  }

  /// How many seconds operations wait.
  @Getter("timeout")
  Object timeoutAttribute() {
    return getTimeout();
  }

  /// The family of addresses.
  @Getter("family")
  Object family() {
    return PyInt.of(family);
  }

  /// The kind of socket.
  @Getter("type")
  Object kind() {
    return PyInt.of(kind);
  }

  /// The protocol.
  @Getter("proto")
  Object protocol() {
    return PyInt.of(protocol);
  }

  /// Ends one or both directions.
  @Method("shutdown(how, /)")
  void shutdown(ThreadState ts, int how) {
    Libc.check(ts, Libc.blocking(ts, "shutdown", descriptor, how, 0));
  }

  /// The descriptor, or -1.
  @Method("fileno()")
  int fileno() {
    return descriptor;
  }

  /// Closes the socket object without closing the descriptor, which it returns.
  @Method("detach()")
  int detach() {
    int fd = descriptor;
    descriptor = -1;
    trigger.cancel();
    return fd;
  }

  /// Closes the socket.
  @Method("close()")
  void close(ThreadState ts) {
    int fd = detach();
    if (fd >= 0 && (int) Libc.blockingOnce(ts, "close", fd, 0, 0, 0, 0, 0) == -1 && Libc.errno(ts) != 104 && Libc.errno(ts) != Libc.EINTR) {
      throw Libc.error(ts);
    }
  }

  @Override
  public void finalizePython(ThreadState ts) {
    if (descriptor >= 0) {
      try {
        Object warnings = ts.interpreter().modules().get("_warnings");
        if (warnings != null) {
          Calls.call2(ts, Objects.getAttribute(ts, warnings, "warn"), Text.fromJava("unclosed " + Objects.reprText(ts, this)),
              Exceptions.RESOURCE_WARNING);
        }
      } catch (PyException e) {
        Unraisable.report(ts, e, "Exception ignored while finalizing socket ", this);
      }
      close(ts);
    }
  }

  /// The printable form.
  @Special("__repr__")
  Object repr() {
    return "<socket object, fd=" + descriptor + ", family=" + family + ", type=" + kind + ", proto=" + protocol + ">";
  }
}
