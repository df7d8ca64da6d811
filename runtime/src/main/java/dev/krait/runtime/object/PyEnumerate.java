// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import java.math.BigInteger;

/// Pairs each item of an iterable with a running number.
@PyTypeDef(value = "enumerate", subclassable = true)
public class PyEnumerate extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyEnumerateTable.INSTANCE);

  private final Object source;
  private final PyInstance attributes;
  private long index;
  /// The number once it does not fit a long any more, else null.
  private BigInteger large;

  private PyEnumerate(PyType type, Object source, Object start) {
    super(type);
    this.source = source;
    attributes = type == TYPE ? null : new PyInstance(type);
    if (start instanceof PyInt i) {
      index = i.value;
    } else {
      large = ((PyBigInt) start).value;
    }
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// Numbers the items of the iterable, from start on.
  @New("enumerate(iterable, start=0)")
  static Object create(ThreadState ts, PyType cls, Object iterable, Object start) {
    Object number = Numbers.index(ts, start);
    return new PyEnumerate(cls, Iterators.of(ts, iterable), number);
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    Object item = Iterators.next(ts, source);
    return item == null ? null : PyTuple.of(number(), item);
  }

  private Object number() {
    if (large == null) {
      long n = index;
      if (n == Long.MAX_VALUE) {
        large = BigInteger.valueOf(n).add(BigInteger.ONE);
      } else {
        index = n + 1;
      }
      return PyInt.of(n);
    }
    BigInteger n = large;
    large = n.add(BigInteger.ONE);
    return PyLong.of(n);
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(type, PyTuple.of(source, large == null ? PyInt.of(index) : PyLong.of(large)));
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
