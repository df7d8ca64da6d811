// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Counts from a start by a step, without end.
@PyTypeDef(value = "count", module = "itertools", subclassable = true)
public final class PyCount extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyCountTable.INSTANCE);

  /// The next number.
  private Object current;
  private final Object step;
  /// Whether both are plain ints that fit a long.
  private final boolean small;

  private PyCount(PyType type, Object start, Object step) {
    super(type);
    this.current = start;
    this.step = step;
    small = start instanceof PyInt && step instanceof PyInt;
  }

  /// Counts from start.
  @New("count(start=0, step=1)")
  static Object create(PyType cls, Object start, Object step) {
    if (!isNumber(start) || !isNumber(step)) {
      throw PyErrors.typeError("a number is required");
    }
    return new PyCount(cls, start, step);
  }

  private static boolean isNumber(Object object) {
    PyType type = Types.of(object);
    return type.slot(Slot.INDEX) != null || type.slot(Slot.INT) != null || type.slot(Slot.FLOAT) != null || type.lookup("__complex__") != null;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    while (true) {
      Object result = current;
      Object next;
      if (small && result instanceof PyInt i && step instanceof PyInt by && Math.abs(by.value) < 1L << 62 && Math.abs(i.value) < 1L << 62) {
        next = PyInt.of(i.value + by.value);
      } else {
        next = Numbers.binary(ts, Slot.ADD, result, step);
      }
      synchronized (this) {
        if (current == result) {
          current = next;
          return result;
        }
      }
    }
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String text = "count(" + Objects.reprText(ts, current);
    boolean one = step instanceof PyInt i && i.value == 1;
    return Text.fromJava(text + (one ? ")" : ", " + Objects.reprText(ts, step) + ")"));
  }
}
