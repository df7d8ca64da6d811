// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls the members of [SampleType] as Python would. The expected messages are CPython's for members of the same shape.
class BuiltinTableTest {
  private static final Object[] NONE = {};
  private final Interpreter interpreter = new Interpreter(false);
  private final ThreadState ts = interpreter.threads().enter(0);
  private final SampleType sample = new SampleType(SampleType.TYPE);

  @AfterEach
  void leave() {
    interpreter.threads().leave(ts);
  }

  private static Object[] args(Object... args) {
    return args;
  }

  /// Calls a method of the sample; keywords take the last arguments.
  private void check(String method, Object[] args, String keywords, Object expected) {
    String[] names = keywords.isEmpty() ? null : keywords.split(",");
    int positional = args.length - (names == null ? 0 : names.length);
    check(expected, () -> Calls.call(ts, Objects.getAttribute(ts, sample, method), args, positional, names));
  }

  private interface Action {
    Object run();
  }

  private static void check(Object expected, Action action) {
    Object result;
    try {
      result = action.run();
    } catch (PyException e) {
      PyTuple arguments = e.value.args;
      result = arguments.size() == 0 ? e.value.type.name() : arguments.get(0);
    }
    assertEquals(expected, result);
  }

  private static PyInt i(long value) {
    return PyInt.of(value);
  }

  @Test
  void counts() {
    check("clear", NONE, "", PyNone.NONE);
    check("clear", args(i(1)), "", "sample.clear() takes no arguments (1 given)");
    check("clear", args(i(1)), "x", "sample.clear() takes no keyword arguments");
    check("append", args("v"), "", "v");
    check("append", NONE, "", "sample.append() takes exactly one argument (0 given)");
    check("append", args(i(1), i(2)), "", "sample.append() takes exactly one argument (2 given)");
    check("append", args(i(1), i(2)), "x", "sample.append() takes no keyword arguments");
    check("pop", NONE, "", i(-1));
    check("pop", args(i(5)), "", i(5));
    check("pop", args(i(1), i(2)), "", "pop expected at most 1 argument, got 2");
    check("pop", args(i(1)), "x", "sample.pop() takes no keyword arguments");
    check("insert", args(i(1)), "", "insert expected 2 arguments, got 1");
    check("fromkeys", NONE, "", "fromkeys expected at least 1 argument, got 0");
    check("fromkeys", args("a"), "", SampleType.TYPE);
    check("maketrans", args("a"), "", "a");
    check("maketrans", args("a", "b", "c"), "", "maketrans expected at most 2 arguments, got 3");
    check("gcd", NONE, "", PyTuple.of("gcd", PyNone.NONE).get(1), 1);
    check("gcd", args(i(1)), "x", "sample.gcd() takes no keyword arguments");
  }

  private void check(String method, Object[] args, String keywords, Object expected, int element) {
    check(expected, () -> ((PyTuple) Calls.call(ts, Objects.getAttribute(ts, sample, method), args)).get(element));
  }

  @Test
  void keywords() {
    check("split", NONE, "", "-1");
    check("split", args(",", i(2)), "", ",2");
    check("split", args(i(2), ";"), "maxsplit,sep", ";2");
    check("split", args(i(1), i(2), i(3)), "", "split() takes at most 2 arguments (3 given)");
    check("split", args(i(2)), "x", "split() got an unexpected keyword argument 'x'");
    check("split", args("a", "b"), "sep", "argument for split() given by name ('sep') and position (1)");
    check("sort", args(i(1)), "", "sort() takes no positional arguments");
    check("sort", args(i(1), i(2), i(3)), "key,reverse,x", "sort() takes at most 2 keyword arguments (3 given)");
    check("sort", args(i(1)), "foo", "sort() got an unexpected keyword argument 'foo'");
    check("sum", NONE, "", "sum() takes at least 1 positional argument (0 given)");
    check("sum", args("s"), "", i(0));
    check("isclose", args(i(1)), "", "isclose() missing required argument 'b' (pos 2)");
    check("isclose", args(i(1)), "a", "isclose() missing required argument 'b' (pos 2)");
    check("isclose", args(i(1), i(2), i(3)), "", "isclose() takes exactly 2 positional arguments (3 given)");
    check("isclose", args(i(1), i(2), i(3), i(4), i(5)), "", "isclose() takes at most 3 arguments (5 given)");
    check("update", NONE, "", "none");
    check("update", args("v"), "x", "v");
  }

