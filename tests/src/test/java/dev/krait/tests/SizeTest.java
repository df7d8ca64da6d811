// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Bounds on what one has to read at a time, and on what HotSpot compiles.
class SizeTest {
  /// HotSpot never compiles a method with more bytecode than this.
  private static final int MOST_BYTECODE = 8_000;
  private static final int MOST_LINES = 1_500;

  /// Files that may be longer, each with its reason.
  private static final Map<String, String> LONG_FILES = Map.of();

  @Test
  void everyMethodCanBeCompiledByHotSpot() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (String module : Tree.MODULES) {
      for (Path file : Tree.files(Tree.classes(module), ".class")) {
        ClassModel model = ClassFile.of().parse(file);
        for (MethodModel method : model.methods()) {
          boolean initializer = method.methodName().equalsString("<clinit>");
          if (!initializer && method.code().orElse(null) instanceof CodeAttribute code && code.codeLength() > MOST_BYTECODE) {
            offenders.add(model.thisClass().asInternalName() + "." + method.methodName() + ": " + code.codeLength() + " bytes");
          }
        }
      }
    }
    assertEquals(List.of(), offenders);
  }

  @Test
  void filesAreShort() throws IOException {
    List<String> offenders = new ArrayList<>();
    for (String module : Tree.MODULES) {
      for (Path file : Tree.files(Tree.sources(module), ".java")) {
        long lines = Files.readString(file).lines().count();
        String name = Tree.ROOT.relativize(file).toString();
        if (lines > MOST_LINES && !LONG_FILES.containsKey(name)) {
          offenders.add(name + ": " + lines + " lines");
        }
      }
    }
    assertEquals(List.of(), offenders);
  }
}
