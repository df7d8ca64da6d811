// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

/// Finds builtin modules by name. Each Maven module that has some provides one, which the annotation processor writes; they are
/// found by ServiceLoader.
public interface ModuleFinder {
  /// The table of the module of that name, or null.
  ModuleTable find(String name);

  /// The names of all modules that this finder knows.
  String[] names();
}
