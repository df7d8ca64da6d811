// SPDX-License-Identifier: Apache-2.0
package dev.krait.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows between packages, and what must be absent from them.
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.krait");

  /// Algorithms that know no Python object, so that anything may use them.
  private static final String[] ALGORITHMS = {"dev.krait.runtime.text..", "dev.krait.runtime.number..", "dev.krait.runtime.collect.."};
  private static final String[] CORE = {"dev.krait.runtime.object..", "dev.krait.runtime.type..", "dev.krait.runtime.protocol..",
      "dev.krait.runtime.call..",
      "dev.krait.runtime.error..", "dev.krait.runtime.thread..", "dev.krait.runtime.builtin..", "dev.krait.runtime.interp.."};

  @Test
  void theCompilerKnowsNoRuntime() {
    noClasses().that().resideInAPackage("dev.krait.compiler..").should().dependOnClassesThat().resideInAnyPackage("dev.krait.runtime..",
        "dev.krait.modules..", "dev.krait.embed..", "dev.krait.cli..").check(CLASSES);
  }

  @Test
  void algorithmsKnowNoPythonObject() {
    noClasses().that().resideInAnyPackage(ALGORITHMS).should().dependOnClassesThat().resideInAnyPackage(CORE).allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theRuntimeKnowsNeitherModulesNorJit() {
    noClasses().that().resideInAPackage("dev.krait.runtime..").should().dependOnClassesThat()
        .resideInAnyPackage("dev.krait.modules..", "dev.krait.jit..", "dev.krait.embed..", "dev.krait.cli..").check(CLASSES);
  }

  @Test
  void theCommandIsBuiltOnThePublicApi() {
    noClasses().that().resideInAPackage("dev.krait.cli..").should().dependOnClassesThat()
        .resideInAnyPackage("dev.krait.runtime..", "dev.krait.compiler..", "dev.krait.modules..").check(CLASSES);
  }

  @Test
  void nothingReflects() {
    noClasses().that().resideOutsideOfPackages("dev.krait.runtime.interop..", "dev.krait.modules.java..").should().dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..").check(CLASSES);
  }

  @Test
  void noStaticFieldIsMutable() {
    fields().that().areStatic().and().areDeclaredInClassesThat().resideOutsideOfPackage("dev.krait.processor..").and()
        .doNotHaveFullName("dev.krait.runtime.thread.Multi.threads").and().doNotHaveName("$assertionsDisabled").should()
        .haveModifier(JavaModifier.FINAL).check(CLASSES);
  }
}
