// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Pyc;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Compiles a folder of Python files ahead of time, as the build does with the standard library: beside each `x.py` it writes
/// `__pycache__/x.krait-314.pyc`, unless one of the source's time and size is there. Runs without the runtime.
final class LibraryCompiler {
  private static final String TAG = ".krait-314.pyc";
  private static final long STACK_BYTES = 256L << 20;

  private final List<Path> sources;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  private LibraryCompiler(List<Path> sources) {
    this.sources = sources;
  }

  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]).toAbsolutePath().normalize();
    LibraryCompiler compiler;
    try (Stream<Path> files = Files.walk(folder)) {
      compiler = new LibraryCompiler(files.filter(f -> f.toString().endsWith(".py")).toList());
    }
    Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(null, compiler::compileAll, "compiler-" + i, STACK_BYTES);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (compiler.failures.get() > 0) {
      System.exit(1);
    }
  }

  private void compileAll() {
    for (int i = next.getAndIncrement(); i < sources.size(); i = next.getAndIncrement()) {
      Path source = sources.get(i);
      try {
        compile(source);
      } catch (IOException | CompileError e) {
        System.err.println(source + ": " + e.getMessage());
        failures.incrementAndGet();
      }
    }
  }

  private static void compile(Path source) throws IOException {
    FileTime time = Files.getLastModifiedTime(source);
    byte[] text = Files.readAllBytes(source);
    String name = source.getFileName().toString();
    Path folder = source.resolveSibling("__pycache__");
    Path target = folder.resolve(name.substring(0, name.length() - ".py".length()) + TAG);
    long seconds = time.to(TimeUnit.SECONDS);
    if (Files.exists(target)) {
      byte[] old = Files.readAllBytes(target);
      byte[] header = Pyc.ofTimestamp(seconds, text.length, null).header();
      if (old.length > header.length && java.util.Arrays.equals(old, 0, header.length, header, 0, header.length)) {
        return;
      }
    }
    String fileName = source.toString();
    PythonCompiler compiler = new PythonCompiler(fileName, Parser.Mode.EXEC, 0, 0, WarningSink.NONE);
    CodeObject code = compiler.compile(SourceText.ofBytes(text, fileName, LibraryCompiler::decode));
    Files.createDirectories(folder);
    Files.write(target, Pyc.ofTimestamp(seconds, text.length, code).toBytes());
  }

  /// Java's charsets stand in for the codecs of the runtime; they have the few that the standard library names.
  private static String decode(String encoding, byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, Charset.forName(encoding.equals("latin1") ? "iso-8859-1" : encoding));
  }
}
