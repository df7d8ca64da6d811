// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyModule;
import java.util.concurrent.locks.ReentrantLock;

/// What import keeps for one interpreter. Thread rule: fields are set once at start-up; the lock is that of `_imp.acquire_lock`.
public final class ImportState {
  private final BuiltinModules builtinModules;
  private final ExtensionFiles extensions = new ExtensionFiles();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile FrozenModules frozenModules = new FrozenModules(null, null, false);
  /// The module `_frozen_importlib`, once it is set up.
  private volatile PyModule importlib;
  private volatile ImportTimes times;
  /// Not 0 if a test has decided otherwise than the limits of the interpreter.
  private volatile int extensionsCheck;

  /// Over the builtin modules that are given; null for those that are installed.
  public ImportState(BuiltinModules builtinModules) {
    this.builtinModules = builtinModules != null ? builtinModules : BuiltinModules.installed();
  }

  public BuiltinModules builtinModules() {
    return builtinModules;
  }

  ExtensionFiles extensions() {
    return extensions;
  }

  public FrozenModules frozenModules() {
    return frozenModules;
  }

  public void setFrozenModules(FrozenModules modules) {
    frozenModules = modules;
  }

  public PyModule importlib() {
    return importlib;
  }

  public void setImportlib(PyModule module) {
    importlib = module;
  }

  /// What measures imports; null if nothing does.
  ImportTimes times() {
    return times;
  }

  void setTimes(ImportTimes measure) {
    times = measure;
  }

  /// Whether modules that exist for the main interpreter only are refused in an interpreter, whose state this is.
  boolean checksExtensions(Interpreter owner) {
    if (owner.membership().isMain()) {
      return false;
    }
    int override = extensionsCheck;
    return override == 0 ? owner.membership().limits().checkExtensions() : override > 0;
  }

  /// Has them refused (1) or not (-1) whatever the limits say, or as those say (0); returns what was the case before.
  synchronized int overrideExtensionsCheck(int override) {
    int before = extensionsCheck;
    extensionsCheck = override;
    return before;
  }

  ReentrantLock lock() {
    return lock;
  }
}
