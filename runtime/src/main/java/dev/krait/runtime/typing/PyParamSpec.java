// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A variable for the parameters of a function.
@PyTypeDef(value = "ParamSpec", module = "typing")
public final class PyParamSpec extends PyTypeParameter {
  public static final PyType TYPE = PyType.builtinWithDict(PyParamSpecTable.INSTANCE, PyType.OBJECT);

  private final Object bound;

  private PyParamSpec(Object name, Object bound, LazyType defaultType, boolean covariant, boolean contravariant, boolean inferVariance) {
    super(TYPE, name, covariant, contravariant, inferVariance, defaultType);
    this.bound = bound;
  }

  /// A variable of the syntax of type parameters.
  public static PyParamSpec ofSyntax(Object name) {
    return new PyParamSpec(name, null, new LazyType(null, null), false, false, true);
  }

  /// A variable that the program makes itself.
  @New("paramspec(name, *, bound=None, default=<typing.NoDefault>, covariant=False, contravariant=False, infer_variance=False)")
  static Object create(ThreadState ts, PyType cls, Object name, Object bound, Object defaultType, boolean covariant, boolean contravariant,
      boolean inferVariance) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("paramspec() argument 'name' must be str, not " + Types.nameOf(name));
    }
    checkVariance(covariant, contravariant, inferVariance);
    Object limit = bound == null || bound == PyNone.NONE ? PyNone.TYPE : Typing.checked(ts, bound, "Bound must be a type.");
    PyParamSpec made = new PyParamSpec(name, limit, given(defaultType), covariant, contravariant, inferVariance);
    made.setModule(ts);
    return made;
  }

  /// The bound, or None.
  @Getter("__bound__")
  Object getBound() {
    return bound == null ? PyNone.NONE : bound;
  }

  /// The positional parameters.
  @Getter("args")
  Object args() {
    return new PyParamSpecArgs(this);
  }

  /// The keyword parameters.
  @Getter("kwargs")
  Object kwargs() {
    return new PyParamSpecKwargs(this);
  }

  /// What stands for the variable in a subscription.
  @Method("__typing_subst__(arg, /)")
  Object substitute(ThreadState ts, Object arg) {
    return Typing.call(ts, "_paramspec_subst", this, arg);
  }

  /// The arguments of a subscription, with those of this variable put together.
  @Method("__typing_prepare_subst__(alias, args, /)")
  Object prepare(ThreadState ts, Object alias, Object args) {
    return Typing.call(ts, "_paramspec_prepare_subst", this, alias, args);
  }

  /// Whether it is covariant.
  @Getter("__covariant__")
  boolean isCovariant() {
    return covariant;
  }

  /// Whether it is contravariant.
  @Getter("__contravariant__")
  boolean isContravariant() {
    return contravariant;
  }

  /// Whether type checkers find the variance out.
  @Getter("__infer_variance__")
  boolean infersVariance() {
    return inferVariance;
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return Typing.union(ts, this, value);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return Typing.union(ts, value, this);
  }

  @Special("__repr__")
  Object repr() {
    return text();
  }
}
