// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/// Writes the index of the modules of one Maven module: a class with a `switch` from name to table, and its ServiceLoader entry.
/// Its name is `ModuleIndex`, in the package that the first three parts of the modules' packages name. The tables of modules are public
/// classes for its sake. Extensions have an index of their own, `ExtensionIndex`, which the files that `import` finds name.
final class ModuleIndexWriter {
  private final Filer filer;

  ModuleIndexWriter(Filer filer) {
    this.filer = filer;
  }

  void writeModules(Map<String, String> tables) {
    String qualified = writeClass("ModuleIndex", "builtin", tables);
    String service = "META-INF/services/" + JavaTypes.MODULE_FINDER;
    try (Writer writer = filer.createResource(StandardLocation.CLASS_OUTPUT, "", service).openWriter()) {
      writer.write(qualified + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writeExtensions(Map<String, String> tables) {
    writeClass("ExtensionIndex", "extension", tables);
  }

  private String writeClass(String className, String kind, Map<String, String> tables) {
    String packageName = firstParts(tables.values().iterator().next(), 3);
    String qualified = packageName + "." + className;
    StringBuilder out = new StringBuilder();
    out.append("// Written by Krait's annotation processor.\npackage ").append(packageName).append(";\n\n");
    out.append("/// Finds the ").append(kind).append(" modules of this Maven module by name; a module's classes load when it is asked for.\n");
    out.append("public final class ").append(className).append(" implements ").append(JavaTypes.MODULE_FINDER).append(" {\n");
    out.append("  public ").append(className).append("() {\n  }\n\n");
    out.append("  @Override\n  public ").append(JavaTypes.MODULE_TABLE).append(" find(String name) {\n    switch (name) {\n");
    for (Map.Entry<String, String> table : tables.entrySet()) {
      out.append("      case ").append(TableWriter.quote(table.getKey())).append(":\n        return ").append(table.getValue())
          .append(".INSTANCE;\n");
    }
    out.append("      default:\n        return null;\n    }\n  }\n\n  @Override\n  public String[] names() {\n    return new String[] {");
    for (String name : tables.keySet()) {
      out.append(TableWriter.quote(name)).append(", ");
    }
    out.append("};\n  }\n}\n");
    try (Writer writer = filer.createSourceFile(qualified).openWriter()) {
      writer.write(out.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return qualified;
  }

  private static String firstParts(String name, int count) {
    int end = -1;
    for (int i = 0; i < count; i++) {
      int dot = name.indexOf('.', end + 1);
      if (dot < 0) {
        break;
      }
      end = dot;
    }
    return name.substring(0, end);
  }
}
