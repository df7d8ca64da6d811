// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;

/// Code objects and constants in CPython's marshal format. Equal constants are written once and referred to afterwards, as
/// CPython does for those it shares.
public final class Marshal {
  private final MarshalOutput out = new MarshalOutput();
  private final HashMap<Object, Integer> refs = new HashMap<>();
  private int depth;

  private Marshal() {
  }

  public static byte[] dump(CodeObject code) {
    return dump(new Const.Code(code));
  }

  public static byte[] dump(Const value) {
    var marshal = new Marshal();
    try {
      marshal.write(value);
    } catch (StackOverflowError _) {
      throw tooDeep();
    }
    return marshal.out.toArray();
  }

  private static MarshalError tooDeep() {
    return new MarshalError(MarshalError.Kind.VALUE_ERROR, "object too deeply nested to marshal");
  }

  /// Reads a constant; throws [MarshalError] where the data is not one that the compiler makes.
  public static Const load(byte[] data) {
    return load(data, 0);
  }

  /// Reads a constant from the bytes from `start` on.
  public static Const load(byte[] data, int start) {
    return new MarshalReader<>(data, start, data.length, new ConstFactory(), true).read();
  }

  private void write(Const value) {
    if (++depth > MarshalType.MAX_DEPTH) {
      throw tooDeep();
    }
    if (value instanceof Const.Singleton singleton) {
      out.writeByte(type(singleton));
    } else if (value instanceof Const.Int number) {
      out.writeInteger(0, BigInteger.valueOf(number.value()));
    } else if (value instanceof Const.Str text) {
      writeStr(text.value(), isNameLike(text.value()));
    } else if (!writeRef(value)) {
      writeWhole(value);
    }
    depth--;
  }

  private static int type(Const.Singleton singleton) {
    return switch (singleton) {
      case NONE -> MarshalType.NONE;
      case TRUE -> MarshalType.TRUE;
      case FALSE -> MarshalType.FALSE;
      case ELLIPSIS -> MarshalType.ELLIPSIS;
    };
  }

  /// Writes a reference where an equal object was written before; otherwise numbers the one about to be written.
  private boolean writeRef(Object key) {
    Integer ref = refs.putIfAbsent(key, refs.size());
    if (ref == null) {
      return false;
    }
    out.writeRef(ref);
    return true;
  }

  private void writeWhole(Const value) {
    int flag = MarshalType.FLAG_REF;
    if (value instanceof Const.Code code) {
      writeCode(code.value());
    } else if (value instanceof Const.Bytes bytes) {
      out.writeBytes(flag, bytes.value().array());
    } else if (value instanceof Const.Tuple tuple) {
      out.writeTupleHead(flag, tuple.items().size());
      writeAll(tuple.items());
    } else if (value instanceof Const.Float number) {
      out.writeFloat(flag, number.value());
    } else if (value instanceof Const.Complex number) {
      out.writeComplex(flag, number.real(), number.imag());
    } else if (value instanceof Const.BigInt number) {
      out.writeInteger(flag, number.value());
    } else if (value instanceof Const.WideStr text) {
      out.writeCodePoints(flag, text.value().array(), false);
    } else if (value instanceof Const.FrozenSet set) {
      out.writeByte(MarshalType.FROZEN_SET | flag);
      out.writeInt(set.items().size());
      writeAll(set.items());
    } else {
      var slice = (Const.Slice) value;
      out.writeByte(MarshalType.SLICE | flag);
      write(slice.start());
      write(slice.stop());
      write(slice.step());
    }
  }

  private void writeAll(List<Const> items) {
    for (Const item : items) {
      write(item);
    }
  }

  private void writeStr(String text, boolean interned) {
    if (!writeRef(text)) {
      out.writeStr(MarshalType.FLAG_REF, text, interned);
    }
  }

  /// CPython interns the string constants that could be names.
  private static boolean isNameLike(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
        return false;
      }
    }
    return true;
  }

  private void writeCode(CodeObject code) {
    out.writeByte(MarshalType.CODE | MarshalType.FLAG_REF);
    out.writeInt(code.argCount);
    out.writeInt(code.posOnlyArgCount);
    out.writeInt(code.kwOnlyArgCount);
    out.writeInt(code.stackSize);
    out.writeInt(code.flags);
    writeBytes(code.code);
    write(new Const.Tuple(code.consts));
    writeNames(code.names);
    writeNames(code.localsPlusNames);
    writeBytes(code.localsPlusKinds);
    writeName(code.fileName);
    writeName(code.name);
    writeName(code.qualName);
    out.writeInt(code.firstLine);
    writeBytes(code.lineTable);
    writeBytes(code.exceptionTable);
  }

  private void writeBytes(byte[] bytes) {
    write(new Const.Bytes(new ByteSequence(bytes)));
  }

  /// A tuple of names; a list of strings is its key among the references, which no constant is.
  private void writeNames(List<String> names) {
    if (!writeRef(names)) {
      out.writeTupleHead(MarshalType.FLAG_REF, names.size());
      for (String name : names) {
        writeName(name);
      }
    }
  }

  /// A name is a Java string in UTF-16, so that it may need code points.
  private void writeName(String name) {
    if (name.codePointCount(0, name.length()) == name.length()) {
      writeStr(name, true);
    } else if (!writeRef(name)) {
      out.writeCodePoints(MarshalType.FLAG_REF, name.codePoints().toArray(), true);
    }
  }
}
