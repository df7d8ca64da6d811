// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;

/// Makes the values that [MarshalReader] reads. A container that marshal data may refer to from inside is made empty first
/// and filled afterwards. A method may throw [MarshalError] where it has no such value or a part has the wrong type.
public interface ValueFactory<T> {
  T none();

  T ofBool(boolean value);

  T ellipsis();

  T stopIteration();

  T ofLong(long value);

  /// An integer that does not fit a long.
  T ofBigInteger(BigInteger value);

  T ofDouble(double value);

  T ofComplex(double real, double imag);

  /// A `bytes` object; the array is the factory's to keep.
  T ofBytes(byte[] value);

  /// A `str` whose chars are its code points: no code point above U+FFFF, no adjacent surrogate pair.
  T ofStr(String value, boolean interned);

  /// Any other `str`; the array is the factory's to keep.
  T ofCodePoints(int[] value, boolean interned);

  /// A tuple whose items [#setItem] gives before anyone else uses it.
  T newTuple(int size);

  void setItem(T tuple, int index, T item);

  T newList(int size);

  void append(T list, T item);

  T newDict();

  void put(T dict, T key, T value);

  T newSet();

  void add(T set, T item);

  /// A frozenset of the items, all of them `T`s, which may repeat.
  T ofFrozenSet(Object[] items);

  T ofSlice(T start, T stop, T step);

  /// A code object of the parts in their order in marshal data.
  T ofCode(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, T code, T consts, T names, T localsPlusNames,
      T localsPlusKinds, T fileName, T name, T qualName, int firstLine, T lineTable, T exceptionTable);
}
