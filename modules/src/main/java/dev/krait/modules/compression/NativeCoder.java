// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;

/// A stream of one of the C libraries for compression, whose structures all begin alike: where the input is and how long, where the
/// output goes and how much room there is.
///
/// Thread rule: used by one thread at a time. The library's memory is given back when nobody has the stream any more.
final class NativeCoder {
  /// What differs between the libraries.
  ///
  /// @param size how large the structure is
  /// @param state where in it the pointer is that is null while the stream is not open
  /// @param longCounts whether lengths have 8 bytes, else 4
  record Kind(Library library, int size, int state, boolean longCounts) {
  }

  /// A C library, loaded when it is first asked for.
  static final class Library {
    private final String file;
    private volatile SymbolLookup lookup;

    Library(String file) {
      this.file = file;
    }

    /// Whether the library is on this machine.
    boolean isThere() {
      try {
        find("");
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private MemorySegment find(String function) {
      SymbolLookup found = lookup;
      if (found == null) {
        found = SymbolLookup.libraryLookup(file, Arena.global());
        lookup = found;
      }
      return found.find(function).orElse(MemorySegment.NULL);
    }

    /// Calls a function of up to six integers or pointers that returns an int.
    int call(String function, long... args) {
      long[] a = java.util.Arrays.copyOf(args, 6);
      try {
        return (int) (long) Native.CALL.invokeExact(find(function), a[0], a[1], a[2], a[3], a[4], a[5]);
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
  }

  /// Loaded by the first call.
  private static final class Native {
    static final Cleaner CLEANER = Cleaner.create();
    static final MethodHandle CALL;

    static {
      ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
      CALL = Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(l, l, l, l, l, l, l));
    }
  }

  private static final long NEXT_IN = 0, AVAIL_IN = 8, NEXT_OUT = 24, AVAIL_OUT = 32;
  private static final int LEAST_OUTPUT = 1 << 15;
  private static final int MOST_OUTPUT = 1 << 18;

  private final Kind kind;
  private final String code;
  private final MemorySegment memory;
  private int left;

  /// A stream that has still to be opened; the functions code and end it.
  NativeCoder(Kind kind, String code, String end) {
    this.kind = kind;
    this.code = code;
    memory = Arena.ofAuto().allocate(kind.size, Long.BYTES);
    MemorySegment kept = memory;
    Native.CLEANER.register(this, () -> {
      if (kept.get(ValueLayout.JAVA_LONG, kind.state) != 0) {
        kind.library.call(end, kept.address());
      }
    });
  }

  long address() {
    return memory.address();
  }

  int call(String function, long... args) {
    long[] all = new long[args.length + 1];
    all[0] = memory.address();
    System.arraycopy(args, 0, all, 1, args.length);
    return kind.library.call(function, all);
  }

  private void setCount(long offset, int value) {
    if (kind.longCounts) {
      memory.set(ValueLayout.JAVA_LONG, offset, value);
    } else {
      memory.set(ValueLayout.JAVA_INT, offset, value);
    }
  }

  private int count(long offset) {
    return kind.longCounts ? (int) memory.get(ValueLayout.JAVA_LONG, offset) : memory.get(ValueLayout.JAVA_INT, offset);
  }

  static MemorySegment copy(Arena arena, byte[] bytes, int from) {
    MemorySegment segment = arena.allocate(Math.max(1, bytes.length - from));
    MemorySegment.copy(bytes, from, segment, ValueLayout.JAVA_BYTE, 0, bytes.length - from);
    return segment;
  }

  /// How many bytes at the end of its input the last [#run] did not take in.
  int left() {
    return left;
  }

  /// One step: what the library said.
  interface Step {
    /// Whether to go on after a result, with so much input and so much room left.
    boolean goesOn(int result, int input, int room);
  }

  /// Feeds bytes in and collects what comes out, at most so many bytes if the number is not negative. After each call of the library
  /// the step decides whether there is another one. Returns what the library said last.
  int run(byte[] input, int from, int action, long most, ByteArrayOutputStream out, Step step) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = copy(arena, input, from);
      memory.set(ValueLayout.JAVA_LONG, NEXT_IN, source.address());
      setCount(AVAIL_IN, input.length - from);
      long wanted = Math.max(LEAST_OUTPUT, Math.min(MOST_OUTPUT, 4L * input.length));
      int size = (int) (most < 0 ? wanted : Math.max(1, Math.min(wanted, most)));
      MemorySegment target = arena.allocate(size);
      byte[] piece = new byte[size];
      long produced = 0;
      int result;
      int room;
      do {
        int space = (int) (most < 0 ? size : Math.min(size, most - produced));
        memory.set(ValueLayout.JAVA_LONG, NEXT_OUT, target.address());
        setCount(AVAIL_OUT, space);
        result = call(code, action);
        room = count(AVAIL_OUT);
        MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, piece, 0, space - room);
        out.write(piece, 0, space - room);
        produced += space - room;
        if (most >= 0 && produced >= most) {
          break;
        }
      } while (step.goesOn(result, count(AVAIL_IN), room));
      left = count(AVAIL_IN);
      memory.set(ValueLayout.JAVA_LONG, NEXT_IN, 0);
      setCount(AVAIL_IN, 0);
      return result;
    }
  }
}
