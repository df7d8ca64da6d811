// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Lambdas and pattern switches compile to invokedynamic, whose first use costs tens of microseconds that the AOT cache does not
/// remove. In the modules that start-up and hot code run through, each class that has one is listed, with the reason why it may.
/// (The methods that records get are exempt: they link only when somebody compares or prints a record.)
class DynamicCallsTest {
  private static final List<String> MODULES = List.of("compiler", "runtime", "embed", "cli");
  private static final String RECORD_METHODS = "ObjectMethods";

  @Test
  void dynamicCallsAreListed() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (String module : MODULES) {
      for (Path file : Tree.files(Tree.classes(module), ".class")) {
        ClassModel model = ClassFile.of().parse(file);
        if (hasDynamicCall(model)) {
          found.add(model.thisClass().asInternalName());
        }
      }
    }
    assertEquals(new TreeSet<>(listed().keySet()), found, "classes with invokedynamic, which dynamic-calls.txt lists with reasons");
  }

  private static boolean hasDynamicCall(ClassModel model) {
    for (MethodModel method : model.methods()) {
      if (method.code().isPresent()) {
        for (CodeElement element : method.code().get()) {
          if (element instanceof InvokeDynamicInstruction call && !call.bootstrapMethod().owner().displayName().equals(RECORD_METHODS)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    try (var stream = DynamicCallsTest.class.getResourceAsStream("dynamic-calls.txt")) {
      new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] parts = line.split(": ", 2);
        listed.put(parts[0], parts[1]);
      });
    }
    return listed;
  }
}
