// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;

/// Reads the annotated members of one class into rows, and refuses what breaks a rule.
final class RowReader {
  private static final List<String> COMPARISONS = List.of("LT", "LE", "EQ", "NE", "GT", "GE");

  private final ProcessingEnvironment environment;
  private final Conversions conversions;
  private final TypeElement owner;
  private final boolean module;
  /// Whether receivers are of another class than the annotated one, so that all members are static.
  private final boolean foreign;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, ExecutableElement> setters = new HashMap<>();

  RowReader(ProcessingEnvironment environment, Conversions conversions, TypeElement owner, boolean module, boolean foreign) {
    this.environment = environment;
    this.conversions = conversions;
    this.owner = owner;
    this.module = module;
    this.foreign = foreign;
  }

  /// The members of the class, and of the superclasses that are there for the members that types share.
  private List<Element> members() {
    List<Element> members = new ArrayList<>(owner.getEnclosedElements());
    TypeElement at = superclass(owner);
    while (at != null && isShared(at)) {
      members.addAll(at.getEnclosedElements());
      at = superclass(at);
    }
    return members;
  }

  private static TypeElement superclass(TypeElement element) {
    return element.getSuperclass() instanceof DeclaredType t ? (TypeElement) t.asElement() : null;
  }

  /// Whether the annotated members of a class belong to the types derived from it, as it is none itself.
  static boolean isShared(Element element) {
    return element.getModifiers().contains(Modifier.ABSTRACT) && element.getAnnotation(PyTypeDef.class) == null
        && element.getAnnotation(PyModuleDef.class) == null;
  }

  List<Row> read() {
    List<Element> members = members();
    for (Element member : members) {
      if (member.getKind() == ElementKind.FIELD) {
        readField((VariableElement) member);
      } else if (member.getKind() == ElementKind.METHOD) {
        readSetter((ExecutableElement) member);
      }
    }
    for (Element member : members) {
      if (member.getKind() == ElementKind.METHOD) {
        readMethod((ExecutableElement) member);
      }
    }
    for (Map.Entry<String, ExecutableElement> entry : setters.entrySet()) {
      throw new Refusal(entry.getValue(), "the setter of '" + entry.getKey() + "' has no getter");
    }
    return new ArrayList<>(rows.values());
  }

