// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.MarshalOutput;
import dev.krait.compiler.code.MarshalType;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.CodeConstants;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyEllipsis;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PySetBase;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyWideStr;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/// Writes Python objects as marshal data. Used by one thread for one object.
final class MarshalWriter {
  private static final int REFS_VERSION = 3, SLICES_VERSION = 5;

  private final ThreadState ts;
  private final int version;
  private final boolean allowCode;
  private final MarshalOutput out = new MarshalOutput();
  private final IdentityHashMap<Object, Integer> refs = new IdentityHashMap<>();
  private int depth;

  private MarshalWriter(ThreadState ts, int version, boolean allowCode) {
    this.ts = ts;
    this.version = version;
    this.allowCode = allowCode;
  }

  static byte[] dump(ThreadState ts, Object value, int version, boolean allowCode) {
    MarshalWriter writer = new MarshalWriter(ts, version, allowCode);
    writer.write(value);
    return writer.out.toArray();
  }

  private static PyException refused() {
    return PyErrors.valueError("unmarshallable object");
  }

  private void write(Object value) {
    if (++depth > MarshalType.MAX_DEPTH) {
      throw PyErrors.valueError("object too deeply nested to marshal");
    }
    if (value == PyNone.NONE) {
      out.writeByte(MarshalType.NONE);
    } else if (value instanceof PyBool) {
      out.writeByte(value == PyBool.TRUE ? MarshalType.TRUE : MarshalType.FALSE);
    } else if (value == PyEllipsis.ELLIPSIS) {
      out.writeByte(MarshalType.ELLIPSIS);
    } else if (value == Exceptions.STOP_ITERATION) {
      out.writeByte(MarshalType.STOP_ITERATION);
    } else if (value instanceof PyInt i) {
      out.writeInteger(0, BigInteger.valueOf(i.value));
    } else if (version < REFS_VERSION || !writeRef(value)) {
      writeWhole(value, version < REFS_VERSION ? 0 : MarshalType.FLAG_REF);
    }
    depth--;
  }

  /// Writes a reference where the object was written before; otherwise numbers the one about to be written.
  private boolean writeRef(Object value) {
    Integer ref = refs.putIfAbsent(value, refs.size());
    if (ref == null) {
      return false;
    }
    out.writeRef(ref);
    return true;
  }

  private void writeWhole(Object value, int flag) {
    if (value instanceof String s) {
      out.writeStr(flag, s, version > 0 && s.intern() == s);
    } else if (value instanceof PyWideStr w) {
      out.writeCodePoints(flag, Text.codePoints(w), false);
    } else if (value instanceof PyFloat f) {
      out.writeFloat(flag, f.value);
    } else if (value instanceof PyBigInt i) {
      out.writeInteger(flag, i.value);
    } else if (value instanceof PyBytes b && b.type == PyBytes.TYPE) {
      out.writeBytes(flag, b.array());
    } else if (value instanceof PyComplex c && c.type == PyComplex.TYPE) {
      out.writeComplex(flag, c.real, c.imaginary);
    } else if (value instanceof PyCode code) {
      writeCode(code, flag);
    } else {
      writeContainer(value, flag);
    }
  }

  private void writeContainer(Object value, int flag) {
    if (value instanceof PyTuple t && t.type == PyTuple.TYPE) {
      out.writeTupleHead(flag, t.size());
      writeAll(t.items());
    } else if (value instanceof PyList l && l.type == PyList.TYPE) {
      Object[] items = l.toArray();
      writeHead(MarshalType.LIST | flag, items.length);
      writeAll(items);
    } else if (value instanceof PyDict d && d.type == PyDict.TYPE) {
      out.writeByte(MarshalType.DICT | flag);
      PyDict.Cursor cursor = d.cursor();
      while (cursor.advance()) {
        write(cursor.key());
        write(cursor.value());
      }
      out.writeByte(MarshalType.NULL);
    } else if (value instanceof PySetBase s && (s.type == PySet.TYPE || s.type == PyFrozenSet.TYPE)) {
      writeSet(s, flag);
    } else if (value instanceof PySlice s && version >= SLICES_VERSION) {
      out.writeByte(MarshalType.SLICE | flag);
      write(s.start);
      write(s.stop);
      write(s.step);
    } else if (!(value instanceof PySlice) && Buffers.isBuffer(value)) {
      out.writeBytes(flag, Buffers.bytes(ts, value));
    } else {
      throw refused();
    }
  }

  /// Members in the order of their own marshal data, so that equal sets give equal data.
  private void writeSet(PySetBase set, int flag) {
    Object[] items = set.toArray();
    byte[][] keys = new byte[items.length][];
    Integer[] order = new Integer[items.length];
    for (int i = 0; i < items.length; i++) {
      keys[i] = dump(ts, items[i], version, allowCode);
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Arrays.compareUnsigned(keys[a], keys[b]));
    writeHead((set.type == PySet.TYPE ? MarshalType.SET : MarshalType.FROZEN_SET) | flag, items.length);
    for (int index : order) {
      write(items[index]);
    }
  }

  private void writeHead(int type, int size) {
    out.writeByte(type);
    out.writeInt(size);
  }

  private void writeAll(Object[] items) {
    for (Object item : items) {
      write(item);
    }
  }

  private void writeCode(PyCode code, int flag) {
    if (!allowCode) {
      throw PyErrors.valueError("marshalling code objects is disallowed");
    }
    writeCode(code.object, code.object.fileName, Text.toJava(code.fileName()), flag);
  }

  /// Writes code, and nested code with the same file, with the file name that it has now.
  private void writeCode(CodeObject code, String oldFile, String newFile, int flag) {
    out.writeByte(MarshalType.CODE | flag);
    out.writeInt(code.argCount);
    out.writeInt(code.posOnlyArgCount);
    out.writeInt(code.kwOnlyArgCount);
    out.writeInt(code.stackSize);
    out.writeInt(code.flags);
    out.writeBytes(0, code.code);
    out.writeTupleHead(0, code.consts.size());
    for (Const constant : code.consts) {
      if (constant instanceof Const.Code nested) {
        writeCode(nested.value(), oldFile, newFile, 0);
      } else {
        write(CodeConstants.of(constant));
      }
    }
    writeNames(code.names);
    writeNames(code.localsPlusNames);
    out.writeBytes(0, code.localsPlusKinds);
    writeName(code.fileName.equals(oldFile) ? newFile : code.fileName);
    writeName(code.name);
    writeName(code.qualName);
    out.writeInt(code.firstLine);
    out.writeBytes(0, code.lineTable);
    out.writeBytes(0, code.exceptionTable);
  }

  private void writeNames(List<String> names) {
    out.writeTupleHead(0, names.size());
    for (String name : names) {
      writeName(name);
    }
  }

  private void writeName(String name) {
    Object text = Text.fromJava(name);
    write(text instanceof String s ? s.intern() : text);
  }
}
