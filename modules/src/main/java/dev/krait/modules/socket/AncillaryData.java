// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.socket;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Ancillary data of messages, such as descriptors to pass: between lists of tuples and C's control messages.
final class AncillaryData {
  private static final int HEADER = 16;

  private AncillaryData() {
  }

  /// The control messages for an iterable of (level, type, data); null if it is empty.
  static MemorySegment toNative(ThreadState ts, Arena arena, Object items) {
    Object[] all = Sequences.toArray(ts, items);
    byte[][] data = new byte[all.length][];
    long size = 0;
    for (int i = 0; i < all.length; i++) {
      if (!(all[i] instanceof PyTuple t) || t.size() != 3) {
        throw PyErrors.typeError("[sendmsg() ancillary data items] argument must be 3-item sequence");
      }
      data[i] = Buffers.bytes(ts, t.get(2));
      size += HEADER + (data[i].length + 7 & ~7);
    }
    if (all.length == 0) {
      return null;
    }
    MemorySegment m = arena.allocate(size, 8);
    long at = 0;
    for (int i = 0; i < all.length; i++) {
      PyTuple t = (PyTuple) all[i];
      m.set(ValueLayout.JAVA_LONG, at, HEADER + data[i].length);
      m.set(ValueLayout.JAVA_INT, at + 8, Converters.toInt(ts, t.get(0)));
      m.set(ValueLayout.JAVA_INT, at + 12, Converters.toInt(ts, t.get(1)));
      MemorySegment.copy(data[i], 0, m, ValueLayout.JAVA_BYTE, at + HEADER, data[i].length);
      at += HEADER + (data[i].length + 7 & ~7);
    }
    return m;
  }

  /// Tuples (level, type, data) for the control messages that were received.
  static List<Object> toPython(MemorySegment m, long size) {
    List<Object> items = new ArrayList<>();
    for (long at = 0; at + HEADER <= size;) {
      long length = m.get(ValueLayout.JAVA_LONG, at);
      if (length < HEADER) {
        break;
      }
      long end = Math.min(size, at + length);
      items.add(PyTuple.of(PyInt.of(m.get(ValueLayout.JAVA_INT, at + 8)), PyInt.of(m.get(ValueLayout.JAVA_INT, at + 12)), new PyBytes(m.asSlice(at
          + HEADER, end - at - HEADER).toArray(ValueLayout.JAVA_BYTE))));
      at += length + 7 & ~7L;
    }
    return items;
  }
}
