// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A replacement field of a template string: its value and how it was written.
///
/// Java: immutable.
@PyTypeDef(value = "Interpolation", module = "string.templatelib")
public final class PyInterpolation extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyInterpolationTable.INSTANCE);

  static {
    TYPE.dict().put("__match_args__", PyTuple.of("value", "expression", "conversion", "format_spec"));
  }

  private final Object value;
  private final Object expression;
  private final Object conversion;
  private final Object formatSpec;

  /// @param conversion `s`, `r`, `a` or None
  public PyInterpolation(Object value, Object expression, Object conversion, Object formatSpec) {
    super(TYPE);
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.formatSpec = formatSpec;
  }

  @New("Interpolation(value, expression='', conversion=None, format_spec='')")
  static Object create(PyType cls, Object value, Object expression, Object conversion, Object formatSpec) {
    checkText("expression", expression);
    if (conversion != PyNone.NONE) {
      checkText("conversion", conversion);
      String letter = Text.toJava(conversion);
      if (!letter.equals("s") && !letter.equals("r") && !letter.equals("a")) {
        throw PyErrors.valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
      }
    }
    checkText("format_spec", formatSpec);
    return new PyInterpolation(value, expression, conversion, formatSpec);
  }

  private static void checkText(String name, Object argument) {
    if (!Text.isStr(argument)) {
      throw PyErrors.typeError("Interpolation() argument '" + name + "' must be str, not "
          + (argument == PyNone.NONE ? "None" : Types.nameOf(argument)));
    }
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("Interpolation(" + Objects.reprText(ts, value) + ", " + Objects.reprText(ts, expression) + ", "
        + Objects.reprText(ts, conversion) + ", " + Objects.reprText(ts, formatSpec) + ")");
  }

  /// What pickle needs to make the field anew.
  @Method("__reduce__()")
  Object reduce() {
    return PyTuple.of(TYPE, PyTuple.of(value, expression, conversion, formatSpec));
  }

  /// the value
  @Getter("value")
  public Object getValue() {
    return value;
  }

  /// the text of the expression
  @Getter("expression")
  Object getExpression() {
    return expression;
  }

  /// the letter of the conversion, or None
  @Getter("conversion")
  Object getConversion() {
    return conversion;
  }

  /// the format specification
  @Getter("format_spec")
  Object getFormatSpec() {
    return formatSpec;
  }

  /// Makes the type generic: Interpolation[T].
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new PyGenericAlias(cls, item);
  }
}
