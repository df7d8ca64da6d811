// SPDX-License-Identifier: Apache-2.0

/// Objects, interpreter, import, threads, and the modules that are the runtime itself.
module dev.krait.runtime {
  requires static dev.krait.annotations;
  requires transitive dev.krait.compiler;
  requires java.management;
  requires jdk.jfr;
  requires jdk.management;
  requires jdk.unsupported;

  exports dev.krait.runtime to dev.krait.embed;
  exports dev.krait.runtime.builtin to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.builtins to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.codec to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.collect to dev.krait.modules, dev.krait.jit;
  exports dev.krait.runtime.error to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.importing to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.interp to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.lanes to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.modules to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.number to dev.krait.modules, dev.krait.jit;
  exports dev.krait.runtime.object to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.protocol to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.sys to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.text to dev.krait.modules, dev.krait.jit;
  exports dev.krait.runtime.thread to dev.krait.modules, dev.krait.embed, dev.krait.jit;
  exports dev.krait.runtime.type to dev.krait.modules, dev.krait.embed, dev.krait.jit;

  provides dev.krait.runtime.builtin.ModuleFinder with dev.krait.runtime.ModuleIndex;

  uses dev.krait.runtime.builtin.ModuleFinder;
}
