// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Encodings given by a mapping: the `charmap` codec.
final class CharacterMap {
  private static final String UNDEFINED = "character maps to <undefined>";
  /// What a decoding table has where a byte has no meaning.
  private static final int NOTHING = 0xfffe;

  private CharacterMap() {
  }

  static PyTuple decode(ThreadState ts, byte[] data, String errors, Object mapping) {
    return new Decoding(ts, data, errors, mapping).runPair(true);
  }

  static byte[] encode(ThreadState ts, Object text, String errors, Object mapping) {
    return new Encoding(ts, text, errors, mapping).run();
  }

  /// The mapping for encoding that belongs to a decoding table.
  static PyDict build(ThreadState ts, Object table) {
    PyDict result = new PyDict();
    int length = Math.min(Text.length(table), 256);
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(table, i);
      if (c != NOTHING) {
        result.put(ts, PyInt.of(c), PyInt.of(i));
      }
    }
    return result;
  }

  /// The value for a key; null if there is none.
  private static Object lookup(ThreadState ts, Object mapping, int key) {
    if (mapping instanceof PyDict dict && dict.type == PyDict.TYPE) {
      Object value = dict.get(ts, PyInt.of(key));
      return value == PyNone.NONE ? null : value;
    }
    try {
      Object value = Objects.getItem(ts, mapping, PyInt.of(key));
      return value == PyNone.NONE ? null : value;
    } catch (PyException e) {
      if (e.value.type.isSubtypeOf(Exceptions.LOOKUP_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  private static final class Decoding extends Decoder {
    private final Object mapping;
    private final Object table;

    Decoding(ThreadState ts, byte[] data, String errors, Object mapping) {
      super(ts, "charmap", data, errors);
      this.mapping = mapping;
      this.table = mapping instanceof String || Text.valueOrNull(mapping) != null ? Text.valueOrNull(mapping) : null;
    }

    @Override
    protected void decode(boolean isFinal) {
      int size = table == null ? 0 : Text.length(table);
      while (pos < data.length) {
        int b = data[pos] & 255;
        if (table == null) {
          mapped(b);
        } else if (b < size && Text.codePointAt(table, b) != NOTHING) {
          out.append(Text.codePointAt(table, b));
          pos++;
        } else {
          fail(pos, pos + 1, UNDEFINED);
        }
      }
    }

    private void mapped(int b) {
      Object value = lookup(ts, mapping, b);
      if (value == null) {
        fail(pos, pos + 1, UNDEFINED);
        return;
      }
      Object plain = Numbers.intOrNull(value);
      if (plain != null) {
        if (!(plain instanceof PyInt i) || i.value < 0 || i.value > 0x10ffff) {
          throw PyErrors.typeError("character mapping must be in range(0x110000)");
        }
        value = Text.of((int) i.value);
      } else if (!Text.isStr(value)) {
        throw PyErrors.typeError("character mapping must return integer, None or str");
      }
      if (Text.length(value) == 1 && Text.codePointAt(value, 0) == NOTHING) {
        fail(pos, pos + 1, UNDEFINED);
        return;
      }
      out.append(value);
      pos++;
    }
  }

  private static final class Encoding extends Encoder {
    private final Object mapping;

    Encoding(ThreadState ts, Object text, String errors, Object mapping) {
      super(ts, "charmap", text, errors);
      this.mapping = mapping;
    }

    @Override
    protected void encode() {
      for (int i = 0; i < length;) {
        if (append(Text.codePointAt(text, i))) {
          i++;
        } else {
          int end = i + 1;
          while (end < length && lookup(ts, mapping, Text.codePointAt(text, end)) == null) {
            end++;
          }
          i = fail(i, end, UNDEFINED);
        }
      }
    }

    @Override
    protected boolean append(int c) {
      Object value = lookup(ts, mapping, c);
      if (value == null) {
        return false;
      }
      Object plain = Numbers.intOrNull(value);
      if (plain != null) {
        if (!(plain instanceof PyInt i) || i.value < 0 || i.value > 255) {
          throw PyErrors.typeError("character mapping must be in range(256)");
        }
        put((int) i.value);
      } else if (value instanceof PyBytes bytes) {
        for (byte b : bytes.array()) {
          put(b);
        }
      } else {
        throw PyErrors.typeError("character mapping must return integer, bytes or None, not " + Types.nameOf(value));
      }
      return true;
    }
  }
}
