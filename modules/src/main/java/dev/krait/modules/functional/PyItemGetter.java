// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A function that reads items of its argument.
@PyTypeDef(value = "itemgetter", module = "operator")
final class PyItemGetter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyItemGetterTable.INSTANCE);

  private final Object[] items;

  private PyItemGetter(Object[] items) {
    super(TYPE);
    this.items = items;
  }

  /// A function that reads the items with these keys.
  @New("itemgetter(item, /, *items)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("itemgetter() takes no keyword arguments");
    }
    if (args.length == 0) {
      throw PyErrors.typeError("itemgetter expected 1 argument, got 0");
    }
    return new PyItemGetter(args);
  }

  /// The parameters of a call of the object.
  @Getter("__text_signature__")
  String textSignature() {
    return "(obj, /)";
  }

  @Special("__call__")
  Object callGetter(ThreadState ts, Object[] values, String[] keywordNames) {
    PyAttrGetter.checkOne("itemgetter", values, keywordNames);
    return call1(ts, values[0]);
  }

  @Override
  public Object call1(ThreadState ts, Object object) {
    if (items.length == 1) {
      return Objects.getItem(ts, object, items[0]);
    }
    Object[] result = new Object[items.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Objects.getItem(ts, object, items[i]);
    }
    return PyTuple.of(result);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Reprs.items(ts, this, items, "operator.itemgetter(", ")", "operator.itemgetter(...)");
  }

  /// How pickle makes the function again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(items.clone()));
  }
}
