// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.annotations.PyModuleDef;
import dev.krait.processor.TableProcessor;
import dev.krait.runtime.builtin.ModuleFinder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The extensions of `examples`, compiled and packed as the guide describes it: whether importing one turns the GIL on while threads run.
class ExtensionTest {
  private static final Path EXAMPLES = Tree.ROOT.resolve("examples/extension/counting");
  private static final String PROGRAM = """
      import sys, threading, warnings
      stop = False
      def spin():
          while not stop:
              pass
      threads = [threading.Thread(target=spin) for _ in range(3)]
      for t in threads: t.start()
      before = sys._is_gil_enabled()
      with warnings.catch_warnings(record=True) as caught:
          warnings.simplefilter("always")
          import %1$s as counting
      count = counting.count() + counting.count()
      stop = True
      for t in threads: t.join()
      print(sys.flags.gil, before, sys._is_gil_enabled(), count, *(w.category.__name__ for w in caught))
      for w in caught: print(w.message)
      """;
  private static final String WARNING = "The global interpreter lock (GIL) has been enabled to load module '%s', which has not declared that "
      + "it can run safely without the GIL. To override this behavior and keep the GIL disabled (at your own risk), run with PYTHON_GIL=0 or "
      + "-Xgil=0.\n";

  private static Path place(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes the extension with that source into the folder.
  private static void build(Path folder, String name, String source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path file = Files.writeString(Files.createDirectories(folder.resolve("counting")).resolve("Extension.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String libraries = place(PyModuleDef.class) + ":" + place(ModuleFinder.class) + ":" + place(dev.krait.compiler.PythonCompiler.class);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task = compiler.getTask(null, files, null, List.of("-nowarn", "-cp", libraries, "-d", classes.toString()), null,
          files.getJavaFileObjects(file));
      task.setProcessors(List.of(new TableProcessor()));
      assertTrue(task.call(), source);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".krait-314.jar")); ZipOutputStream jar = new ZipOutputStream(out)) {
      for (Path compiled : Tree.files(classes, "")) {
        if (Files.isRegularFile(compiled)) {
          jar.putNextEntry(new ZipEntry(classes.relativize(compiled).toString()));
          Files.copy(compiled, jar);
        }
      }
    }
  }

  private static void check(Path folder, String name, String option, String expected) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Tree.ROOT.resolve("krait").toString()));
    if (!option.isEmpty()) {
      command.addAll(List.of("-X", option));
    }
    command.addAll(List.of("-c", PROGRAM.formatted(name)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    assertEquals(expected, output, option);
  }

  @Test
  void undeclaredExtensionTurnsTheGilOn(@TempDir Path folder) throws IOException, InterruptedException {
    build(folder, "old_counting", Files.readString(EXAMPLES.resolve("OldCountingModule.java")));
    check(folder, "old_counting", "", "None False True 3 RuntimeWarning\n" + WARNING.formatted("old_counting"));
    check(folder, "old_counting", "gil=0", "0 False False 3\n");
    check(folder, "old_counting", "gil=1", "1 True True 3\n");
  }

  @Test
  void extensionThatNeedsTheGilTurnsItOn(@TempDir Path folder) throws IOException, InterruptedException {
    build(folder, "counting", Files.readString(EXAMPLES.resolve("CountingModule.java")).replace("Gil.NOT_USED", "Gil.USED"));
    check(folder, "counting", "", "None False True 3 RuntimeWarning\n" + WARNING.formatted("counting"));
  }

  @Test
  void declaredExtensionLeavesTheGilOff(@TempDir Path folder) throws IOException, InterruptedException {
    build(folder, "counting", Files.readString(EXAMPLES.resolve("CountingModule.java")));
    check(folder, "counting", "", "None False False 3\n");
  }
}
