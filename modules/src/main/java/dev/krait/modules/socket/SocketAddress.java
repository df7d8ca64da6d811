// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.socket;

import dev.krait.modules.posix.FileNames;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Addresses: between Python's tuples and strings and C's `struct sockaddr`.
final class SocketAddress {
  static final int AF_UNSPEC = 0, AF_UNIX = 1, AF_INET = 2, AF_INET6 = 10;
  /// Room for any address.
  static final int SIZE = 128;
  private static final int UNIX_PATH = 108;

  /// The bytes of the address, and how many there are.
  final MemorySegment memory;
  final int length;

  private SocketAddress(MemorySegment memory, int length) {
    this.memory = memory;
    this.length = length;
  }

  /// An address for a socket of this family.
  static SocketAddress of(ThreadState ts, Arena arena, int family, Object address, String function) {
    MemorySegment m = arena.allocate(SIZE, 8);
    m.set(ValueLayout.JAVA_SHORT, 0, (short) family);
    switch (family) {
      case AF_UNIX:
        return unix(ts, m, address);
      case AF_INET:
        PyTuple four = tuple(address, function, "AF_INET", 2, 2);
        m.set(ValueLayout.JAVA_SHORT, 2, port(ts, four.get(1), function));
        MemorySegment.copy(resolve(ts, four.get(0), AF_INET), 0, m, ValueLayout.JAVA_BYTE, 4, 4);
        return new SocketAddress(m, 16);
      case AF_INET6:
        PyTuple six = tuple(address, function, "AF_INET6", 2, 4);
        m.set(ValueLayout.JAVA_SHORT, 2, port(ts, six.get(1), function));
        int flow = six.size() > 2 ? Converters.toInt(ts, six.get(2)) : 0;
        if (flow < 0 || flow > 0xFFFFF) {
          throw PyErrors.overflowError(function + "(): flowinfo must be 0-1048575.");
        }
        m.set(ValueLayout.JAVA_INT, 4, Integer.reverseBytes(flow));
        MemorySegment.copy(resolve(ts, six.get(0), AF_INET6), 0, m, ValueLayout.JAVA_BYTE, 8, 16);
        m.set(ValueLayout.JAVA_INT, 24, six.size() > 3 ? (int) Converters.toLong(ts, six.get(3)) : 0);
        return new SocketAddress(m, 28);
      default:
        throw PyErrors.osError(97, null, null);
    }
  }

  private static SocketAddress unix(ThreadState ts, MemorySegment m, Object address) {
    byte[] path = Text.isStr(address) ? FileNames.encode(Text.valueOrNull(address)) : Buffers.bytes(ts, address);
    boolean named = path.length > 0 && path[0] != 0;
    if (path.length > UNIX_PATH || named && path.length >= UNIX_PATH) {
      throw PyErrors.of(dev.krait.runtime.error.Exceptions.OS_ERROR, "AF_UNIX path too long");
    }
    MemorySegment.copy(path, 0, m, ValueLayout.JAVA_BYTE, 2, path.length);
    return new SocketAddress(m, 2 + path.length + (named ? 1 : 0));
  }

  private static PyTuple tuple(Object address, String function, String family, int least, int most) {
    if (!(address instanceof PyTuple t)) {
      throw PyErrors.typeError(function + "(): " + family + " address must be tuple, not " + Types.nameOf(address));
    }
    if (t.size() < least || t.size() > most) {
      throw PyErrors.typeError(family.equals("AF_INET") ? "AF_INET address must be a pair (host, port)"
          : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    }
    return t;
  }

  private static short port(ThreadState ts, Object port, String function) {
    long number = Converters.toLong(ts, port);
    if (number < 0 || number > 0xFFFF) {
      throw PyErrors.overflowError(function + "(): port must be 0-65535.");
    }
    return Short.reverseBytes((short) number);
  }

  /// The raw bytes of a host's address: by number, or through the resolver.
  static byte[] resolve(ThreadState ts, Object host, int family) {
    byte[] name = hostName(ts, host);
    String text = new String(name, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return new byte[family == AF_INET ? 4 : 16];
    }
    if (family == AF_INET && text.equals("<broadcast>")) {
      return new byte[] {-1, -1, -1, -1};
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = arena.allocate(16, 4);
      if ((int) Libc.call(ts, "inet_pton", family, Libc.string(arena, name).address(), raw.address()) == 1) {
        return raw.asSlice(0, family == AF_INET ? 4 : 16).toArray(ValueLayout.JAVA_BYTE);
      }
    }
    return AddressLookup.first(ts, name, family);
  }

  static byte[] hostName(ThreadState ts, Object host) {
    Object plain = Text.valueOrNull(host);
    if (plain instanceof String s && s.chars().allMatch(c -> c < 128)) {
      if (s.indexOf('\0') >= 0) {
        throw PyErrors.typeError("host name must not contain null character");
      }
      return s.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
    if (plain != null) {
      return Buffers.bytes(ts, dev.krait.runtime.protocol.Calls.method(ts, plain, "encode", "idna"));
    }
    if (host instanceof PyBytes || Buffers.isBuffer(host)) {
      return Buffers.bytes(ts, host);
    }
    throw PyErrors.typeError("str, bytes or bytearray expected, not " + Types.nameOf(host));
  }

  /// The Python form of an address that the system gave.
  static Object toPython(ThreadState ts, MemorySegment m, int length) {
    if (length == 0) {
      return PyNone.NONE;
    }
    int family = m.get(ValueLayout.JAVA_SHORT, 0);
    switch (family) {
      case AF_UNIX:
        byte[] path = length <= 2 ? new byte[0] : m.asSlice(2, length - 2L).toArray(ValueLayout.JAVA_BYTE);
        if (path.length == 0) {
          return "";
        }
        if (path[0] == 0) {
          return new PyBytes(path);
        }
        int end = 0;
        while (end < path.length && path[end] != 0) {
          end++;
        }
        return FileNames.decode(java.util.Arrays.copyOf(path, end));
      case AF_INET:
        return PyTuple.of(text(ts, family, m.asSlice(4, 4)), portOf(m));
      case AF_INET6:
        return PyTuple.of(text(ts, family, m.asSlice(8, 16)), portOf(m), PyInt.of(Integer.reverseBytes(m.get(ValueLayout.JAVA_INT, 4))),
            PyInt.of(m.get(
                ValueLayout.JAVA_INT, 24)));
      default:
        return PyTuple.of(PyInt.of(family), new PyBytes(m.asSlice(2, length - 2L).toArray(ValueLayout.JAVA_BYTE)));
    }
  }

  private static Object portOf(MemorySegment m) {
    return PyInt.of(Short.reverseBytes(m.get(ValueLayout.JAVA_SHORT, 2)) & 0xFFFF);
  }

  /// The printed form of raw address bytes in native memory.
  static Object text(ThreadState ts, int family, MemorySegment raw) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(64);
      if (Libc.call(ts, "inet_ntop", family, raw.address(), out.address(), 64, 0, 0) == 0) {
        throw Libc.error(ts);
      }
      return FileNames.decode(Libc.bytes(out.address()));
    }
  }
}
