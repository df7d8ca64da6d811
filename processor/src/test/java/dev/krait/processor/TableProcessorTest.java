// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the processor in the compiler over small sources. A source under `refusals` says in its second line what it is refused with,
/// and marks the line with `// here`.
class TableProcessorTest {
  private static final Path RESOURCES = resources();

  private static Path resources() {
    try {
      return Path.of(TableProcessorTest.class.getResource("/refusals").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> refusals() throws IOException {
    return javaFiles(RESOURCES.resolve("refusals")).stream()
        .map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> checkRefused(source)));
  }

  private static void checkRefused(Path source) throws IOException {
    List<String> lines = Files.readAllLines(source);
    String message = lines.get(1).substring("// refused: ".length());
    int line = 1;
    while (!lines.get(line - 1).endsWith("// here")) {
      line++;
    }
    List<Diagnostic<? extends JavaFileObject>> errors = compile(source, Files.createTempDirectory("refusal"), "-proc:only");
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).getMessage(Locale.ROOT).contains(message), errors.get(0).getMessage(Locale.ROOT));
    assertEquals(line, errors.get(0).getLineNumber());
  }

  @Test
  void acceptedSourceGivesATable(@TempDir Path out) throws IOException {
    List<Diagnostic<? extends JavaFileObject>> errors = compile(RESOURCES.resolve("accepted/Sample.java"), out);
    assertEquals(List.of(), errors);
    String table = Files.readString(out.resolve("accepted/SampleTable.java"));
    check(table, "super(\"sample\", \"builtins\", true, \"NMMsPWPPPPPP\"");
    check(table, "case 1: { return dev.krait.runtime.builtin.Converters.ofLong(((accepted.Sample) self).index(ts, a, 0L)); }");
    check(table, "((accepted.Sample) self).join(NO_ARGUMENTS, \"-\")");
    check(table, "case 5: { ((accepted.Sample) self).setName(a); return");
    check(table, "((accepted.Sample) self).compare(ts, dev.krait.runtime.type.Slot.GE, a)");
    check(table, "case -1: return \"A sample.\\n\\nIt has two paragraphs.\";");
    check(table, "case 1: return \"accepted.Sample.index(Ldev/krait/runtime/thread/ThreadState;Ljava/lang/Object;J)I\";");
    String module = Files.readString(out.resolve("accepted/SampleModuleTable.java"));
    check(module, "newState(dev.krait.runtime.thread.ThreadState ts) { return new accepted.SampleModule(ts); }");
    String index = Files.readString(out.resolve("accepted/ModuleIndex.java"));
    check(index, "return accepted.SampleModuleTable.INSTANCE;");
    assertEquals("accepted.ModuleIndex\n", Files.readString(out.resolve("META-INF/services/dev.krait.runtime.builtin.ModuleFinder")));
  }

  private static void check(String text, String expected) {
    assertTrue(text.contains(expected), () -> expected + "\nis not in\n" + text);
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<Diagnostic<? extends JavaFileObject>> compile(Path source, Path out, String... options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      List<Path> sources = new ArrayList<>(javaFiles(RESOURCES.resolve("standins")));
      sources.add(source);
      List<String> arguments = new ArrayList<>(List.of(options));
      String path = System.getProperty("jdk.module.path");
      String classPath = System.getProperty("java.class.path");
      arguments.addAll(List.of("-classpath", path == null ? classPath : classPath + java.io.File.pathSeparator + path, "-d", out.toString(), "-s",
          out.toString()));
      JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, arguments, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new TableProcessor()));
      task.call();
    }
    return diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
  }
}
