// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// A type variable.
@PyTypeDef(value = "TypeVar", module = "typing")
public final class PyTypeVar extends PyTypeParameter {
  public static final PyType TYPE = PyType.builtinWithDict(PyTypeVarTable.INSTANCE, PyType.OBJECT);

  private final LazyType bound;
  private final LazyType constraints;

  private PyTypeVar(Object name, LazyType bound, LazyType constraints, LazyType defaultType, boolean covariant, boolean contravariant,
      boolean inferVariance) {
    super(TYPE, name, covariant, contravariant, inferVariance, defaultType);
    this.bound = bound;
    this.constraints = constraints;
  }

  /// A type variable of the syntax of type parameters; the functions that compute bound and constraints may be null.
  public static PyTypeVar ofSyntax(Object name, Object boundEvaluator, Object constraintsEvaluator) {
    return new PyTypeVar(name, new LazyType(null, boundEvaluator), new LazyType(null, constraintsEvaluator), new LazyType(null, null), false, false,
        true);
  }

  /// A type variable that the program makes itself.
  @New("typevar(name, *constraints, bound=None, default=<typing.NoDefault>, covariant=False, contravariant=False, infer_variance=False)")
  static Object create(ThreadState ts, PyType cls, Object name, Object[] constraints, Object bound, Object defaultType, boolean covariant,
      boolean contravariant, boolean inferVariance) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("typevar() argument 'name' must be str, not " + Types.nameOf(name));
    }
    checkVariance(covariant, contravariant, inferVariance);
    Object limit = bound == PyNone.NONE ? null : Typing.checked(ts, bound, "Bound must be a type.");
    if (constraints.length == 1) {
      throw PyErrors.typeError("A single constraint is not allowed");
    }
    if (constraints.length > 0 && limit != null) {
      throw PyErrors.typeError("Constraints cannot be combined with bound=...");
    }
    Object[] types = new Object[constraints.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = Typing.checked(ts, constraints[i], "TypeVar(name, constraint, ...): constraints must be types.");
    }
    PyTypeVar made = new PyTypeVar(name, new LazyType(limit, null), new LazyType(types.length == 0 ? null : PyTuple.of(types), null),
        given(defaultType), covariant, contravariant, inferVariance);
    made.setModule(ts);
    return made;
  }

  /// The bound, or None.
  @Getter("__bound__")
  Object getBound(ThreadState ts) {
    Object value = bound.get(ts);
    return value == null ? PyNone.NONE : value;
  }

  /// The constraints.
  @Getter("__constraints__")
  Object getConstraints(ThreadState ts) {
    Object value = constraints.get(ts);
    return value == null ? PyTuple.EMPTY : value;
  }

  /// The function that computes the bound, or None.
  @Getter("evaluate_bound")
  Object getBoundEvaluator() {
    return bound.evaluator();
  }

  /// The function that computes the constraints, or None.
  @Getter("evaluate_constraints")
  Object getConstraintsEvaluator() {
    return constraints.evaluator();
  }

  /// What stands for the variable in a subscription.
  @Method("__typing_subst__(arg, /)")
  Object substitute(ThreadState ts, Object arg) {
    return Typing.call(ts, "_typevar_subst", this, arg);
  }

  /// The arguments of a subscription, with the default added where they lack one for this variable.
  @Method("__typing_prepare_subst__(alias, args, /)")
  Object prepare(ThreadState ts, Object alias, Object args) {
    Object[] parameters = Sequences.toArray(ts, Objects.getAttribute(ts, alias, "__parameters__"));
    Object[] given = Sequences.toArray(ts, args);
    int index = 0;
    while (index < parameters.length && parameters[index] != this) {
      index++;
    }
    if (index < given.length) {
      return args;
    }
    if (index > given.length || !hasDefaultType()) {
      throw PyErrors.typeError("Too few arguments for " + Text.toJava(Objects.str(ts, alias)) + "; actual " + given.length
          + ", expected at least " + (given.length + 1));
    }
    Object[] all = Arrays.copyOf(given, given.length + 1, Object[].class);
    all[given.length] = defaultOrMarker(ts);
    return PyTuple.of(all);
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
