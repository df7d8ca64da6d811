// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyUnion;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A name for a type, made by a `type` statement.
@PyTypeDef(value = "TypeAliasType", module = "typing")
public final class PyTypeAlias extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTypeAliasTable.INSTANCE);

  private final Object name;
  private final PyTuple parameters;
  private final LazyType value;
  private final Object module;

  private PyTypeAlias(Object name, PyTuple parameters, LazyType value, Object module) {
    super(TYPE);
    this.name = name;
    this.parameters = parameters;
    this.value = value;
    this.module = module;
  }

  /// An alias of a `type` statement: its parameters (or null) and the function that computes its value.
  public static PyTypeAlias ofSyntax(ThreadState ts, Object name, PyTuple parameters, Object evaluator) {
    return new PyTypeAlias(name, parameters == null ? PyTuple.EMPTY : parameters, new LazyType(null, evaluator), Typing.caller(ts));
  }

  /// An alias that the program makes itself.
  @New("typealias(name, value, *, type_params=())")
  static Object create(ThreadState ts, PyType cls, Object name, Object value, Object typeParams) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("typealias() argument 'name' must be str, not " + Types.nameOf(name));
    }
    if (!(typeParams instanceof PyTuple parameters)) {
      throw PyErrors.typeError("type_params must be a tuple");
    }
    boolean defaults = false;
    for (Object parameter : parameters.items()) {
      if (!(parameter instanceof PyTypeParameter) && Objects.findAttribute(ts, parameter, "__typing_subst__") == null) {
        throw PyErrors.typeError("Expected a type param, got " + Objects.reprText(ts, parameter));
      }
      boolean has = parameter instanceof PyTypeParameter p && p.hasDefaultType();
      if (defaults && !has) {
        throw PyErrors.typeError("non-default type parameter '" + Objects.reprText(ts, parameter) + "' follows default type parameter");
      }
      defaults |= has;
    }
    return new PyTypeAlias(name, parameters, new LazyType(value, null), Typing.caller(ts));
  }

  @Special("__repr__")
  Object repr() {
    return name;
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return Iterators.of(ts, PyTuple.of(PyTypeVarTuple.unpacked(ts, this)));
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    if (parameters.size() == 0) {
      throw PyErrors.typeError("Only generic type aliases are subscriptable");
    }
    return new PyGenericAlias(this, key);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object other) {
    return PyUnion.or(ts, this, other);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object other) {
    return PyUnion.or(ts, other, this);
  }

  /// The name by which pickle finds the alias.
  @Method("__reduce__()")
  Object reduce() {
    return name;
  }

  /// The name.
  @Getter("__name__")
  Object getName() {
    return name;
  }

  /// The module that defines it.
  @Getter("__module__")
  Object getModule() {
    return module == null ? PyNone.NONE : module;
  }

  /// The type, computed at the first question.
  @Getter("__value__")
  Object getValue(ThreadState ts) {
    return value.get(ts);
  }

  /// The function that computes the type.
  @Getter("evaluate_value")
  Object getEvaluator() {
    return value.evaluator();
  }

  /// The type parameters as they were given.
  @Getter("__type_params__")
  Object getTypeParameters() {
    return parameters;
  }

  /// The type parameters, those for any number of types with a star.
  @Getter("__parameters__")
  Object getParameters(ThreadState ts) {
    Object[] result = parameters.toArray();
    for (int i = 0; i < result.length; i++) {
      if (result[i] instanceof PyTypeVarTuple) {
        result[i] = PyTypeVarTuple.unpacked(ts, result[i]);
      }
    }
    return PyTuple.of(result);
  }
}
