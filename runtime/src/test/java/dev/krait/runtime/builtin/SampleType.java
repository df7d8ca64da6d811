// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.type.PyType;

/// A type with a member of every shape that arguments can have.
@PyTypeDef(value = "sample", subclassable = true)
public class SampleType extends PyObject {
  static final PyType TYPE = PyType.builtin(SampleTypeTable.INSTANCE);

  private Object note = PyNone.NONE;

  SampleType(PyType type) {
    super(type);
  }

  @New("sample(size=0, /)")
  static Object create(PyType cls, long size) {
    return new SampleType(cls);
  }

  /// Takes nothing.
  @Method("clear()")
  void clear() {
  }

  /// Takes one.
  @Method("append(object, /)")
  Object append(Object object) {
    return object;
  }

  /// Takes one at most.
  @Method("pop(index=-1, /)")
  long pop(long index) {
    return index;
  }

  /// Takes two.
  @Method("insert(index, object, /)")
  int insert(int index, Object object) {
    return index;
  }

  /// Takes two by position or name.
  @Method("split(sep=None, maxsplit=-1)")
  Object split(String sep, long maxsplit) {
    return sep == null ? "" + maxsplit : sep + maxsplit;
  }

  /// Takes two by name.
  @Method("sort(*, key=None, reverse=False)")
  boolean sort(Object key, boolean reverse) {
    return reverse;
  }

  /// Takes one by position, others by name.
  @Method("sum(iterable, /, start=0)")
  Object sum(Object iterable, Object start) {
    return start;
  }

  /// Takes two and needs both.
  @Method("isclose(a, b, *, rel_tol=1e-09)")
  double isclose(double a, double b, double relTol) {
    return relTol;
  }

  /// Takes any number.
  @Method("gcd(*integers)")
  Object gcd(PyTuple integers) {
    return PyTuple.of("gcd", integers.size() == 0 ? PyNone.NONE : integers.get(0));
  }

  /// Takes anything.
  @Method("update(*args, **kwargs)")
  Object update(Object[] args, PyDict kwargs) {
    return kwargs == null ? "none" : kwargs.get("x");
  }

  /// Takes a tuple.
  @Method("join(parts, /, sep='')")
  Object join(PyTuple parts, String sep) {
    return sep;
  }

  /// Makes one.
  @ClassMethod("fromkeys(iterable, value=None, /)")
  static Object fromkeys(PyType cls, Object iterable, Object value) {
    return cls;
  }

  /// Needs none.
  @StaticMethod("maketrans(x, y=<unrepresentable>, /)")
  static Object maketrans(Object x, Object y) {
    return y == null ? x : y;
  }

  @Special("__len__")
  int length() {
    return 3;
  }

  @Special("__pow__")
  Object power(Object value, Object mod) {
    return mod;
  }

  @Special("__setitem__")
  void setItem(Object key, Object value) {
  }

  @Special("__next__")
  Object next() {
    return null;
  }

  /// A note.
  @Getter("note")
  Object note() {
    return note;
  }

  @Setter("note")
  void setNote(Object value) {
    note = value == null ? "deleted" : value;
  }

  @Getter("fixed")
  long fixed() {
    return 7;
  }
}
