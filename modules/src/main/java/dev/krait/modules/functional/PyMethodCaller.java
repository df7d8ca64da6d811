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
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;

/// A function that calls a method of its argument.
@PyTypeDef(value = "methodcaller", module = "operator")
final class PyMethodCaller extends PyObject {
  static final PyType TYPE = PyType.builtin(PyMethodCallerTable.INSTANCE);

  private final Object name;
  private final Object[] values;
  private final int positional;
  private final String[] keywordNames;

  private PyMethodCaller(Object name, Object[] values, int positional, String[] keywordNames) {
    super(TYPE);
    this.name = name;
    this.values = values;
    this.positional = positional;
    this.keywordNames = keywordNames;
  }

  /// A function that calls the method of this name with these arguments.
  @New("methodcaller(name, /, *args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional == 0) {
      throw PyErrors.typeError("methodcaller needs at least one argument, the method name");
    }
    if (!Text.isStr(args[0])) {
      throw PyErrors.typeError("method name must be a string");
    }
    return new PyMethodCaller(Text.valueOrNull(args[0]), Arrays.copyOfRange(args, 1, args.length), positional - 1, keywordNames);
  }

  /// The parameters of a call of the object.
  @Getter("__text_signature__")
  String textSignature() {
    return "(obj, /)";
  }

  @Special("__call__")
  Object callMethod(ThreadState ts, Object[] given, String[] names) {
    PyAttrGetter.checkOne("methodcaller", given, names);
    return Calls.call(ts, Objects.getAttribute(ts, given[0], name), values, positional, keywordNames);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (!Reprs.enter(ts, this)) {
      return "operator.methodcaller(...)";
    }
    try {
      StringBuilder text = new StringBuilder("operator.methodcaller(").append(Objects.reprText(ts, name));
      for (int i = 0; i < values.length; i++) {
        text.append(", ").append(i < positional ? "" : keywordNames[i - positional] + "=").append(Objects.reprText(ts, values[i]));
      }
      return Text.fromJava(text.append(')').toString());
    } finally {
      Reprs.leave(ts);
    }
  }

  /// How pickle makes the function again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object[] args = Arrays.copyOf(values, positional);
    if (positional == values.length) {
      return PyTuple.of(TYPE, PyTuple.of(Calls.prepend(name, args)));
    }
    Object[] given = Calls.prepend(TYPE, Calls.prepend(name, Arrays.copyOfRange(values, positional, values.length)));
    return PyTuple.of(Calls.call(ts, PyPartial.TYPE, given, 2, keywordNames), PyTuple.of(args));
  }
}
