// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import java.util.concurrent.ConcurrentHashMap;

/// Lays values out as bytes, the way C structures are, and reads them back.
/// A format, given as text or bytes, says what is laid out; the module struct documents its letters.
///
/// Java: one object for each interpreter, which remembers the formats it has parsed; any thread may use it.
@PyModuleDef(value = "_struct", types = {PyStruct.class})
final class StructModule {
  private static final int MOST_REMEMBERED = 100;

  private final ConcurrentHashMap<String, StructFormat> formats = new ConcurrentHashMap<>();

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "error", StructErrors.ERROR);
  }

  private StructFormat format(ThreadState ts, Object format) {
    String text = PyStruct.formatText(ts, format);
    StructFormat known = formats.get(text);
    if (known == null) {
      known = StructFormat.parse(text);
      if (formats.size() >= MOST_REMEMBERED) {
        formats.clear();
      }
      formats.put(text, known);
    }
    return known;
  }

  /// Forgets the formats that were parsed.
  @Function("_clearcache()")
  void clearCache() {
    formats.clear();
  }

  /// The number of bytes of a layout.
  @Function("calcsize(format, /)")
  long calcsize(ThreadState ts, Object format) {
    return format(ts, format).size;
  }

  private static void checkFormat(Object[] args) {
    if (args.length == 0) {
      throw PyErrors.typeError("missing format argument");
    }
  }

  /// The bytes of values in a layout.
  @Function("pack(*args)")
  Object pack(ThreadState ts, Object[] args) {
    checkFormat(args);
    return PyStruct.pack(ts, format(ts, args[0]), args, 1);
  }

  /// Writes values in a layout into a writable buffer at an offset.
  @Function("pack_into(*args)")
  void packInto(ThreadState ts, Object[] args) {
    checkFormat(args);
    PyStruct.packInto(ts, format(ts, args[0]), args, 1);
  }

  /// The values that bytes in a layout hold; there must be as many bytes as the layout has.
  @Function("unpack(format, buffer, /)")
  Object unpack(ThreadState ts, Object format, Object buffer) {
    return PyStruct.unpack(ts, format(ts, format), buffer);
  }

  /// The values that bytes hold from an offset on.
  @Function("unpack_from(format, /, buffer, offset=0)")
  Object unpackFrom(ThreadState ts, Object format, Object buffer, Object offset) {
    return PyStruct.unpackFrom(ts, format(ts, format), buffer, offset);
  }

  /// An iterator over the values of one layout after the other.
  @Function("iter_unpack(format, buffer, /)")
  Object iterUnpack(ThreadState ts, Object format, Object buffer) {
    return PyStruct.iterUnpack(ts, format(ts, format), buffer);
  }
}
