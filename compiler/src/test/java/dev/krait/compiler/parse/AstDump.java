// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.code.Const;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a tree as `ast.dump(tree, include_attributes=True)` does, so that trees can be compared with CPython's as text.
final class AstDump {
  private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("asName", "asname"), Map.entry("typeIgnores", "type_ignores"),
      Map.entry("argTypes", "argtypes"), Map.entry("posOnlyArgs", "posonlyargs"), Map.entry("varArg", "vararg"),
      Map.entry("kwOnlyArgs", "kwonlyargs"),
      Map.entry("kwDefaults", "kw_defaults"), Map.entry("kwArg", "kwarg"), Map.entry("typeComment", "type_comment"),
      Map.entry("decorators", "decorator_list"), Map.entry("typeParams", "type_params"), Map.entry("orElse", "orelse"),
      Map.entry("finalBody", "finalbody"), Map.entry("contextExpr", "context_expr"), Map.entry("optionalVars", "optional_vars"),
      Map.entry("kwdAttrs", "kwd_attrs"), Map.entry("kwdPatterns", "kwd_patterns"), Map.entry("formatSpec", "format_spec"),
      Map.entry("isAsync", "is_async"), Map.entry("defaultValue", "default_value"), Map.entry("text", "tag"));
  private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("ExprStmt", "Expr"), Map.entry("ListDisplay", "List"),
      Map.entry("Handler", "ExceptHandler"), Map.entry("Ignore", "TypeIgnore"), Map.entry("Alias", "alias"), Map.entry("Arg", "arg"),
      Map.entry("Arguments", "arguments"), Map.entry("Keyword", "keyword"), Map.entry("WithItem", "withitem"), Map.entry("MatchCase", "match_case"),
      Map.entry("Comprehension", "comprehension"));
  private static final Map<String, String> ENUMS = Map.ofEntries(Map.entry("NOT_EQ", "NotEq"), Map.entry("LT_E", "LtE"), Map.entry("GT_E", "GtE"),
      Map.entry("IS_NOT", "IsNot"), Map.entry("NOT_IN", "NotIn"), Map.entry("MAT_MULT", "MatMult"), Map.entry("LSHIFT", "LShift"),
      Map.entry("RSHIFT", "RShift"), Map.entry("BIT_OR", "BitOr"), Map.entry("BIT_XOR", "BitXor"), Map.entry("BIT_AND", "BitAnd"),
      Map.entry("FLOOR_DIV", "FloorDiv"), Map.entry("UADD", "UAdd"), Map.entry("USUB", "USub"));
  private static final Set<String> PLACE = Set.of("line", "column", "endLine", "endColumn");

  private final StringBuilder out = new StringBuilder();
  private final boolean places;

  private AstDump(boolean places) {
    this.places = places;
  }

  /// The text of `node`, with or without the places of nodes.
  static String of(Node node, boolean places) {
    AstDump dump = new AstDump(places);
    dump.value(node);
    return dump.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case null -> out.append("None");
      case Const constant -> constant(constant);
      case Node node -> node(node);
      case List<?> list -> list(list);
      case Enum<?> constant -> out.append(enumName(constant)).append("()");
      case String text -> PythonRepr.string(out, text.codePoints().toArray());
      case Boolean flag -> out.append(flag ? 1 : 0);
      default -> out.append(value);
    }
  }

  private static String enumName(Enum<?> constant) {
    String name = constant.name();
    String known = ENUMS.get(name);
    return known != null ? known : name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private void list(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i > 0 ? ", " : "");
      value(list.get(i));
    }
    out.append(']');
  }

  private void node(Node node) {
    String name = node.getClass().getSimpleName();
    out.append(CLASSES.getOrDefault(name, name)).append('(');
    boolean first = true;
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (PLACE.contains(component.getName())) {
        continue;
      }
      Object value = read(node, component);
      boolean nullable = !(node instanceof Expr.Constant && component.getName().equals("value"))
          && !(node instanceof Pattern.MatchSingleton);
      if (nullable && (value == null || value instanceof List<?> list && list.isEmpty())) {
        continue;
      }
      out.append(first ? "" : ", ").append(FIELDS.getOrDefault(component.getName(), component.getName())).append('=');
      value(value);
      first = false;
    }
    if (places && node instanceof Node.Located located) {
      out.append(first ? "" : ", ").append("lineno=").append(located.line()).append(", col_offset=").append(located.column());
      out.append(", end_lineno=").append(located.endLine()).append(", end_col_offset=").append(located.endColumn());
    }
    out.append(')');
  }

  private static Object read(Node node, RecordComponent component) {
    try {
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private void constant(Const constant) {
    switch (constant) {
      case Const.Singleton singleton -> out.append(singleton == Const.Singleton.ELLIPSIS ? "Ellipsis" : enumName(singleton));
      case Const.Int number -> out.append(number.value());
      case Const.BigInt number -> out.append(number.value());
      case Const.Float number -> out.append(PythonRepr.real(number.value()));
      case Const.Complex number -> out.append(PythonRepr.imaginary(number.imag()));
      case Const.Str text -> PythonRepr.string(out, text.value().chars().toArray());
      case Const.WideStr text -> PythonRepr.string(out, text.value().array());
      case Const.Bytes bytes -> PythonRepr.bytes(out, bytes.value().array());
      default -> throw new IllegalStateException(constant.toString());
    }
  }
}
