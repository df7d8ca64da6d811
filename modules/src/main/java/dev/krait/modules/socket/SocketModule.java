// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.socket;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.posix.LinuxConstants;
import dev.krait.modules.posix.FileNames;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Sockets and name services.
///
/// Java: the default timeout belongs to one interpreter.
@PyModuleDef(value = "_socket", types = {PySocket.class})
public final class SocketModule {
  private static final int O_CLOEXEC = 0x80000;

  /// Nanoseconds, or -1 for none.
  private volatile long defaultTimeout = -1;

  @Setup
  void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    LinuxConstants.fill(LinuxConstants.SOCKET, namespace);
    namespace.put("SocketType", PySocket.TYPE);
    namespace.put("error", Exceptions.OS_ERROR);
    namespace.put("timeout", Exceptions.TIMEOUT_ERROR);
    namespace.put("has_ipv6", PyBool.TRUE);
    for (String name : new String[] {"gaierror", "herror"}) {
      PyDict members = new PyDict();
      members.put("__module__", "socket");
      namespace.put(name, Calls.call3(ts, PyType.TYPE, name, PyTuple.of(Exceptions.OS_ERROR), members));
    }
  }

  static long defaultTimeout(ThreadState ts) {
    Object getter = dev.krait.runtime.protocol.Objects.getAttribute(ts, ts.interpreter().modules().get("_socket"), "getdefaulttimeout");
    Object seconds = Calls.call0(ts, getter);
    return seconds == PyNone.NONE ? -1 : (long) (Converters.toDouble(ts, seconds) * 1e9);
  }

  /// The timeout of new sockets in seconds, or None.
  @Function("getdefaulttimeout()")
  Object getDefaultTimeout() {
    return defaultTimeout < 0 ? PyNone.NONE : new PyFloat(defaultTimeout / 1e9);
  }

  /// Sets the timeout of new sockets.
  @Function("setdefaulttimeout(timeout, /)")
  void setDefaultTimeout(ThreadState ts, Object timeout) {
    defaultTimeout = PySocket.timeout(ts, timeout);
  }

  /// Closes a descriptor of a socket.
  @Function("close(fd, /)")
  void close(ThreadState ts, int fd) {
    Libc.check(ts, Libc.blocking(ts, "close", fd, 0, 0));
  }

  /// Another descriptor for the same socket.
  @Function("dup(fd, /)")
  int dup(ThreadState ts, int fd) {
    return Libc.check(ts, Libc.call(ts, "fcntl", fd, 1030, 0));
  }

  /// Two connected sockets.
  @Function("socketpair(family=1, type=1, proto=0, /)")
  Object pair(ThreadState ts, int family, int type, int proto) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 4);
      Libc.check(ts, Libc.call(ts, "socketpair", family, type | O_CLOEXEC, proto, m.address(), 0, 0));
      Object[] sockets = new Object[2];
      for (int i = 0; i < 2; i++) {
        sockets[i] = PySocket.over(ts, m.get(ValueLayout.JAVA_INT, 4L * i), family, type, proto);
      }
      return PyTuple.of(sockets);
    }
  }

  /// The addresses for a host and a service.
  @Function("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)")
  Object getAddressInfo(ThreadState ts, Object host, Object port, int family, int type, int proto, int flags) {
    ts.interpreter().system().audit(ts, "socket.getaddrinfo", host, port, PyInt.of(family), PyInt.of(type), PyInt.of(proto));
    byte[] name = host == PyNone.NONE ? null : SocketAddress.hostName(ts, host);
    byte[] service = null;
    if (Numbers.intOrNull(port) != null) {
      service = Numbers.intOrNull(port).toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    } else if (Text.isStr(port)) {
      service = FileNames.encode(Text.valueOrNull(port));
    } else if (port instanceof PyBytes b) {
      service = b.array();
    } else if (port != PyNone.NONE) {
      throw PyErrors.of(Exceptions.OS_ERROR, "Int or String expected");
    }
    return PyList.of(AddressLookup.all(ts, name, service, family, type, proto, flags).toArray());
  }

  /// The names for an address.
  @Function("getnameinfo(sockaddr, flags, /)")
  Object getNameInfo(ThreadState ts, Object sockaddr, int flags) {
    ts.interpreter().system().audit(ts, "socket.getnameinfo", sockaddr);
    if (!(sockaddr instanceof PyTuple t)) {
      throw PyErrors.typeError("getnameinfo() argument 1 must be a tuple");
    }
    byte[] host = SocketAddress.hostName(ts, t.get(0));
    boolean six = new String(host, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
    try (Arena arena = Arena.ofConfined()) {
      SocketAddress address = SocketAddress.of(ts, arena, six ? SocketAddress.AF_INET6 : SocketAddress.AF_INET,
          six ? t : PyTuple.of(t.get(0), t.get(1)),
          "getnameinfo");
      MemorySegment names = arena.allocate(1100);
      int code = (int) Libc.blockingSeven(ts, "getnameinfo", address.memory.address(), address.length, names.address(), 1025, names.address() + 1025,
          64,
          flags);
      if (code != 0) {
        throw AddressLookup.error(ts, code);
      }
      return PyTuple.of(FileNames.decode(Libc.bytes(names.address())), FileNames.decode(Libc.bytes(names.address() + 1025)));
    }
  }

  /// The name of this machine.
  @Function("gethostname()")
  Object hostName(ThreadState ts) {
    ts.interpreter().system().audit(ts, "socket.gethostname");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(1024);
      Libc.check(ts, Libc.call(ts, "gethostname", m.address(), 1023));
      return FileNames.decode(Libc.bytes(m.address()));
    }
  }

  /// The first IPv4 address of a host.
  @Function("gethostbyname(hostname, /)")
  Object hostByName(ThreadState ts, Object hostname) {
    ts.interpreter().system().audit(ts, "socket.gethostbyname", hostname);
    return ntop(ts, SocketAddress.AF_INET, SocketAddress.resolve(ts, hostname, SocketAddress.AF_INET));
  }

  /// The name, aliases and IPv4 addresses of a host.
  @Function("gethostbyname_ex(hostname, /)")
  Object hostByNameFull(ThreadState ts, Object hostname) {
    ts.interpreter().system().audit(ts, "socket.gethostbyname", hostname);
    List<Object> addresses = new ArrayList<>();
    byte[] name = SocketAddress.hostName(ts, hostname);
    for (Object entry : AddressLookup.all(ts, name, null, SocketAddress.AF_INET, 1, 0, 0)) {
      addresses.add(((PyTuple) ((PyTuple) entry).get(4)).get(0));
    }
    return PyTuple.of(FileNames.decode(name), new PyList(), PyList.of(addresses.toArray()));
  }

  /// The name, aliases and addresses for an address.
  @Function("gethostbyaddr(ip_address, /)")
  Object hostByAddress(ThreadState ts, Object ipAddress) {
    ts.interpreter().system().audit(ts, "socket.gethostbyaddr", ipAddress);
    PyTuple names = (PyTuple) getNameInfo(ts, PyTuple.of(ipAddress, PyInt.ZERO), 8);
    return PyTuple.of(names.get(0), new PyList(), PyList.of(ipAddress));
  }

  /// The port of a service.
  @Function("getservbyname(servicename, protocolname=None, /)")
  int serviceByName(ThreadState ts, String servicename, String protocolname) {
    ts.interpreter().system().audit(ts, "socket.getservbyname", servicename, protocolname == null ? "" : protocolname);
    try (Arena arena = Arena.ofConfined()) {
      long protocol = protocolname == null ? 0 : Libc.string(arena, FileNames.encode(protocolname)).address();
      long found = Libc.call(ts, "getservbyname", Libc.string(arena, FileNames.encode(servicename)).address(), protocol);
      if (found == 0) {
        throw PyErrors.of(Exceptions.OS_ERROR, "service/proto not found");
      }
      return Short.reverseBytes((short) (int) MemorySegment.ofAddress(found).reinterpret(32).get(ValueLayout.JAVA_INT, 16)) & 0xFFFF;
    }
  }

  /// The service of a port.
  @Function("getservbyport(port, protocolname=None, /)")
  Object serviceByPort(ThreadState ts, int port, String protocolname) {
    ts.interpreter().system().audit(ts, "socket.getservbyport", PyInt.of(port), protocolname == null ? "" : protocolname);
    if (port < 0 || port > 0xFFFF) {
      throw PyErrors.overflowError("getservbyport: port must be 0-65535.");
    }
    try (Arena arena = Arena.ofConfined()) {
      long protocol = protocolname == null ? 0 : Libc.string(arena, FileNames.encode(protocolname)).address();
      long found = Libc.call(ts, "getservbyport", Short.reverseBytes((short) port) & 0xFFFF, protocol);
      if (found == 0) {
        throw PyErrors.of(Exceptions.OS_ERROR, "port/proto not found");
      }
      return FileNames.decode(Libc.bytes(MemorySegment.ofAddress(found).reinterpret(32).get(ValueLayout.JAVA_LONG, 0)));
    }
  }

  /// The number of a protocol.
  @Function("getprotobyname(protocolname, /)")
  int protocolByName(ThreadState ts, String protocolname) {
    try (Arena arena = Arena.ofConfined()) {
      long found = Libc.call(ts, "getprotobyname", Libc.string(arena, FileNames.encode(protocolname)).address());
      if (found == 0) {
        throw PyErrors.of(Exceptions.OS_ERROR, "protocol not found");
      }
      return MemorySegment.ofAddress(found).reinterpret(24).get(ValueLayout.JAVA_INT, 16);
    }
  }

  private static Object ntop(ThreadState ts, int family, byte[] raw) {
    try (Arena arena = Arena.ofConfined()) {
      return SocketAddress.text(ts, family, Libc.string(arena, raw));
    }
  }

  /// The raw bytes of a printed address.
  @Function("inet_pton(address_family, ip_string, /)")
  Object inetPton(ThreadState ts, int addressFamily, String ipString) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = arena.allocate(16, 4);
      int result = (int) Libc.call(ts, "inet_pton", addressFamily, Libc.string(arena, FileNames.encode(Text.fromJava(ipString))).address(),
          raw.address());
      if (result == -1) {
        throw Libc.error(ts);
      }
      if (result == 0) {
        throw PyErrors.of(Exceptions.OS_ERROR, "illegal IP address string passed to inet_pton");
      }
      return new PyBytes(raw.asSlice(0, addressFamily == SocketAddress.AF_INET ? 4 : 16).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// The printed form of raw address bytes.
  @Function("inet_ntop(address_family, packed_ip, /)")
  Object inetNtop(ThreadState ts, int addressFamily, Object packedIp) {
    byte[] raw = Buffers.bytes(ts, packedIp);
    int expected = addressFamily == SocketAddress.AF_INET ? 4 : addressFamily == SocketAddress.AF_INET6 ? 16 : -1;
    if (expected < 0) {
      throw PyErrors.valueError("unknown address family " + addressFamily);
    }
    if (raw.length != expected) {
      throw PyErrors.valueError("invalid length of packed IP address string");
    }
    return ntop(ts, addressFamily, raw);
  }

  /// The raw bytes of an IPv4 address in any of its old forms.
  @Function("inet_aton(ip_addr, /)")
  Object inetAton(ThreadState ts, String ipAddr) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = arena.allocate(4, 4);
      if ((int) Libc.call(ts, "inet_aton", Libc.string(arena, FileNames.encode(Text.fromJava(ipAddr))).address(), raw.address()) == 0) {
        throw PyErrors.of(Exceptions.OS_ERROR, "illegal IP address string passed to inet_aton");
      }
      return new PyBytes(raw.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /// The printed form of an IPv4 address.
  @Function("inet_ntoa(packed_ip, /)")
  Object inetNtoa(ThreadState ts, Object packedIp) {
    byte[] raw = Buffers.bytes(ts, packedIp);
    if (raw.length != 4) {
      throw PyErrors.of(Exceptions.OS_ERROR, "packed IP wrong length");
    }
    return ntop(ts, SocketAddress.AF_INET, raw);
  }

  private static long unsigned(ThreadState ts, Object integer, long most, String function, String bits) {
    long value = Converters.toLong(ts, integer);
    if (value < 0) {
      throw PyErrors.overflowError(function + ": can't convert negative Python int to C " + bits + "-bit unsigned integer");
    }
    if (value > most) {
      throw PyErrors.overflowError(function + ": Python int too large to convert to C " + bits + "-bit unsigned integer");
    }
    return value;
  }

  /// 16 bits from the network's order.
  @Function("ntohs(integer, /)")
  int ntohs(ThreadState ts, Object integer) {
    return Short.reverseBytes((short) unsigned(ts, integer, 0xFFFF, "ntohs", "16")) & 0xFFFF;
  }

  /// 16 bits to the network's order.
  @Function("htons(integer, /)")
  int htons(ThreadState ts, Object integer) {
    return Short.reverseBytes((short) unsigned(ts, integer, 0xFFFF, "htons", "16")) & 0xFFFF;
  }

  /// 32 bits from the network's order.
  @Function("ntohl(integer, /)")
  long ntohl(ThreadState ts, Object integer) {
    return Integer.reverseBytes((int) unsigned(ts, integer, 0xFFFFFFFFL, "ntohl", "32")) & 0xFFFFFFFFL;
  }

  /// 32 bits to the network's order.
  @Function("htonl(integer, /)")
  long htonl(ThreadState ts, Object integer) {
    return Integer.reverseBytes((int) unsigned(ts, integer, 0xFFFFFFFFL, "htonl", "32")) & 0xFFFFFFFFL;
  }

  /// The number of a network interface.
  @Function("if_nametoindex(oname, /)")
  long interfaceIndex(ThreadState ts, Object oname) {
    try (Arena arena = Arena.ofConfined()) {
      byte[] name = Text.isStr(oname) ? FileNames.encode(Text.valueOrNull(oname)) : Buffers.bytes(ts, oname);
      long index = Libc.call(ts, "if_nametoindex", Libc.string(arena, name).address());
      if (index == 0) {
        throw Libc.error(ts);
      }
      return index;
    }
  }

  /// The name of a network interface.
  @Function("if_indextoname(index, /)")
  Object interfaceName(ThreadState ts, long index) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(64);
      if (Libc.call(ts, "if_indextoname", index, name.address()) == 0) {
        throw Libc.error(ts);
      }
      return FileNames.decode(Libc.bytes(name.address()));
    }
  }

  /// All network interfaces: numbers and names.
  @Function("if_nameindex()")
  Object interfaces(ThreadState ts) {
    long first = Libc.call(ts, "if_nameindex");
    if (first == 0) {
      throw Libc.error(ts);
    }
    List<Object> all = new ArrayList<>();
    MemorySegment m = MemorySegment.ofAddress(first).reinterpret(Long.MAX_VALUE);
    for (long at = 0; m.get(ValueLayout.JAVA_INT, at) != 0; at += 16) {
      all.add(PyTuple.of(PyInt.of(m.get(ValueLayout.JAVA_INT, at)), FileNames.decode(Libc.bytes(m.get(ValueLayout.JAVA_LONG, at + 8)))));
    }
    Libc.call(ts, "if_freenameindex", first);
    return PyList.of(all.toArray());
  }

  /// The room that ancillary data of a length takes, without padding at the end.
  @Function("CMSG_LEN(length, /)")
  long controlLength(long length) {
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("CMSG_LEN() argument out of range");
    }
    return 16 + length;
  }

  /// The room that ancillary data of a length takes, with padding.
  @Function("CMSG_SPACE(length, /)")
  long controlSpace(long length) {
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw PyErrors.overflowError("CMSG_SPACE() argument out of range");
    }
    return 16 + (length + 7 & ~7L);
  }
}
