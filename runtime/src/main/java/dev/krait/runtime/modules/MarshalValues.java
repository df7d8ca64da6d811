// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.MarshalError;
import dev.krait.compiler.code.ValueFactory;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.interp.CodeConstants;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyEllipsis;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Makes Python objects of marshal data. Used by one thread for one reading.
final class MarshalValues implements ValueFactory<Object> {
  private final ThreadState ts;

  MarshalValues(ThreadState ts) {
    this.ts = ts;
  }

  @Override
  public Object none() {
    return PyNone.NONE;
  }

  @Override
  public Object ofBool(boolean value) {
    return PyBool.of(value);
  }

  @Override
  public Object ellipsis() {
    return PyEllipsis.ELLIPSIS;
  }

  @Override
  public Object stopIteration() {
    return Exceptions.STOP_ITERATION;
  }

  @Override
  public Object ofLong(long value) {
    return PyInt.of(value);
  }

  @Override
  public Object ofBigInteger(BigInteger value) {
    return PyLong.of(value);
  }

  @Override
  public Object ofDouble(double value) {
    return new PyFloat(value);
  }

  @Override
  public Object ofComplex(double real, double imag) {
    return new PyComplex(real, imag);
  }

  @Override
  public Object ofBytes(byte[] value) {
    return new PyBytes(value);
  }

  @Override
  public Object ofStr(String value, boolean interned) {
    return interned ? value.intern() : value;
  }

  @Override
  public Object ofCodePoints(int[] value, boolean interned) {
    return Text.of(value, 0, value.length);
  }

  @Override
  public Object newTuple(int size) {
    return new PyTuple(new Object[size]);
  }

  @Override
  public void setItem(Object tuple, int index, Object item) {
    ((PyTuple) tuple).items()[index] = item;
  }

  @Override
  public Object newList(int size) {
    return new PyList();
  }

  @Override
  public void append(Object list, Object item) {
    ((PyList) list).append(item);
  }

  @Override
  public Object newDict() {
    return new PyDict();
  }

  @Override
  public void put(Object dict, Object key, Object value) {
    ((PyDict) dict).put(ts, key, value);
  }

  @Override
  public Object newSet() {
    return new PySet();
  }

  @Override
  public void add(Object set, Object item) {
    ((PySet) set).add(ts, item);
  }

  @Override
  public Object ofFrozenSet(Object[] items) {
    return PyFrozenSet.of(ts, PyList.of(items));
  }

  @Override
  public Object ofSlice(Object start, Object stop, Object step) {
    return new PySlice(start, stop, step);
  }

  @Override
  public Object ofCode(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, Object code, Object consts, Object names,
      Object localsPlusNames, Object localsPlusKinds, Object fileName, Object name, Object qualName, int firstLine, Object lineTable,
      Object exceptionTable) {
    return new PyCode(new CodeObject(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, bytes(code), constants(consts), strings(names),
        strings(localsPlusNames), bytes(localsPlusKinds), string(fileName), string(name), string(qualName), firstLine, bytes(lineTable),
        bytes(exceptionTable)));
  }

  private static byte[] bytes(Object value) {
    if (value instanceof PyBytes b) {
      return b.array();
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "code: expected bytes");
  }

  private static List<Const> constants(Object value) {
    List<Const> constants = new ArrayList<>();
    for (Object item : items(value)) {
      Const constant = CodeConstants.toConst(item);
      if (constant == null) {
        throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "code: a constant can not be of this type");
      }
      constants.add(constant);
    }
    return constants;
  }

  private static Object[] items(Object value) {
    if (value instanceof PyTuple t) {
      return t.items();
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "code: expected tuple");
  }

  private static List<String> strings(Object value) {
    List<String> strings = new ArrayList<>();
    for (Object item : items(value)) {
      strings.add(string(item));
    }
    return strings;
  }

  private static String string(Object value) {
    if (Text.isStr(value)) {
      return Text.toJava(value);
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "name tuples must contain only strings");
  }
}
