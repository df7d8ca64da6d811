// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.struct;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Buffer;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.StrRepr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.nio.charset.StandardCharsets;

/// A format that has been read once, to pack and unpack with.
///
/// Java: the format is replaced as a whole by `__init__`.
@PyTypeDef(value = "Struct", module = "_struct", subclassable = true)
public class PyStruct extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyStructTable.INSTANCE);

  private volatile StructFormat format;
  private volatile String text;

  PyStruct(PyType type) {
    super(type);
  }

  /// An instance of a Python subclass.
  private static final class Sub extends PyStruct {
    private final PyInstance attributes;

    Sub(PyType type) {
      super(type);
      attributes = new PyInstance(type, this);
    }

    @Override
    public PyInstance attributes() {
      return attributes;
    }
  }

  static PyStruct of(StructFormat format, String text) {
    PyStruct made = new PyStruct(TYPE);
    made.format = format;
    made.text = text;
    return made;
  }

  @New("Struct(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    return cls == TYPE ? new PyStruct(cls) : new Sub(cls);
  }

  @Special("__init__(format)")
  void initialize(ThreadState ts, Object format) {
    String parsed = formatText(ts, format);
    this.format = StructFormat.parse(parsed);
    this.text = parsed;
  }

  /// The text of a format, which may also be bytes.
  static String formatText(ThreadState ts, Object format) {
    if (Text.isStr(format)) {
      return new String(Codecs.encode(ts, format, "ascii", null).array(), StandardCharsets.ISO_8859_1);
    }
    if (format instanceof PyBytes bytes) {
      return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
    throw PyErrors.typeError("Struct() argument 1 must be a str or bytes object, not " + Types.nameOf(format));
  }

  StructFormat format() {
    StructFormat current = format;
    if (current == null) {
      throw PyErrors.runtimeError("Struct object is not initialized");
    }
    return current;
  }

  @Special("__repr__")
  Object repr() {
    format();
    return new TextBuilder().append(type.name()).append('(').append(StrRepr.of(text)).append(')').build();
  }

  /// The bytes of values in this layout.
  @Method("pack(*values)")
  Object pack(ThreadState ts, Object[] values) {
    return pack(ts, format(), values, 0);
  }

  static Object pack(ThreadState ts, StructFormat format, Object[] values, int first) {
    checkCount("pack", format, values.length - first);
    if (format.size > Integer.MAX_VALUE - 16) {
      throw PyErrors.memoryError();
    }
    byte[] out = new byte[(int) format.size];
    Packing.pack(ts, format, out, 0, values, first);
    return new PyBytes(out);
  }

  private static void checkCount(String function, StructFormat format, int count) {
    if (count != format.length) {
      throw StructErrors.error(function + " expected " + format.length + " items for packing (got " + count + ")");
    }
  }

  /// Writes values in this layout into a writable buffer at an offset.
  @Method("pack_into(*args)")
  void packInto(ThreadState ts, Object[] args) {
    packInto(ts, format(), args, 0);
  }

  static void packInto(ThreadState ts, StructFormat format, Object[] args, int first) {
    if (args.length - first < 2) {
      throw args.length - first == 0 ? StructErrors.error("pack_into expected buffer argument")
          : StructErrors.error("pack_into expected offset argument");
    }
    checkCount("pack_into", format, args.length - first - 2);
    if (!Buffers.isBuffer(args[first]) || args[first] instanceof PyBytes) {
      throw PyErrors.typeError("argument must be read-write bytes-like object, not " + Types.nameOf(args[first]));
    }
    Buffer buffer = Buffers.of(ts, args[first], true);
    try {
      long offset = Numbers.clampedIndex(ts, args[first + 1]);
      int length = buffer.length;
      if (offset < 0) {
        if (offset + format.size > 0) {
          throw StructErrors.error("no space to pack " + format.size + " bytes at offset " + offset);
        }
        if (offset + length < 0) {
          throw StructErrors.error("offset " + offset + " out of range for " + length + "-byte buffer");
        }
        offset += length;
      }
      if (length - offset < format.size) {
        throw StructErrors.error("pack_into requires a buffer of at least " + (format.size + offset) + " bytes for packing " + format.size
            + " bytes at offset " + offset + " (actual buffer size is " + length + ")");
      }
      Packing.pack(ts, format, buffer.array, buffer.offset + (int) offset, args, first + 2);
    } finally {
      buffer.release();
    }
  }

  /// The values that bytes in this layout hold; there must be as many bytes as the layout has.
  @Method("unpack(buffer, /)")
  Object unpack(ThreadState ts, Object buffer) {
    return unpack(ts, format(), buffer);
  }

  static Object unpack(ThreadState ts, StructFormat format, Object buffer) {
    byte[] data = Buffers.bytes(ts, buffer);
    if (data.length != format.size) {
      throw StructErrors.error("unpack requires a buffer of " + format.size + " bytes");
    }
    return Packing.unpack(format, data, 0);
  }

  /// The values that bytes hold from an offset on.
  @Method("unpack_from(buffer, offset=0)")
  Object unpackFrom(ThreadState ts, Object buffer, Object offset) {
    return unpackFrom(ts, format(), buffer, offset);
  }

  static Object unpackFrom(ThreadState ts, StructFormat format, Object object, Object where) {
    Buffer buffer = Buffers.of(ts, object, false);
    try {
      long offset = Numbers.clampedIndex(ts, where);
      int length = buffer.length;
      if (offset < 0) {
        if (offset + format.size > 0) {
          throw StructErrors.error("not enough data to unpack " + format.size + " bytes at offset " + offset);
        }
        if (offset + length < 0) {
          throw StructErrors.error("offset " + offset + " out of range for " + length + "-byte buffer");
        }
        offset += length;
      }
      if (length - offset < format.size) {
        throw StructErrors.error("unpack_from requires a buffer of at least " + (format.size + offset) + " bytes for unpacking " + format.size
            + " bytes at offset " + offset + " (actual buffer size is " + length + ")");
      }
      return buffer.isContiguous() ? Packing.unpack(format, buffer.array, buffer.offset + (int) offset)
          : Packing.unpack(format, buffer.toByteArray(), (int) offset);
    } finally {
      buffer.release();
    }
  }

  /// An iterator over the values of one layout after the other.
  @Method("iter_unpack(buffer, /)")
  Object iterUnpack(ThreadState ts, Object buffer) {
    return iterUnpack(ts, format(), buffer);
  }

  static Object iterUnpack(ThreadState ts, StructFormat format, Object object) {
    if (format.size == 0) {
      throw StructErrors.error("cannot iteratively unpack with a struct of length 0");
    }
    byte[] data = Buffers.bytes(ts, object);
    if (data.length % format.size != 0) {
      throw StructErrors.error("iterative unpacking requires a buffer of a multiple of " + format.size + " bytes");
    }
    return new PyUnpackIterator(format, Buffers.of(ts, object, false));
  }

  /// the format as text
  @Getter("format")
  String formatAttribute() {
    format();
    return text;
  }

  /// how many bytes the format describes
  @Getter("size")
  long size() {
    return format().size;
  }

  /// How many bytes the object takes.
  @Method("__sizeof__()")
  long sizeof() {
    return 64 + 32L * (format().items.size() + 1);
  }
}
