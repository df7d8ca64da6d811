// SPDX-License-Identifier: Apache-2.0

/// The modules that CPython has in C, apart from those that are the runtime itself. Found by name, through the index.
module dev.krait.modules {
  requires static dev.krait.annotations;
  requires transitive dev.krait.runtime;
  requires jdk.unsupported;

  exports dev.krait.modules to dev.krait.embed;

  provides dev.krait.runtime.builtin.ModuleFinder with dev.krait.modules.ModuleIndex;
}
