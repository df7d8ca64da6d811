// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
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
    attributes = type == TYPE ? null : new PyInstance(type, this);
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
  static Object create(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    int positional = keywordNames == null ? args.length : args.length - keywordNames.length;
    Object iterable = positional > 0 ? args[0] : null;
    Object start = positional > 1 ? args[1] : null;
    if (args.length > 2) {
      throw PyErrors.typeError("enumerate() takes at most 2 arguments (" + args.length + " given)");
    }
    for (int i = positional; i < args.length; i++) {
      String name = keywordNames[i - positional];
      if (name.equals("iterable") && iterable == null) {
        iterable = args[i];
      } else if (name.equals("start") && start == null) {
        start = args[i];
      } else {
        throw PyErrors.typeError("'" + name + "' is an invalid keyword argument for enumerate()");
      }
    }
    if (iterable == null) {
      throw PyErrors.typeError("enumerate() missing required argument 'iterable'");
    }
    return new PyEnumerate(cls, Iterators.of(ts, iterable), start == null ? PyInt.ZERO : Numbers.index(ts, start));
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
