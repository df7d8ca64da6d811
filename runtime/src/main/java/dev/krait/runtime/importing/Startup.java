// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.sys.Configuration;
import dev.krait.runtime.sys.StandardStreams;
import dev.krait.runtime.thread.ThreadState;
import java.nio.file.Path;

/// Brings an interpreter from nothing to where it can run a program: `builtins`, `sys`, importlib, the standard streams, `site`.
public final class Startup {
  private Startup() {
  }

  /// Does all of it, on the thread that has just entered the new interpreter.
  public static void run(ThreadState ts, Configuration configuration) {
    PathConfiguration.complete(configuration);
    Interpreter interpreter = ts.interpreter();
    interpreter.system().configure(configuration);
    createCore(ts, interpreter);
    if (configuration.stdlibDir == null) {
      throw PyErrors.systemError("no standard library found: krait.home is " + configuration.basePrefix);
    }
    setUpImport(ts, interpreter, configuration);
    StandardStreams.open(ts, configuration);
    ts.interpreter().finalizers().startAwaiting();
    PyModule main = PyModule.of("__main__", PyNone.NONE, new PyDict());
    main.dict().put("__builtins__", interpreter.modules().get("builtins"));
    Object loader = Objects.getAttribute(ts, interpreter.imports().importlib(), "BuiltinImporter");
    main.dict().put("__loader__", loader);
    interpreter.modules().put("__main__", main);
    if (configuration.installSignalHandlers) {
      interpreter.threads().signals().listen(new Runnable() {
        @Override
        public void run() {
          Imports.module(ts, "_signal");
        }
      });
    }
    if (!configuration.warnOptions.isEmpty()) {
      // The module turns `-W` options into filters.
      Imports.module(ts, "warnings");
    }
    if (!configuration.noSite) {
      Imports.module(ts, "site");
    }
    interpreter.imports().frozenModules().startUpEnds();
  }

  private static void createCore(ThreadState ts, Interpreter interpreter) {
    BuiltinModules modules = interpreter.imports().builtinModules();
    PyModule builtins = modules.create(ts, "builtins", interpreter.builtins());
    modules.remember("builtins", builtins);
    interpreter.modules().put("builtins", builtins);
    interpreter.keepBuiltins();
    PyModule sys = modules.create(ts, "sys", interpreter.system().namespace());
    modules.remember("sys", sys);
    interpreter.modules().put("sys", sys);
  }

  private static void setUpImport(ThreadState ts, Interpreter interpreter, Configuration configuration) {
    String home = configuration.basePrefix;
    Path frozen = Path.of(System.getProperty("krait.frozen", home + "/lib/frozen/modules"));
    ImportState imports = interpreter.imports();
    if (configuration.importTime > 0) {
      imports.setTimes(new ImportTimes());
    }
    imports.setFrozenModules(new FrozenModules(Path.of(configuration.stdlibDir), frozen, configuration.frozenModules));
    imports.frozenModules().startUpBegins();
    PyModule importlib = ImpModule.run(ts, imports.frozenModules().find("_frozen_importlib"));
    imports.setImportlib(importlib);
    PyModule imp = imports.builtinModules().create(ts, "_imp", new PyDict());
    interpreter.modules().put("_imp", imp);
    Object sys = interpreter.modules().get("sys");
    Calls.method(ts, importlib, "_install", sys, imp);
    Calls.method(ts, importlib, "_install_external_importers");
    Object zipimporter = Imports.attribute(ts, "zipimport", "zipimporter");
    Object hooks = interpreter.system().get("path_hooks");
    Calls.method(ts, hooks, "insert", dev.krait.runtime.object.PyInt.of(0), zipimporter);
    interpreter.builtins().put("__debug__", PyBool.of(configuration.optimize == 0));
  }
}