  @Test
  void conversions() {
    check("insert", args("a", i(1)), "", "'str' object cannot be interpreted as an integer");
    check("insert", args(i(1L << 40), i(1)), "", "Python int too large to convert to C int");
    check("split", args(i(1)), "", "split() argument 'sep' must be str or None, not int");
    check("join", args(i(1)), "", "join() argument 1 must be tuple, not int");
    check("join", args(PyTuple.EMPTY, i(1)), "", "join() argument 'sep' must be str, not int");
    check("isclose", args("a", i(1)), "", "must be real number, not str");
  }

  @Test
  void specials() {
    check("__len__", NONE, "", i(3));
    check("__len__", args(i(1)), "", "expected 0 arguments, got 1");
    check("__len__", args(i(1)), "x", "wrapper __len__() takes no keyword arguments");
    check("__pow__", NONE, "", "expected 1 or 2 arguments, got 0");
    check("__pow__", args(i(1)), "", PyNone.NONE);
    check("__setitem__", args(i(1)), "", "__setitem__ expected 2 arguments, got 1");
    check("__next__", NONE, "", "StopIteration");
  }

  @Test
  void descriptors() {
    PyObject append = (PyObject) SampleType.TYPE.lookup("append");
    check("unbound method sample.append() needs an argument", () -> append.call0(ts));
    check("descriptor 'append' for 'sample' objects doesn't apply to a 'int' object", () -> append.call2(ts, i(1), i(2)));
    check("v", () -> append.call2(ts, sample, "v"));
    check("<method 'append' of 'sample' objects>", () -> Objects.repr(ts, append));
    check("<slot wrapper '__len__' of 'sample' objects>", () -> Objects.repr(ts, SampleType.TYPE.lookup("__len__")));
    check("<attribute 'note' of 'sample' objects>", () -> Objects.repr(ts, SampleType.TYPE.lookup("note")));
    check("($self, object, /)", () -> Objects.getAttribute(ts, append, "__text_signature__"));
    check("sample.append", () -> Objects.getAttribute(ts, append, "__qualname__"));
    check("Takes one.", () -> Objects.getAttribute(ts, append, "__doc__"));
    check(SampleType.TYPE, () -> Objects.getAttribute(ts, append, "__objclass__"));
    check("($self, /, sep=None, maxsplit=-1)", () -> attribute("split", "__text_signature__"));
    check("($self, /)", () -> attribute("clear", "__text_signature__"));
    check("($type, iterable, value=None, /)", () -> attribute("fromkeys", "__text_signature__"));
    check("(x, y=<unrepresentable>, /)", () -> attribute("maketrans", "__text_signature__"));
    check("($self, /, *integers)", () -> attribute("gcd", "__text_signature__"));
    check("sample.fromkeys", () -> attribute("fromkeys", "__qualname__"));
    check(sample, () -> attribute("append", "__self__"));
    check(true, () -> Objects.equal(ts, Objects.getAttribute(ts, sample, "append"), Objects.getAttribute(ts, sample, "append")));
    check(true, () -> Objects.equal(ts, Objects.getAttribute(ts, sample, "__len__"), Objects.getAttribute(ts, sample, "__len__")));
  }

  private Object attribute(String method, String name) {
    return Objects.getAttribute(ts, Objects.getAttribute(ts, sample, method), name);
  }

  @Test
  void attributes() {
    Objects.setAttribute(ts, sample, "note", "x");
    check("x", () -> Objects.getAttribute(ts, sample, "note"));
    Objects.setAttribute(ts, sample, "note", null);
    check("deleted", () -> Objects.getAttribute(ts, sample, "note"));
    check("attribute 'fixed' of 'sample' objects is not writable", () -> {
      Objects.setAttribute(ts, sample, "fixed", i(1));
      return null;
    });
  }

  @Test
  void constructors() {
    PyObject create = (PyObject) SampleType.TYPE.lookup("__new__");
    check("sample.__new__(): not enough arguments", () -> create.call0(ts));
    check("sample.__new__(X): X is not a type object (int)", () -> create.call1(ts, i(1)));
    check("sample.__new__(tuple): tuple is not a subtype of sample", () -> create.call1(ts, PyTuple.TYPE));
    check(SampleType.TYPE, () -> ((PyObject) create.call1(ts, SampleType.TYPE)).type);
    check("sample expected at most 1 argument, got 2", () -> SampleType.TYPE.call2(ts, i(1), i(2)));
    check("sample() takes no keyword arguments", () -> SampleType.TYPE.call(ts, args(i(1)), 0, new String[] {"x"}));
    check("object.__new__(sample) is not safe, use sample.__new__()", () -> ((PyObject) PyType.OBJECT.lookup("__new__")).call1(ts, SampleType.TYPE));
    assertEquals("(size=0, /)", SampleTypeTable.INSTANCE.textSignature());
  }
}
