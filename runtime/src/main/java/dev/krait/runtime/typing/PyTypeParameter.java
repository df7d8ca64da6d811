// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// What type variables of all kinds have in common: a name, variance and a default.
public abstract class PyTypeParameter extends PyInstance {
  final Object name;
  final boolean covariant;
  final boolean contravariant;
  final boolean inferVariance;
  volatile LazyType defaultType;

  PyTypeParameter(PyType type, Object name, boolean covariant, boolean contravariant, boolean inferVariance, LazyType defaultType) {
    super(type);
    this.name = name;
    this.covariant = covariant;
    this.contravariant = contravariant;
    this.inferVariance = inferVariance;
    this.defaultType = defaultType;
  }

  static void checkVariance(boolean covariant, boolean contravariant, boolean inferVariance) {
    if (covariant && contravariant) {
      throw PyErrors.valueError("Bivariant types are not supported.");
    }
    if (inferVariance && (covariant || contravariant)) {
      throw PyErrors.valueError("Variance cannot be specified with infer_variance.");
    }
  }

  /// Notes the module whose code made the variable.
  final void setModule(ThreadState ts) {
    Object module = Typing.caller(ts);
    if (module != null) {
      InstanceAttributes.set(ts, this, "__module__", module);
    }
  }

  /// Sets the function that computes the default, as the syntax of type parameters does.
  public final void setDefaultEvaluator(Object evaluator) {
    defaultType = new LazyType(null, evaluator);
  }

  final Object defaultOrMarker(ThreadState ts) {
    Object value = defaultType.get(ts);
    return value == null ? PyNoDefault.NO_DEFAULT : value;
  }

  final boolean hasDefaultType() {
    return !defaultType.isAbsent();
  }

  final Object defaultEvaluator() {
    return defaultType.isAbsent() ? new PyConstEvaluator(PyNoDefault.NO_DEFAULT) : defaultType.evaluator();
  }

  static LazyType given(Object defaultType) {
    return new LazyType(defaultType == null || defaultType == PyNoDefault.NO_DEFAULT ? null : defaultType, null);
  }

  final Object text() {
    String sign = inferVariance ? "" : covariant ? "+" : contravariant ? "-" : "~";
    return Text.fromJava(sign + Text.toJava(name));
  }

  /// The name.
  @Getter("__name__")
  Object getName() {
    return name;
  }

  /// The default, or NoDefault.
  @Getter("__default__")
  Object getDefault(ThreadState ts) {
    return defaultOrMarker(ts);
  }

  /// The function that computes the default.
  @Getter("evaluate_default")
  Object getDefaultEvaluator() {
    return defaultEvaluator();
  }

  /// Whether there is a default.
  @Method("has_default()")
  boolean hasDefault() {
    return hasDefaultType();
  }

  /// The name by which pickle finds the variable.
  @Method("__reduce__()")
  Object reduce() {
    return name;
  }

  /// Refuses to be a base.
  @Method("__mro_entries__(bases, /)")
  Object mroEntries(Object bases) {
    throw Typing.notSubclassable(this);
  }
}