  private void readField(VariableElement field) {
    Set<Modifier> modifiers = field.getModifiers();
    if (modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL)) {
      throw new Refusal(field, "a builtin has no mutable static field");
    }
    Constant constant = field.getAnnotation(Constant.class);
    if (constant != null) {
      if (!module || !modifiers.contains(Modifier.STATIC) || modifiers.contains(Modifier.PRIVATE)) {
        throw new Refusal(field, "a constant is a static final field of a module, and not private");
      }
      add(new Row(Row.CONSTANT, constant.value(), null, field, false, null, null, List.of(), null, null));
    }
  }

  private void readSetter(ExecutableElement method) {
    Setter setter = method.getAnnotation(Setter.class);
    if (setter != null && setters.put(setter.value(), method) != null) {
      throw new Refusal(method, "'" + setter.value() + "' has two setters");
    }
  }

  private void readMethod(ExecutableElement method) {
    readSigned(method, Row.METHOD, method.getAnnotation(Method.class) == null ? null : method.getAnnotation(Method.class).value());
    readSigned(method, Row.CLASS_METHOD,
        method.getAnnotation(ClassMethod.class) == null ? null : method.getAnnotation(ClassMethod.class).value());
    readSigned(method, Row.STATIC_METHOD,
        method.getAnnotation(StaticMethod.class) == null ? null : method.getAnnotation(StaticMethod.class).value());
    readSigned(method, Row.NEW, method.getAnnotation(New.class) == null ? null : method.getAnnotation(New.class).value());
    readSigned(method, Row.FUNCTION, method.getAnnotation(Function.class) == null ? null : method.getAnnotation(Function.class).value());
    Special special = method.getAnnotation(Special.class);
    if (special != null) {
      readSpecial(method, special.value());
    }
    if (method.getAnnotation(Comparisons.class) != null) {
      for (String name : COMPARISONS) {
        SpecialMethods.Row comparison = SpecialMethods.find("__" + name.toLowerCase(Locale.ROOT) + "__");
        add(row(method, Row.SPECIAL, comparison.name(), parse(method, comparison.name() + comparison.signature()),
            JavaTypes.SLOT + "." + name, comparison.doc()));
      }
    }
    Getter getter = method.getAnnotation(Getter.class);
    if (getter != null) {
      readGetter(method, getter.value());
    }
  }

  private void readSigned(ExecutableElement method, char kind, String text) {
    if (text == null) {
      return;
    }
    if (module != (kind == Row.FUNCTION)) {
      throw new Refusal(method, module ? "a module has functions, not methods" : "a type has methods, not functions");
    }
    SignatureText signature = parse(method, text);
    String doc = doc(method);
    if (doc == null && kind != Row.NEW) {
      throw new Refusal(method, "'" + signature.name() + "' has no doc comment");
    }
    add(row(method, kind, kind == Row.NEW ? "__new__" : signature.name(), signature, doc));
  }

  private void readSpecial(ExecutableElement method, String text) {
    String name = text.indexOf('(') < 0 ? text : text.substring(0, text.indexOf('('));
    SpecialMethods.Row special = SpecialMethods.find(name);
    if (special == null) {
      throw new Refusal(method, "'" + name + "' is not a special method with a slot; a plain method carries @Method");
    }
    if (text.length() != name.length() && !name.equals("__init__") && !name.equals("__call__")) {
      throw new Refusal(method, "the parameters of '" + name + "' are fixed: write only its name");
    }
    SignatureText signature = parse(method, text.length() == name.length() ? name + special.signature() : text);
    checkReturn(method, special);
    String doc = doc(method);
    add(row(method, Row.SPECIAL, name, signature, doc == null ? special.doc() : doc));
  }

  private static void checkReturn(ExecutableElement method, SpecialMethods.Row special) {
    TypeKind kind = method.getReturnType().getKind();
    boolean reference = kind == TypeKind.DECLARED;
    boolean good = switch (special.returns()) {
      case VOID -> kind == TypeKind.VOID;
      case VALUE -> kind != TypeKind.VOID;
      case NEXT -> reference;
      case TRUTH -> reference || kind == TypeKind.BOOLEAN;
      case INTEGER -> reference || kind == TypeKind.INT || kind == TypeKind.LONG;
    };
    if (!good) {
      throw new Refusal(method, "'" + special.name() + "' cannot return " + method.getReturnType());
    }
  }

  private void readGetter(ExecutableElement method, String name) {
    ExecutableElement setter = setters.remove(name);
    SignatureText signature = parse(method, name + "()");
    if (setter != null) {
      Row write = row(setter, Row.WRITABLE, name, parse(setter, name + "(value, /)"), null);
      if (!JavaTypes.isObject(write.javaParameters().get(0).asType())) {
        throw new Refusal(setter, "a setter takes an Object, which is null where Python deletes the attribute");
      }
    }
    Row read = row(method, setter == null ? Row.READ_ONLY : Row.WRITABLE, name, signature, doc(method));
    add(new Row(read.kind(), name, signature, method, read.threadState(), read.receiver(), null, List.of(), setter, read.doc()));
  }

  /// Matches the Java parameters with those of the signature.
  private Row row(ExecutableElement method, char kind, String name, SignatureText signature, String doc) {
    return row(method, kind, name, signature, null, doc);
  }

  private Row row(ExecutableElement method, char kind, String name, SignatureText signature, String leading, String doc) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      throw new Refusal(method, "the table cannot call a private method");
    }
    List<? extends VariableElement> java = method.getParameters();
    int at = 0;
    boolean threadState = !java.isEmpty() && JavaTypes.is(java.get(0).asType(), JavaTypes.THREAD_STATE);
    at += threadState ? 1 : 0;
    VariableElement receiver = null;
    if (needsReceiver(method, kind)) {
      receiver = at < java.size() ? java.get(at) : null;
      checkReceiver(method, kind, receiver);
      at++;
    }
    if (leading != null) {
      if (at == java.size() || java.get(at).asType().getKind() != TypeKind.INT) {
        throw new Refusal(method, "the number of the comparison comes before the other operand, as an int");
      }
      at++;
    }
    java = java.subList(at, java.size());
    conversions.checkResult(method.getReturnType(), method);
    if (java.size() == 2 && JavaTypes.isObjectArray(java.get(0).asType()) && JavaTypes.isStringArray(java.get(1).asType())) {
      return new Row(Character.toLowerCase(kind), name, signature, method, threadState, receiver, leading, java, null, doc);
    }
    checkParameters(method, signature, java, kind != Row.WRITABLE && !SpecialMethods.isFixed(name));
    return new Row(kind, name, signature, method, threadState, receiver, leading, java, null, doc);
  }

  private boolean needsReceiver(ExecutableElement method, char kind) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (kind == Row.NEW || kind == Row.CLASS_METHOD || kind == Row.STATIC_METHOD) {
      if (!isStatic) {
        throw new Refusal(method, "class methods, static methods and constructors are static in Java");
      }
      return kind != Row.STATIC_METHOD;
    }
    if (foreign && !isStatic) {
      throw new Refusal(method, "receivers are of another class, so the method is static and takes one in a parameter named self");
    }
    return isStatic && kind != Row.FUNCTION;
  }

  private static void checkReceiver(ExecutableElement method, char kind, VariableElement receiver) {
    if (kind == Row.NEW || kind == Row.CLASS_METHOD) {
      if (receiver == null || !JavaTypes.is(receiver.asType(), JavaTypes.PY_TYPE)) {
        throw new Refusal(method, "the first parameter is the PyType that the method is called on");
      }
    } else if (receiver == null || !receiver.getSimpleName().contentEquals("self") || receiver.asType().getKind() != TypeKind.DECLARED) {
      throw new Refusal(method, "a static method of a type takes its receiver first, in a parameter named self");
    }
  }

  private void checkParameters(ExecutableElement method, SignatureText signature, List<? extends VariableElement> java, boolean named) {
    if (java.size() != signature.parameters().size()) {
      throw new Refusal(method, "the signature " + signature.text() + " has " + signature.parameters().size() + " parameters, the Java method "
          + java.size());
    }
    for (int i = 0; i < java.size(); i++) {
      Parameter parameter = signature.parameters().get(i);
      if (named && !sameName(parameter.name(), java.get(i).getSimpleName().toString())) {
        throw new Refusal(java.get(i), "the signature calls this parameter '" + parameter.name() + "'");
      }
      conversions.check(parameter, java.get(i));
    }
  }

  /// Whether a Java parameter may stand for a Python one: `max_len` is `maxLen`, and a Java keyword gains an underscore or any suffix.
  private static boolean sameName(String python, String java) {
    String plain = python.replace("_", "");
    return java.replace("_", "").equalsIgnoreCase(plain)
        || SourceVersion.isKeyword(python) && java.toLowerCase(Locale.ROOT).startsWith(plain.toLowerCase(Locale.ROOT));
  }

  private static SignatureText parse(Element element, String text) {
    try {
      return SignatureText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(element, e.getMessage());
    }
  }

  private String doc(Element element) {
    return DocComment.clean(environment.getElementUtils().getDocComment(element));
  }

  private void add(Row row) {
    if (rows.putIfAbsent(row.name(), row) != null) {
      throw new Refusal(row.member(), "'" + row.name() + "' is defined twice");
    }
  }
}
