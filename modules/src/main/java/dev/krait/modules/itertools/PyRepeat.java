// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.itertools;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives an object again and again, or so many times.
@PyTypeDef(value = "repeat", module = "itertools", subclassable = true)
public final class PyRepeat extends PyTool {
  public static final PyType TYPE = PyType.builtin(PyRepeatTable.INSTANCE);

  private final Object item;
  /// How many times are left; negative for no end.
  private long left;

  private PyRepeat(PyType type, Object item, long left) {
    super(type);
    this.item = item;
    this.left = left;
  }

  /// Repeats the object.
  @New("repeat(object, times=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object object, Object times) {
    return new PyRepeat(cls, object, times == null ? -1 : Math.max(0, dev.krait.runtime.builtin.Converters.toLong(ts, times)));
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public synchronized Object next(ThreadState ts) {
    if (left == 0) {
      return null;
    }
    if (left > 0) {
      left--;
    }
    return item;
  }

  /// How many times are left.
  @Method("__length_hint__()")
  long lengthHint() {
    if (left < 0) {
      throw PyErrors.typeError("len() of unsized object");
    }
    return left;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("repeat(" + Objects.reprText(ts, item) + (left < 0 ? ")" : ", " + left + ")"));
  }
}
