// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.builtin.ModuleFinder;
import dev.krait.runtime.builtin.ModuleTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/// The extension files of one interpreter. An extension is a jar `NAME.krait-314.jar` on `sys.path` that provides a [ModuleFinder]
/// as a service: the annotation processor writes one for a project's modules. Its classes live in a class loader of their own, whose
/// parent is the runtime's; a jar may also provide a finder that the runtime's loader has.
///
/// Thread rule: a file is opened once, and stays open for the life of the interpreter; the map is concurrent.
final class ExtensionFiles {
  /// What the name of an extension file ends with.
  static final String SUFFIX = ".krait-314.jar";

  private final ConcurrentHashMap<String, List<ModuleFinder>> opened = new ConcurrentHashMap<>();

  /// The table of the module of that name in a file.
  ModuleTable find(String path, String name) {
    List<ModuleFinder> finders = opened.get(path);
    if (finders == null) {
      finders = open(path, name);
      opened.put(path, finders);
    }
    String last = name.substring(name.lastIndexOf('.') + 1);
    for (ModuleFinder finder : finders) {
      ModuleTable table = finder.find(last);
      if (table != null) {
        return table;
      }
    }
    throw failure("dynamic module does not define module export function (PyInit_" + last + ")", path, name);
  }

  private static List<ModuleFinder> open(String path, String name) {
    Path file = Path.of(path);
    if (!Files.exists(file)) {
      throw failure(path + ": cannot open shared object file: No such file or directory", path, name);
    }
    try {
      if (!isArchive(file)) {
        throw failure(path + ": not an extension of Krait, which is a jar", path, name);
      }
      ClassLoader parent = ModuleFinder.class.getClassLoader();
      URLClassLoader loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, parent);
      List<String> builtin = new ArrayList<>();
      for (ModuleFinder finder : ServiceLoader.load(ModuleFinder.class, parent)) {
        builtin.add(finder.getClass().getName());
      }
      List<ModuleFinder> own = new ArrayList<>();
      for (ModuleFinder finder : ServiceLoader.load(ModuleFinder.class, loader)) {
        if (!builtin.contains(finder.getClass().getName())) {
          own.add(finder);
        }
      }
      return own;
    } catch (IOException | ServiceConfigurationError | LinkageError e) {
      throw failure(path + ": " + e.getMessage(), path, name);
    }
  }

  private static boolean isArchive(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return stream.read() == 'P' && stream.read() == 'K';
    }
  }

  private static RuntimeException failure(String message, String path, String name) {
    return PyErrors.importError(Exceptions.IMPORT_ERROR, message, Text.fromJava(name), Text.fromJava(path));
  }
}
