// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/// Writes the source of one table: names and kinds, the entry points that are a `switch` on the row, and a nested class with
/// the texts, which is loaded only when somebody asks for a signature, a `__doc__` or the Java target.
///
/// Invariant: an entry point is split into parts, so that none passes the 8,000 bytes up to which HotSpot compiles a method.
final class TableWriter {
  /// A bound for the estimated bytes of one generated method; the estimate errs on the high side.
  private static final int MOST_BYTES = 6_500;

  private final JavaTypes types;
  private final Conversions conversions;
  private final TypeElement owner;
  private final List<Row> rows;
  private final StringBuilder out = new StringBuilder();

  TableWriter(JavaTypes types, Conversions conversions, TypeElement owner, List<Row> rows) {
    this.types = types;
    this.conversions = conversions;
    this.owner = owner;
    this.rows = rows;
  }

  /// The simple name of the table of a class: nested classes are joined with their owners.
  static String tableName(TypeElement owner, String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace("$", "") + "Table";
  }

  /// Writes a table class.
  ///
  /// @param header the arguments of the base class's constructor before kinds and names
  /// @param extra members that only this sort of table has
  String write(String packageName, String tableName, String base, String header, String doc, String extra) {
    line("// Written by Krait's annotation processor from " + owner.getQualifiedName() + ".");
    line("package " + packageName + ";");
    line("");
    line("@SuppressWarnings(\"all\")");
    line((base.equals(JavaTypes.MODULE_TABLE) ? "public " : "") + "final class " + tableName + " extends " + base + " {");
    // A field of the base's type lets the index of modules be verified without loading the tables that it names.
    line("  public static final " + (base.equals(JavaTypes.MODULE_TABLE) ? base : tableName) + " INSTANCE = new " + tableName + "();");
    line("");
    line("  private " + tableName + "() {");
    line("    super(" + header + ", \"" + kinds() + "\", " + names() + ");");
    line("  }");
    line("");
    out.append(extra);
    for (int arity = 0; arity <= 3; arity++) {
      int n = arity;
      StringBuilder parameters = new StringBuilder();
      StringBuilder arguments = new StringBuilder();
      for (int i = 0; i < n; i++) {
        parameters.append(", Object ").append((char) ('a' + i));
        arguments.append(", ").append((char) ('a' + i));
      }
      entry("call" + n, parameters.toString(), arguments.toString(), row -> direct(row, n));
    }
    entry("invoke", ", Object[] bound", ", bound", this::bound);
    entry("callRaw", ", Object[] args, String[] keywordNames", ", args, keywordNames", this::raw);
    texts(doc, base.equals(JavaTypes.MODULE_TABLE));
    line("}");
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String kinds() {
    StringBuilder kinds = new StringBuilder();
    for (Row row : rows) {
      kinds.append(row.kind());
    }
    return kinds.toString();
  }

  private String names() {
    StringBuilder names = new StringBuilder("new String[] {");
    for (Row row : rows) {
      names.append(quote(row.name())).append(", ");
    }
    return names.append('}').toString();
  }

  /// Writes one entry point; rows for which `statement` gives null fall through to the base class.
  private void entry(String name, String parameters, String arguments, Function<Integer, String> statement) {
    List<StringBuilder> parts = new ArrayList<>();
    List<Integer> firstRows = new ArrayList<>();
    int bytes = MOST_BYTES;
    for (int row = 0; row < rows.size(); row++) {
      String code = statement.apply(row);
      if (code == null) {
        continue;
      }
      int estimate = 16 + code.length() / 4;
      bytes += estimate;
      if (bytes > MOST_BYTES) {
        parts.add(new StringBuilder());
        firstRows.add(row);
        bytes = estimate;
      }
      parts.getLast().append("      case ").append(row).append(": { ").append(code).append(" }\n");
    }
    String declared = "(int row, " + JavaTypes.THREAD_STATE + " ts, Object self" + parameters + ")";
    String passed = "(row, ts, self" + arguments + ")";
    for (int i = 0; i < parts.size(); i++) {
      boolean only = parts.size() == 1;
      line(only ? "  @Override" : "");
      line("  " + (only ? "public" : "private") + " Object " + (only ? name : name + "_" + i) + declared + " {");
      line("    switch (row) {");
      out.append(parts.get(i));
      line("      default: return super." + name + passed + ";");
      line("    }");
      line("  }");
      line("");
    }
    if (parts.size() > 1) {
      line("  @Override");
      line("  public Object " + name + declared + " {");
      for (int i = 1; i < parts.size(); i++) {
        line("    if (row < " + firstRows.get(i) + ") { return " + name + "_" + (i - 1) + passed + "; }");
      }
      line("    return " + name + "_" + (parts.size() - 1) + passed + ";");
      line("  }");
      line("");
    }
  }

  /// The call of a row with exactly that many positional arguments; null where its signature does not accept them.
  private String direct(int index, int arity) {
    Row row = rows.get(index);
    if (row.kind() == Row.CONSTANT) {
      return arity == 0 ? conversions.giveBack(row.member().asType(), owner.getQualifiedName() + "." + row.member().getSimpleName()) : null;
    }
    if (row.isRaw()) {
      return giveBack(row, List.of(array(0, arity), "null"));
    }
    if (row.kind() == Row.WRITABLE && arity == 1) {
      return giveBackSetter(row);
    }
    if (!row.signature().accepts(arity)) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < row.signature().parameters().size(); i++) {
      Parameter parameter = row.signature().parameters().get(i);
      TypeMirror type = row.javaParameters().get(i).asType();
      if (parameter.kind() == Parameter.Kind.VAR_POSITIONAL) {
        arguments.add(variadic(type, array(at, arity)));
        at = arity;
      } else if (parameter.kind() == Parameter.Kind.VAR_KEYWORD) {
        arguments.add("null");
      } else if (parameter.takesPosition() && at < arity) {
        arguments.add(conversions.convert(index, i, parameter, type, String.valueOf((char) ('a' + at++))));
      } else {
        arguments.add(conversions.literal(parameter.defaultText(), type, row.member()));
      }
    }
    return giveBack(row, arguments);
  }

