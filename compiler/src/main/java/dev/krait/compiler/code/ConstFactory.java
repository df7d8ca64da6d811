// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/// Makes the compiler's own constants from marshal data; the mutable kinds, which no code object holds, are refused.
public final class ConstFactory implements ValueFactory<Const> {
  private static MarshalError refused(String kind) {
    return new MarshalError(MarshalError.Kind.TYPE_ERROR, "a " + kind + " is not a constant");
  }

  @Override
  public Const none() {
    return Const.Singleton.NONE;
  }

  @Override
  public Const ofBool(boolean value) {
    return value ? Const.Singleton.TRUE : Const.Singleton.FALSE;
  }

  @Override
  public Const ellipsis() {
    return Const.Singleton.ELLIPSIS;
  }

  @Override
  public Const stopIteration() {
    throw refused("class");
  }

  @Override
  public Const ofLong(long value) {
    return new Const.Int(value);
  }

  @Override
  public Const ofBigInteger(BigInteger value) {
    return new Const.BigInt(value);
  }

  @Override
  public Const ofDouble(double value) {
    return new Const.Float(value);
  }

  @Override
  public Const ofComplex(double real, double imag) {
    return new Const.Complex(real, imag);
  }

  @Override
  public Const ofBytes(byte[] value) {
    return new Const.Bytes(new ByteSequence(value));
  }

  @Override
  public Const ofStr(String value, boolean interned) {
    return new Const.Str(value);
  }

  @Override
  public Const ofCodePoints(int[] value, boolean interned) {
    return new Const.WideStr(new CodePoints(value));
  }

  @Override
  public Const newTuple(int size) {
    return new Const.Tuple(Arrays.asList(new Const[size]));
  }

  @Override
  public void setItem(Const tuple, int index, Const item) {
    ((Const.Tuple) tuple).items().set(index, item);
  }

  @Override
  public Const newList(int size) {
    throw refused("list");
  }

  @Override
  public void append(Const list, Const item) {
    throw refused("list");
  }

  @Override
  public Const newDict() {
    throw refused("dict");
  }

  @Override
  public void put(Const dict, Const key, Const value) {
    throw refused("dict");
  }

  @Override
  public Const newSet() {
    throw refused("set");
  }

  @Override
  public void add(Const set, Const item) {
    throw refused("set");
  }

  @Override
  public Const ofFrozenSet(Object[] items) {
    var members = new LinkedHashSet<Const>();
    for (Object item : items) {
      members.add((Const) item);
    }
    return new Const.FrozenSet(Collections.unmodifiableList(new ArrayList<>(members)));
  }

  @Override
  public Const ofSlice(Const start, Const stop, Const step) {
    return new Const.Slice(start, stop, step);
  }

  @Override
  public Const ofCode(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, Const code, Const consts, Const names,
      Const localsPlusNames, Const localsPlusKinds, Const fileName, Const name, Const qualName, int firstLine, Const lineTable,
      Const exceptionTable) {
    return new Const.Code(new CodeObject(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, bytes(code), tuple(consts), strings(names),
        strings(localsPlusNames), bytes(localsPlusKinds), string(fileName), string(name), string(qualName), firstLine, bytes(lineTable),
        bytes(exceptionTable)));
  }

  private static byte[] bytes(Const value) {
    if (value instanceof Const.Bytes bytes) {
      return bytes.value().array();
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "code: expected bytes");
  }

  private static List<Const> tuple(Const value) {
    if (value instanceof Const.Tuple tuple) {
      return tuple.items();
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "code: expected tuple");
  }

  private static List<String> strings(Const value) {
    List<Const> items = tuple(value);
    var strings = new String[items.size()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = string(items.get(i));
    }
    return List.of(strings);
  }

  private static String string(Const value) {
    if (value instanceof Const.Str text) {
      return text.value();
    }
    if (value instanceof Const.WideStr text) {
      return text.value().toString();
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "name tuples must contain only strings");
  }
}
