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
import dev.krait.annotations.Setup;
import dev.krait.annotations.Special;
import dev.krait.annotations.StaticMethod;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.MirroredTypeException;
import javax.lang.model.type.MirroredTypesException;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/// The entry of the processor: for each class with `@PyTypeDef` or `@PyModuleDef` it has the members read and the table written, and
/// at the end it has the index of modules written.
@SupportedAnnotationTypes("dev.krait.annotations.*")
public final class TableProcessor extends AbstractProcessor {
  private static final List<Class<? extends Annotation>> MEMBERS = List.of(Method.class, ClassMethod.class, StaticMethod.class, New.class,
      Special.class, Comparisons.class, Getter.class, Setter.class, Function.class, Constant.class, Setup.class);

  /// From the names of modules to the qualified names of their tables.
  private final Map<String, String> modules = new TreeMap<>();
  /// The same of extensions.
  private final Map<String, String> extensions = new TreeMap<>();

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(PyTypeDef.class)) {
      guarded(element, () -> writeType((TypeElement) element));
    }
    for (Element element : round.getElementsAnnotatedWith(PyModuleDef.class)) {
      guarded(element, () -> writeModule((TypeElement) element));
    }
    for (Class<? extends Annotation> annotation : MEMBERS) {
      for (Element member : round.getElementsAnnotatedWith(annotation)) {
        guarded(member, () -> checkOwner(member));
      }
    }
    if (round.processingOver() && !round.errorRaised()) {
      ModuleIndexWriter index = new ModuleIndexWriter(processingEnv.getFiler());
      if (!modules.isEmpty()) {
        index.writeModules(modules);
      }
      if (!extensions.isEmpty()) {
        index.writeExtensions(extensions);
      }
    }
    return true;
  }

  private void guarded(Element element, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, refusal.getMessage(), refusal.element);
    }
  }

  private static void checkOwner(Element member) {
    Element owner = member.getEnclosingElement();
    if (owner.getAnnotation(PyTypeDef.class) == null && owner.getAnnotation(PyModuleDef.class) == null && !RowReader.isShared(owner)) {
      throw new Refusal(member, "the class of this member has neither @PyTypeDef nor @PyModuleDef and is not abstract");
    }
  }

  private void writeType(TypeElement owner) {
    PyTypeDef definition = owner.getAnnotation(PyTypeDef.class);
    String header = TableWriter.quote(definition.value()) + ", " + TableWriter.quote(definition.module()) + ", " + definition.subclassable();
    writeTable(owner, JavaTypes.TABLE, header, false, "");
  }

  private void writeModule(TypeElement owner) {
    PyModuleDef definition = owner.getAnnotation(PyModuleDef.class);
    String header = TableWriter.quote(definition.value()) + ", " + (definition.gil() == PyModuleDef.Gil.NOT_USED) + ", "
        + definition.subinterpreters();
    String table = writeTable(owner, JavaTypes.MODULE_TABLE, header, true, moduleMembers(owner, definition));
    Map<String, String> index = definition.extension() ? extensions : modules;
    if (!definition.part() && index.putIfAbsent(definition.value(), table) != null) {
      throw new Refusal(owner, "there are two modules '" + definition.value() + "'");
    }
  }

  private String writeTable(TypeElement owner, String base, String header, boolean module, String extra) {
    if (owner.getNestingKind() == NestingKind.MEMBER && owner.getModifiers().contains(Modifier.PRIVATE)) {
      throw new Refusal(owner, "the table cannot reach a private class");
    }
    String doc = DocComment.clean(processingEnv.getElementUtils().getDocComment(owner));
    if (doc == null) {
      throw new Refusal(owner, "the class has no doc comment");
    }
    JavaTypes types = new JavaTypes(processingEnv);
    Conversions conversions = new Conversions(types);
    List<Row> rows = new RowReader(processingEnv, conversions, owner, module, hasForeignReceiver(owner)).read();
    String packageName = processingEnv.getElementUtils().getPackageOf(owner).getQualifiedName().toString();
    String tableName = TableWriter.tableName(owner, types.binaryName(owner));
    String source = new TableWriter(types, conversions, owner, rows).write(packageName, tableName, base, header, doc, extra);
    String qualified = packageName + "." + tableName;
    try (Writer writer = processingEnv.getFiler().createSourceFile(qualified, owner).openWriter()) {
      writer.write(source);
    } catch (IOException e) {
      throw new Refusal(owner, "cannot write " + qualified + ": " + e);
    }
    return qualified;
  }

  private static boolean hasForeignReceiver(TypeElement owner) {
    PyTypeDef definition = owner.getAnnotation(PyTypeDef.class);
    if (definition == null) {
      return false;
    }
    try {
      return definition.self() != void.class;
    } catch (MirroredTypeException e) {
      return e.getTypeMirror().getKind() != TypeKind.VOID;
    }
  }

  /// What a module's table has beyond rows: its state, its hook and its types.
  private String moduleMembers(TypeElement owner, PyModuleDef definition) {
    StringBuilder members = new StringBuilder();
    String state = newState(owner);
    if (state != null) {
      members.append("  @Override public Object newState(" + JavaTypes.THREAD_STATE + " ts) { return " + state + "; }\n\n");
    }
    for (Element member : owner.getEnclosedElements()) {
      if (member.getAnnotation(Setup.class) != null) {
        members.append(setup(owner, (ExecutableElement) member));
      }
    }
    List<String> types = new ArrayList<>();
    for (TypeMirror type : mirrors(definition)) {
      types.add(type + ".TYPE");
    }
    if (!types.isEmpty()) {
      members.append("  @Override public " + JavaTypes.PY_TYPE + "[] types() { return new " + JavaTypes.PY_TYPE + "[] {" + String.join(", ", types)
          + "}; }\n\n");
    }
    return members.toString();
  }

  /// A class reference in an annotation cannot be loaded at build time; the compiler hands it out through this exception.
  private static List<? extends TypeMirror> mirrors(PyModuleDef definition) {
    try {
      definition.types();
      return List.of();
    } catch (MirroredTypesException e) {
      return e.getTypeMirrors();
    }
  }

  /// The expression that makes a module's instance; null where all its members are static.
  private static String newState(TypeElement owner) {
    boolean stateful = false;
    for (Element member : owner.getEnclosedElements()) {
      stateful |= member.getKind() == ElementKind.METHOD && !member.getModifiers().contains(Modifier.STATIC)
          && (member.getAnnotation(Function.class) != null || member.getAnnotation(Setup.class) != null);
    }
    if (!stateful) {
      return null;
    }
    for (Element member : owner.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR && !member.getModifiers().contains(Modifier.PRIVATE)) {
        List<? extends VariableElement> parameters = ((ExecutableElement) member).getParameters();
        if (parameters.isEmpty()) {
          return "new " + owner.getQualifiedName() + "()";
        }
        if (parameters.size() == 1 && JavaTypes.is(parameters.get(0).asType(), JavaTypes.THREAD_STATE)) {
          return "new " + owner.getQualifiedName() + "(ts)";
        }
      }
    }
    throw new Refusal(owner, "a module with instance methods needs a constructor with no parameter or one ThreadState, not private");
  }

  private static String setup(TypeElement owner, ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != 2 || !JavaTypes.is(parameters.get(0).asType(), JavaTypes.THREAD_STATE)
        || method.getModifiers().contains(Modifier.PRIVATE)) {
      throw new Refusal(method, "a setup method takes (ThreadState, PyModule) and is not private");
    }
    String receiver = method.getModifiers().contains(Modifier.STATIC) ? owner.getQualifiedName().toString()
        : "((" + owner.getQualifiedName() + ") state)";
    return "  @Override public void setup(" + JavaTypes.THREAD_STATE + " ts, Object state, " + JavaTypes.PY_OBJECT + " module) { " + receiver + "."
        + method.getSimpleName() + "(ts, (" + parameters.get(1).asType() + ") module); }\n\n";
  }
}
