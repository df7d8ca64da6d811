// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The keyword parameters that a parameter variable stands for.
@PyTypeDef(value = "ParamSpecKwargs", module = "typing")
public final class PyParamSpecKwargs extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyParamSpecKwargsTable.INSTANCE);

  private final Object origin;

  PyParamSpecKwargs(Object origin) {
    super(TYPE);
    this.origin = origin;
  }

  /// Those of a variable.
  @New("ParamSpecKwargs(origin)")
  static Object create(PyType cls, Object origin) {
    return new PyParamSpecKwargs(origin);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    Object name = origin instanceof PyParamSpec p ? p.name : Objects.repr(ts, origin);
    return Text.fromJava(Text.toJava(name) + ".kwargs");
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object value) {
    return value instanceof PyParamSpecKwargs that ? PyBool.of(Objects.equal(ts, origin, that.origin)) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// Refuses to be a base.
  @Method("__mro_entries__(bases, /)")
  Object mroEntries(Object bases) {
    throw Typing.notSubclassable(this);
  }

  /// The variable.
  @Getter("__origin__")
  Object getOrigin() {
    return origin;
  }
}
