// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;

/// The functions of the C library, all called through one method handle of one shape: a function that takes fewer arguments ignores
/// the rest.
final class ZlibLibrary {
  private static final String FILE = "libz.so.1";

  /// Loaded when the first function is called.
  private static final class Native {
    static final SymbolLookup LOOKUP = SymbolLookup.libraryLookup(FILE, Arena.global());
    static final MethodHandle CALL;
    static final Cleaner CLEANER = Cleaner.create();
    static final MemorySegment DEFLATE = find("deflate");
    static final MemorySegment INFLATE = find("inflate");

    static {
      ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
      CALL = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(l, l, l, l, l, l, l, l, l));
    }

    static MemorySegment find(String function) {
      return LOOKUP.find(function).orElseThrow();
    }
  }

  private ZlibLibrary() {
  }

  /// Whether the library is on this machine.
  static boolean isThere() {
    try {
      return Native.LOOKUP != null;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static int invoke(MemorySegment function, long a, long b, long c, long d, long e, long f, long g, long h) {
    try {
      return (int) (long) Native.CALL.invokeExact(function, a, b, c, d, e, f, g, h);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  static int call(String function, long a, long b, long c, long d, long e, long f, long g, long h) {
    return invoke(Native.find(function), a, b, c, d, e, f, g, h);
  }

  static int call(String function, long a, long b, long c) {
    return call(function, a, b, c, 0, 0, 0, 0, 0);
  }

  static int deflate(long stream, int flush) {
    return invoke(Native.DEFLATE, stream, flush, 0, 0, 0, 0, 0, 0);
  }

  static int inflate(long stream, int flush) {
    return invoke(Native.INFLATE, stream, flush, 0, 0, 0, 0, 0, 0);
  }

  /// The version of the library as a C string.
  static MemorySegment version() {
    try {
      long pointer = (long) Native.CALL.invokeExact(Native.find("zlibVersion"), 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
      return MemorySegment.ofAddress(pointer).reinterpret(64);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /// Has an action run when an object is unreachable; the action must not know the object.
  static void whenUnreachable(Object object, Runnable action) {
    Native.CLEANER.register(object, action);
  }
}
