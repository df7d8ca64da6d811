// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.socket;

import dev.krait.modules.posix.FileNames;
import dev.krait.modules.posix.Libc;
import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// The resolver of the C library.
final class AddressLookup {
  private static final int EAI_SYSTEM = -11;

  private AddressLookup() {
  }

  /// The `socket.gaierror` for an error of the resolver.
  static PyException error(ThreadState ts, int code) {
    if (code == EAI_SYSTEM) {
      return Libc.error(ts);
    }
    Object message = FileNames.decode(Libc.bytes(Libc.call(ts, "gai_strerror", code)));
    Object type = Objects.getAttribute(ts, ts.interpreter().modules().get("_socket"), "gaierror");
    return new PyException((PyBaseException) Calls.call2(ts, type, PyInt.of(code), message));
  }

  /// A visitor of the results of a lookup.
  private interface Visitor {
    boolean visit(int family, int type, int protocol, String canonical, MemorySegment address, int length);
  }

  private static void lookup(ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol, int flags, Visitor visitor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment hints = arena.allocate(48, 8);
      hints.set(ValueLayout.JAVA_INT, 0, flags);
      hints.set(ValueLayout.JAVA_INT, 4, family);
      hints.set(ValueLayout.JAVA_INT, 8, type);
      hints.set(ValueLayout.JAVA_INT, 12, protocol);
      MemorySegment result = arena.allocate(8, 8);
      long name = host == null ? 0 : Libc.string(arena, host).address();
      long port = service == null ? 0 : Libc.string(arena, service).address();
      int code = (int) Libc.blocking(ts, "getaddrinfo", name, port, hints.address(), result.address(), 0, 0);
      if (code != 0) {
        throw error(ts, code);
      }
      long first = result.get(ValueLayout.JAVA_LONG, 0);
      try {
        for (long at = first; at != 0;) {
          MemorySegment entry = MemorySegment.ofAddress(at).reinterpret(48);
          int length = entry.get(ValueLayout.JAVA_INT, 16);
          MemorySegment address = MemorySegment.ofAddress(entry.get(ValueLayout.JAVA_LONG, 24)).reinterpret(length);
          String canonical = new String(Libc.bytes(entry.get(ValueLayout.JAVA_LONG, 32)), java.nio.charset.StandardCharsets.UTF_8);
          if (!visitor.visit(entry.get(ValueLayout.JAVA_INT, 4), entry.get(ValueLayout.JAVA_INT, 8), entry.get(ValueLayout.JAVA_INT, 12), canonical,
              address, length)) {
            return;
          }
          at = entry.get(ValueLayout.JAVA_LONG, 40);
        }
      } finally {
        Libc.call(ts, "freeaddrinfo", first);
      }
    }
  }

  /// The raw bytes of the first address of a host.
  static byte[] first(ThreadState ts, byte[] host, int family) {
    byte[][] found = new byte[1][];
    lookup(ts, host, null, family, 2, 0, 0, (f, type, protocol, canonical, address, length) -> {
      found[0] = address.asSlice(f == SocketAddress.AF_INET ? 4 : 8, f == SocketAddress.AF_INET ? 4 : 16).toArray(ValueLayout.JAVA_BYTE);
      return false;
    });
    return found[0];
  }

  /// What `getaddrinfo` returns.
  static List<Object> all(ThreadState ts, byte[] host, byte[] service, int family, int type, int protocol, int flags) {
    List<Object> results = new ArrayList<>();
    lookup(ts, host, service, family, type, protocol, flags, (f, t, p, canonical, address, length) -> {
      results.add(PyTuple.of(PyInt.of(f), PyInt.of(t), PyInt.of(p), canonical, SocketAddress.toPython(ts, address, length)));
      return true;
    });
    return results;
  }
}
