// SPDX-License-Identifier: Apache-2.0

/// The annotation processor; used by javac only.
module dev.krait.processor {
  requires dev.krait.annotations;
  requires java.compiler;

  provides javax.annotation.processing.Processor with dev.krait.processor.TableProcessor;
}
