// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

public interface ModuleFinder {
  ModuleTable find(String name);

  String[] names();
}