  private static String array(int from, int to) {
    if (from >= to) {
      return "NO_ARGUMENTS";
    }
    StringBuilder array = new StringBuilder("new Object[] {");
    for (int i = from; i < to; i++) {
      array.append(i == from ? "" : ", ").append((char) ('a' + i));
    }
    return array.append('}').toString();
  }

  private static String variadic(TypeMirror type, String array) {
    return JavaTypes.isObjectArray(type) ? array : JavaTypes.CONVERTERS + ".tuple(" + array + ")";
  }

  /// The call of a row whose arguments are bound; null marks an argument that was left out.
  private String bound(int index) {
    Row row = rows.get(index);
    if (row.kind() == Row.CONSTANT || row.kind() == Row.WRITABLE || row.kind() == Row.READ_ONLY || row.isRaw()) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < row.signature().parameters().size(); i++) {
      Parameter parameter = row.signature().parameters().get(i);
      TypeMirror type = row.javaParameters().get(i).asType();
      String value = "bound[" + i + "]";
      if (parameter.kind() == Parameter.Kind.VAR_POSITIONAL) {
        arguments.add(variadic(type, "(Object[]) " + value));
      } else if (parameter.kind() == Parameter.Kind.VAR_KEYWORD) {
        arguments.add("(" + JavaTypes.PY_DICT + ") " + value);
      } else {
        String converted = conversions.convert(index, i, parameter, type, value);
        if (!parameter.isRequired()) {
          String literal = conversions.literal(parameter.defaultText(), type, row.member());
          converted = literal.equals("null") && converted.equals(value) ? value
              : value + " == null ? " + literal + " : (" + converted + ")";
        }
        arguments.add(converted);
      }
    }
    return giveBack(row, arguments);
  }

  private String raw(int index) {
    Row row = rows.get(index);
    return row.isRaw() ? giveBack(row, List.of("args", "keywordNames")) : null;
  }

  private String giveBack(Row row, List<String> arguments) {
    return conversions.giveBack(row.method().getReturnType(), call(row.method(), row.threadState(), row.receiver(), row.leading(), arguments));
  }

  private String giveBackSetter(Row row) {
    List<? extends VariableElement> parameters = row.setter().getParameters();
    boolean threadState = JavaTypes.is(parameters.get(0).asType(), JavaTypes.THREAD_STATE);
    boolean isStatic = row.setter().getModifiers().contains(Modifier.STATIC);
    VariableElement receiver = isStatic ? parameters.get(threadState ? 1 : 0) : null;
    return conversions.giveBack(row.setter().getReturnType(), call(row.setter(), threadState, receiver, null, List.of("a")));
  }

  private String call(ExecutableElement method, boolean threadState, VariableElement receiver, String leading, List<String> arguments) {
    StringBuilder call = new StringBuilder();
    if (method.getModifiers().contains(Modifier.STATIC)) {
      call.append(owner.getQualifiedName());
    } else {
      call.append("((").append(owner.getQualifiedName()).append(") self)");
    }
    call.append('.').append(method.getSimpleName()).append('(');
    String separator = "";
    if (threadState) {
      call.append("ts");
      separator = ", ";
    }
    if (receiver != null) {
      call.append(separator).append(JavaTypes.isObject(receiver.asType()) ? "self" : "(" + types.source(receiver.asType()) + ") self");
      separator = ", ";
    }
    if (leading != null) {
      call.append(separator).append(leading);
      separator = ", ";
    }
    for (String argument : arguments) {
      call.append(separator).append(argument);
      separator = ", ";
    }
    return call.append(')').toString();
  }

  /// Writes the nested class with signatures, documentation and targets, and the methods that reach it.
  private void texts(String doc, boolean module) {
    line("  @Override protected String signatureText(int row) { return Texts.signature(row); }");
    // Import sets the `__doc__` of a module, but nobody asks for those of its members then.
    line("  @Override public String doc(int row) { return " + (module ? "row < 0 ? " + quote(doc) + " : " : "") + "Texts.doc(row); }");
    line("  @Override public String target(int row) { return Texts.target(row); }");
    line("");
    line("  private static final class Texts {");
    text("signature", row -> row < 0 || rows.get(row).signature() == null ? null : rows.get(row).signature().text());
    text("doc", row -> row >= 0 ? rows.get(row).doc() : module ? null : doc);
    text("target", row -> row < 0 || rows.get(row).kind() == Row.CONSTANT ? null : targetOf(rows.get(row).method()));
    line("  }");
  }

  private void text(String name, Function<Integer, String> text) {
    line("    static String " + name + "(int row) {");
    line("      switch (row) {");
    for (int row = -1; row < rows.size(); row++) {
      String value = text.apply(row);
      if (value != null) {
        line("        case " + row + ": return " + quote(value) + ";");
      }
    }
    line("        default: return null;");
    line("      }");
    line("    }");
  }

  private String targetOf(ExecutableElement method) {
    StringBuilder target = new StringBuilder(types.binaryName(owner)).append('.').append(method.getSimpleName()).append('(');
    for (VariableElement parameter : method.getParameters()) {
      target.append(types.descriptor(parameter.asType()));
    }
    target.append(')').append(types.descriptor(method.getReturnType()));
    return (method.getModifiers().contains(Modifier.STATIC) ? "static " : "") + target;
  }

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
