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
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A function that reads attributes of its argument; a name may have dots.
@PyTypeDef(value = "attrgetter", module = "operator")
final class PyAttrGetter extends PyObject {
  static final PyType TYPE = PyType.builtin(PyAttrGetterTable.INSTANCE);

  private final Object[] names;

  private PyAttrGetter(Object[] names) {
    super(TYPE);
    this.names = names;
  }

  /// A function that reads the attributes with these names.
  @New("attrgetter(attr, /, *attrs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError("attrgetter() takes no keyword arguments");
    }
    if (args.length == 0) {
      throw PyErrors.typeError("attrgetter expected 1 argument, got 0");
    }
    for (Object name : args) {
      if (!Text.isStr(name)) {
        throw PyErrors.typeError("attribute name must be a string");
      }
    }
    return new PyAttrGetter(args);
  }

  static void checkOne(String function, Object[] values, String[] keywordNames) {
    if (keywordNames != null && keywordNames.length > 0) {
      throw PyErrors.typeError(function + "() takes no keyword arguments");
    }
    if (values.length != 1) {
      throw PyErrors.typeError(function + " expected 1 argument, got " + values.length);
    }
  }

  /// The parameters of a call of the object.
  @Getter("__text_signature__")
  String textSignature() {
    return "(obj, /)";
  }

  @Special("__call__")
  Object callGetter(ThreadState ts, Object[] values, String[] keywordNames) {
    checkOne("attrgetter", values, keywordNames);
    return call1(ts, values[0]);
  }

  @Override
  public Object call1(ThreadState ts, Object object) {
    if (names.length == 1) {
      return read(ts, object, names[0]);
    }
    Object[] result = new Object[names.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = read(ts, object, names[i]);
    }
    return PyTuple.of(result);
  }

  private static Object read(ThreadState ts, Object object, Object name) {
    String text = Text.toJava(name);
    Object result = object;
    int from = 0;
    for (int dot; (dot = text.indexOf('.', from)) >= 0; from = dot + 1) {
      result = Objects.getAttribute(ts, result, Text.fromJava(text.substring(from, dot)));
    }
    return Objects.getAttribute(ts, result, from == 0 ? Text.valueOrNull(name) : Text.fromJava(text.substring(from)));
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Reprs.items(ts, this, names, "operator.attrgetter(", ")", "operator.attrgetter(...)");
  }

  /// How pickle makes the function again.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(names.clone()));
  }
}
