// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Writes the Java expressions that take a Python value to a Java parameter, a Java result to a Python value, and a default in
/// a signature to a Java literal. The meaning of each conversion stands in the runtime's `Converters`.
final class Conversions {
  private final JavaTypes types;

  Conversions(JavaTypes types) {
    this.types = types;
  }

  /// Refuses a Java parameter that no conversion reaches, or a default that its type cannot hold.
  void check(Parameter parameter, VariableElement java) {
    TypeMirror type = java.asType();
    if (parameter.kind() == Parameter.Kind.VAR_POSITIONAL) {
      if (!JavaTypes.isObjectArray(type) && !JavaTypes.is(type, JavaTypes.PY_TUPLE)) {
        throw new Refusal(java, "'*" + parameter.name() + "' needs a parameter of type Object[] or PyTuple");
      }
    } else if (parameter.kind() == Parameter.Kind.VAR_KEYWORD) {
      if (!JavaTypes.is(type, JavaTypes.PY_DICT)) {
        throw new Refusal(java, "'**" + parameter.name() + "' needs a parameter of type PyDict");
      }
    } else {
      if (!isConvertible(type)) {
        throw new Refusal(java, "no converter for a parameter of type " + type);
      }
      if (parameter.defaultText() != null) {
        literal(parameter.defaultText(), type, java);
      }
    }
  }

  private boolean isConvertible(TypeMirror type) {
    switch (type.getKind()) {
      case BOOLEAN:
      case INT:
      case LONG:
      case DOUBLE:
        return true;
      default:
        return JavaTypes.isObject(type) || JavaTypes.is(type, "java.lang.String") || JavaTypes.is(type, "java.math.BigInteger")
            || types.isPyObject(type);
    }
  }

  /// The expression for the argument that the expression `value` names; `value` may be evaluated more than once.
  String convert(int row, int position, Parameter parameter, TypeMirror type, String value) {
    switch (type.getKind()) {
      case BOOLEAN:
        return JavaTypes.CONVERTERS + ".toBoolean(ts, " + value + ")";
      case INT:
        return JavaTypes.CONVERTERS + ".toInt(ts, " + value + ")";
      case LONG:
        return JavaTypes.CONVERTERS + ".toLong(ts, " + value + ")";
      case DOUBLE:
        return JavaTypes.CONVERTERS + ".toDouble(ts, " + value + ")";
      default:
        return convertReference(row, position, parameter, type, value);
    }
  }

  private String convertReference(int row, int position, Parameter parameter, TypeMirror type, String value) {
    if (JavaTypes.isObject(type)) {
      return value;
    }
    String converted;
    if (JavaTypes.is(type, "java.lang.String")) {
      converted = JavaTypes.CONVERTERS + ".toText(this, " + row + ", " + position + ", " + value + ")";
    } else if (JavaTypes.is(type, "java.math.BigInteger")) {
      converted = JavaTypes.CONVERTERS + ".toBigInteger(ts, " + value + ")";
    } else {
      String name = types.source(type);
      String variable = "c" + row + "_" + position;
      converted = value + " instanceof " + name + " " + variable + " ? " + variable + " : (" + name + ") " + JavaTypes.CONVERTERS
          + ".wrongType(this, " + row + ", " + position + ", " + value + ", \"" + pythonName(type) + "\")";
    }
    return "None".equals(parameter.defaultText()) ? value + " == " + JavaTypes.PY_NONE + " ? null : (" + converted + ")" : converted;
  }

  /// What messages call the type: the name of the Java class without its prefix.
  private static String pythonName(TypeMirror type) {
    String name = type.toString();
    name = name.substring(name.lastIndexOf('.') + 1);
    return (name.startsWith("Py") ? name.substring(2) : name).toLowerCase(java.util.Locale.ROOT);
  }

  /// The Java literal for a default; refuses one that the type cannot hold.
  String literal(String text, TypeMirror type, Element element) {
    String result = type.getKind().isPrimitive() ? primitiveLiteral(text, type.getKind()) : referenceLiteral(text, type);
    if (result == null) {
      throw new Refusal(element, "the default " + text + " does not fit a parameter of type " + type);
    }
    return result;
  }

  private static String primitiveLiteral(String text, TypeKind kind) {
    boolean truth = text.equals("True") || text.equals("False");
    switch (kind) {
      case BOOLEAN:
        return truth ? text.toLowerCase(java.util.Locale.ROOT) : null;
      case INT:
        return isInteger(text) ? text : null;
      case LONG:
        return text.equals("sys.maxsize") ? "Long.MAX_VALUE" : isInteger(text) ? text + "L" : null;
      default:
        return isNumber(text) ? text + "D" : null;
    }
  }

  private static String referenceLiteral(String text, TypeMirror type) {
    if (text.startsWith("<") && text.endsWith(">")) {
      return "null";
    }
    boolean object = JavaTypes.isObject(type);
    if (text.equals("None")) {
      return object ? JavaTypes.PY_NONE : "null";
    }
    if (text.length() >= 2 && (text.startsWith("'") && text.endsWith("'") || text.startsWith("\"") && text.endsWith("\""))) {
      return object || JavaTypes.is(type, "java.lang.String") ? "\"" + text.substring(1, text.length() - 1).replace("\"", "\\\"") + "\"" : null;
    }
    if (text.equals("()")) {
      return object || JavaTypes.is(type, JavaTypes.PY_TUPLE) ? JavaTypes.CONVERTERS + ".emptyTuple()" : null;
    }
    return object ? objectLiteral(text) : null;
  }

  private static String objectLiteral(String text) {
    if (text.equals("True") || text.equals("False")) {
      return JavaTypes.RUNTIME + "object.PyBool." + text.toUpperCase(java.util.Locale.ROOT);
    }
    if (text.equals("b''") || text.equals("b\"\"")) {
      return JavaTypes.CONVERTERS + ".emptyBytes()";
    }
    if (text.equals("sys.maxsize")) {
      return JavaTypes.CONVERTERS + ".ofLong(Long.MAX_VALUE)";
    }
    if (isInteger(text)) {
      return JavaTypes.CONVERTERS + ".ofLong(" + text + "L)";
    }
    return isNumber(text) ? JavaTypes.CONVERTERS + ".ofDouble(" + text + ")" : null;
  }

  private static boolean isInteger(String text) {
    try {
      Long.decode(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// Refuses a result that has no Python form.
  void checkResult(TypeMirror type, Element element) {
    switch (type.getKind()) {
      case VOID:
      case BOOLEAN:
      case INT:
      case LONG:
      case DOUBLE:
      case DECLARED:
        return;
      default:
        throw new Refusal(element, "no conversion of a result of type " + type);
    }
  }

  /// The statement that ends a row: evaluates the expression and returns its result as a Python value.
  String giveBack(TypeMirror type, String expression) {
    switch (type.getKind()) {
      case VOID:
        return expression + "; return " + JavaTypes.PY_NONE + ";";
      case BOOLEAN:
        return "return " + JavaTypes.CONVERTERS + ".ofBoolean(" + expression + ");";
      case INT:
      case LONG:
        return "return " + JavaTypes.CONVERTERS + ".ofLong(" + expression + ");";
      case DOUBLE:
        return "return " + JavaTypes.CONVERTERS + ".ofDouble(" + expression + ");";
      default:
        return JavaTypes.is(type, "java.math.BigInteger") ? "return " + JavaTypes.CONVERTERS + ".ofBigInteger(" + expression + ");"
            : "return " + expression + ";";
    }
  }
}
