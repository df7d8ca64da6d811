// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Marshal;
import dev.krait.compiler.parse.Decoder;
import dev.krait.compiler.parse.Parser;
import dev.krait.compiler.parse.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The frozen modules: those of CPython, whose code is loaded without searching a path, so that import itself can be written in
/// Python. The code is marshalled in one file of the distribution, `lib/frozen/modules`, in which each module of the table, in its
/// order, has the length of its data (four bytes, the lowest first) and then the data. Where the file is missing the modules are
/// compiled from the standard library.
///
/// Thread rule: immutable, but for the switch and the contents of the file, which are volatile.
public final class FrozenModules {
  /// How a module is frozen. A file of null stands for a module that no file has.
  ///
  /// @param name      as `import` knows it
  /// @param origin    the name under which its code is known: `importlib._bootstrap` for `_frozen_importlib`
  /// @param isPackage whether it is a package
  public record Entry(String name, String origin, boolean isPackage) {
    /// The path of the source below the standard library's folder.
    String source() {
      if (origin == null) {
        return "__hello__.py";
      }
      String plain = origin.startsWith("<") ? origin.substring(1) : origin;
      boolean initializer = origin.startsWith("<") || isPackage && !origin.equals("__hello__");
      return plain.replace('.', '/') + (initializer ? "/__init__.py" : ".py");
    }

    String codeName() {
      return "<frozen " + (origin == null ? name : origin.startsWith("<") ? name : origin) + ">";
    }
  }

  /// The modules that import itself and start-up need, which are frozen whatever the switch says.
  private static final int ESSENTIAL = 3;
  /// Name, origin and `p` for packages; `-` is no origin.
  private static final String TABLE = """
      _frozen_importlib importlib._bootstrap
      _frozen_importlib_external importlib._bootstrap_external
      zipimport zipimport
      abc abc
      codecs codecs
      io io
      _collections_abc _collections_abc
      _sitebuiltins _sitebuiltins
      genericpath genericpath
      ntpath ntpath
      posixpath posixpath
      os os
      site site
      stat stat
      importlib.util importlib.util
      importlib.machinery importlib.machinery
      runpy runpy
      __hello__ __hello__
      __hello_alias__ __hello__
      __phello_alias__ __hello__ p
      __phello_alias__.spam __hello__
      __phello__ __phello__ p
      __phello__.__init__ <__phello__
      __phello__.ham __phello__.ham p
      __phello__.ham.__init__ <__phello__.ham
      __phello__.ham.eggs __phello__.ham.eggs
      __phello__.spam __phello__.spam
      __hello_only__ -
      """;
  private static final List<Entry> ENTRIES = parse();

  private final Path standardLibrary;
  private final Path file;
  private final boolean enabled;
  /// What the file holds while the interpreter starts, which reads most of it; else null.
  private volatile byte[] kept;
  /// 1 and -1 override [#enabled], for tests.
  private volatile int override;

  /// @param standardLibrary the folder with the sources, or null
  /// @param file where marshalled code is, or null
  public FrozenModules(Path standardLibrary, Path file, boolean enabled) {
    this.standardLibrary = standardLibrary;
    this.file = file;
    this.enabled = enabled;
  }

  private static List<Entry> parse() {
    List<Entry> entries = new ArrayList<>();
    for (String line : TABLE.split("\n")) {
      String[] parts = line.split(" ");
      entries.add(new Entry(parts[0], parts[1].equals("-") ? null : parts[1], parts.length > 2));
    }
    return List.copyOf(entries);
  }

  /// All of them, with the ones that the switch hides.
  public static List<Entry> all() {
    return ENTRIES;
  }

  void override(int value) {
    override = value;
  }

  /// The entry of a module; null if it is not frozen or hidden.
  Entry find(String name) {
    for (int i = 0; i < ENTRIES.size(); i++) {
      Entry entry = ENTRIES.get(i);
      if (entry.name.equals(name)) {
        return i < ESSENTIAL || (override == 0 ? enabled : override > 0) ? entry : null;
      }
    }
    return null;
  }

  /// Reads the file for the modules that start-up needs; [#startUpEnds] lets go of it.
  void startUpBegins() {
    kept = contents();
  }

  void startUpEnds() {
    kept = null;
  }

  private byte[] contents() {
    byte[] data = kept;
    if (data == null && file != null) {
      try {
        data = Files.readAllBytes(file);
      } catch (IOException e) {
        // Then the sources are compiled.
        return null;
      }
    }
    return data;
  }

  /// The marshalled code; null if neither it nor the source can be read.
  byte[] marshalled(Entry entry) {
    byte[] data = contents();
    if (data != null) {
      int at = 0;
      for (int i = 0; ENTRIES.get(i) != entry; i++) {
        at += 4 + length(data, at);
      }
      return Arrays.copyOfRange(data, at + 4, at + 4 + length(data, at));
    }
    try {
      return standardLibrary == null ? null : Marshal.dump(compile(standardLibrary, entry));
    } catch (IOException e) {
      return null;
    }
  }

  private static int length(byte[] data, int at) {
    return data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
  }

  /// The code of a module.
  CodeObject code(Entry entry) {
    byte[] data = marshalled(entry);
    return data != null && Marshal.load(data) instanceof Const.Code code ? code.value() : null;
  }

  private static CodeObject compile(Path standardLibrary, Entry entry) throws IOException {
    Path file = standardLibrary.resolve(entry.source());
    // Empty files do not survive every way of packing.
    byte[] source = entry.source().startsWith("__phello__") && !Files.exists(file) ? new byte[0] : Files.readAllBytes(file);
    String name = entry.codeName();
    return new PythonCompiler(name, Parser.Mode.EXEC, 0, 0, WarningSink.NONE).compile(SourceText.ofBytes(source, name, Decoder.NONE));
  }

  /// Writes the marshalled code of all frozen modules; for the build.
  ///
  /// @param args the folder of the standard library, and the file to write
  public static void main(String[] args) throws IOException {
    Path library = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Files.createDirectories(target.getParent());
    var out = new ByteArrayOutputStream();
    for (Entry entry : ENTRIES) {
      byte[] code = Marshal.dump(compile(library, entry));
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(code.length >>> shift);
      }
      out.write(code);
    }
    Files.write(target, out.toByteArray());
  }
}
