// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Marshal;
import dev.krait.compiler.code.MarshalError;
import dev.krait.compiler.code.Pyc;
import dev.krait.runtime.builtin.ModuleTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Evaluation;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.modules.Warnings;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Blocking;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.thread.World;
import dev.krait.runtime.type.Types;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// What importlib is built on: builtin and frozen modules, and the import lock.
///
/// Java: the state is in [ImportState].
@PyModuleDef("_imp")
final class ImpModule {
  /// The magic number of .pyc files as a little-endian number.
  @Constant("pyc_magic_number_token")
  static final Object PYC_MAGIC_NUMBER_TOKEN = PyInt.of(Pyc.MAGIC_WORD);

  private ImpModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    module.dict().put("check_hash_based_pycs", ts.interpreter().system().configuration().checkHashPycsMode);
  }

  private static ImportState state(ThreadState ts) {
    return ts.interpreter().imports();
  }

  /// Return True if the import lock is held by any thread.
  @Function("lock_held()")
  static boolean lockHeld(ThreadState ts) {
    return state(ts).lock().isLocked();
  }

  /// Acquire the import lock; a thread may do so several times.
  @Function("acquire_lock()")
  static void acquireLock(ThreadState ts) {
    Blocking.lock(ts, state(ts).lock(), "import lock");
  }

  /// Release the import lock.
  @Function("release_lock()")
  static void releaseLock(ThreadState ts) {
    ReentrantLock lock = state(ts).lock();
    if (!lock.isHeldByCurrentThread()) {
      throw PyErrors.runtimeError("not holding the import lock");
    }
    lock.unlock();
  }

  /// Return the suffixes of extension modules.
  @Function("extension_suffixes()")
  static Object extensionSuffixes() {
    return PyList.of(ExtensionFiles.SUFFIX);
  }

  /// Return whether there is a builtin module of that name: 1, -1 if it can be made once only, or 0.
  @Function("is_builtin(name, /)")
  static long isBuiltin(ThreadState ts, String name) {
    return !state(ts).builtinModules().has(name) ? 0 : name.equals("sys") || name.equals("builtins") ? -1 : 1;
  }

  /// Create the builtin module that a spec names; None if there is none.
  @Function("create_builtin(spec, /)")
  static Object createBuiltin(ThreadState ts, Object spec) {
    Object name = Objects.getAttribute(ts, spec, "name");
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("name must be string, not " + Types.nameOf(name));
    }
    if (Text.length(name) == 0) {
      throw PyErrors.valueError("name must not be empty");
    }
    Object module = state(ts).builtinModules().create(ts, Text.toJava(name));
    return module == null ? PyNone.NONE : module;
  }

  /// The second step of loading a builtin module; nothing is left to do in it.
  @Function("exec_builtin(mod, /)")
  static long execBuiltin(Object mod) {
    return 0;
  }

  /// Make the extension module that a spec names, from the file that is its origin.
  @Function("create_dynamic(spec, file=<unrepresentable>, /)")
  static Object createDynamic(ThreadState ts, Object spec, Object file) {
    String name = attribute(ts, spec, "name");
    String path = attribute(ts, spec, "origin");
    ModuleTable table = state(ts).extensions().find(path, name);
    boolean switched = !table.runsWithoutGil() && !ts.interpreter().system().configuration().gilForbidden && World.enableGil(ts);
    PyModule module = BuiltinModules.create(ts, table, name, new PyDict());
    if (switched) {
      Warnings.warn(ts, Exceptions.RUNTIME_WARNING, "The global interpreter lock (GIL) has been enabled to load module '" + name
          + "', which has not declared that it can run safely without the GIL. To override this behavior and keep the GIL disabled "
          + "(at your own risk), run with PYTHON_GIL=0 or -Xgil=0.", 1);
    }
    return module;
  }

  private static String attribute(ThreadState ts, Object spec, String name) {
    Object value = Objects.getAttribute(ts, spec, name);
    if (!Text.isStr(value)) {
      throw PyErrors.typeError("expected str, got " + Types.nameOf(value));
    }
    String text = Text.toJava(value);
    if (text.indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
    return text;
  }

  /// The second step of loading an extension; nothing is left to do in it.
  @Function("exec_dynamic(mod, /)")
  static long execDynamic(Object mod) {
    return 0;
  }

  private static FrozenModules.Entry frozen(ThreadState ts, String name) {
    FrozenModules.Entry entry = state(ts).frozenModules().find(name);
    if (entry == null) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "No such frozen object named " + Objects.reprText(ts, Text.fromJava(name)),
          Text.fromJava(name), null);
    }
    return entry;
  }

  private static PyException invalid(ThreadState ts, String name) {
    return PyErrors.importError(Exceptions.IMPORT_ERROR, "Frozen object named " + Objects.reprText(ts, Text.fromJava(name)) + " is invalid",
        Text.fromJava(name), null);
  }

  /// Return whether there is a frozen module of that name.
  @Function("is_frozen(name, /)")
  static boolean isFrozen(ThreadState ts, String name) {
    return state(ts).frozenModules().find(name) != null;
  }

  /// Return whether a frozen module is a package.
  @Function("is_frozen_package(name, /)")
  static boolean isFrozenPackage(ThreadState ts, String name) {
    return frozen(ts, name).isPackage();
  }

  /// Return what is known of a frozen module: its marshalled code if that is asked for, whether it is a package, and the name that it
  /// was frozen under; None if there is no such module.
  @Function("find_frozen(name, /, *, withdata=False)")
  static Object findFrozen(ThreadState ts, String name, boolean withdata) {
    FrozenModules.Entry entry = state(ts).frozenModules().find(name);
    if (entry == null) {
      return PyNone.NONE;
    }
    Object data = PyNone.NONE;
    if (withdata) {
      byte[] code = state(ts).frozenModules().marshalled(entry);
      if (code == null) {
        throw invalid(ts, name);
      }
      data = Calls.call1(ts, ts.interpreter().builtin("memoryview"), new PyBytes(code));
    }
    return PyTuple.of(data, PyBool.of(entry.isPackage()), entry.origin() == null ? PyNone.NONE : Text.fromJava(entry.origin()));
  }

  /// Return the code of a frozen module, from its marshalled form if that is given.
  @Function("get_frozen_object(name, data=None, /)")
  static Object getFrozenObject(ThreadState ts, String name, Object data) {
    CodeObject code;
    if (data == PyNone.NONE) {
      code = state(ts).frozenModules().code(frozen(ts, name));
    } else {
      if (!Buffers.isBuffer(data)) {
        throw PyErrors.typeError("get_frozen_object() argument 2 must be bytes, not " + Types.nameOf(data));
      }
      code = loaded(Buffers.bytes(ts, data));
    }
    if (code == null) {
      throw invalid(ts, name);
    }
    return new PyCode(code);
  }

  private static CodeObject loaded(byte[] data) {
    try {
      return Marshal.load(data) instanceof Const.Code code ? code.value() : null;
    } catch (MarshalError e) {
      return null;
    }
  }

  /// Make and run a frozen module, without a spec; None if there is none.
  @Function("init_frozen(name, /)")
  static Object initFrozen(ThreadState ts, String name) {
    FrozenModules.Entry entry = state(ts).frozenModules().find(name);
    return entry == null ? PyNone.NONE : run(ts, entry);
  }

  /// Makes a module of frozen code and runs it.
  static PyModule run(ThreadState ts, FrozenModules.Entry entry) {
    CodeObject code = state(ts).frozenModules().code(entry);
    if (code == null) {
      throw invalid(ts, entry.name());
    }
    PyModule module = PyModule.of(entry.name(), PyNone.NONE, new PyDict());
    ts.interpreter().modules().put(entry.name(), module);
    module.dict().put("__origname__", entry.origin() == null ? PyNone.NONE : entry.origin());
    module.dict().put("__builtins__", ts.interpreter().builtins());
    if (entry.isPackage()) {
      module.dict().put("__path__", PyList.of());
    }
    Evaluation.run(ts, new PyCode(code), module.dict(), module.dict(), null);
    return module;
  }

  /// Change the file name in a code object and in those that it holds.
  @Function("_fix_co_filename(code, path, /)")
  static void fixFileName(ThreadState ts, PyCode code, String path) {
    code.setFileName(Text.fromJava(path));
  }

  /// Return the hash of a source that ties a .pyc file to it.
  @Function("source_hash(key, source)")
  static Object sourceHash(ThreadState ts, long key, Object source) {
    long hash = Pyc.sourceHash(key, Buffers.bytes(ts, source));
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (hash >>> 8 * i);
    }
    return new PyBytes(bytes);
  }

  /// Return the names of the frozen modules.
  @Function("_frozen_module_names()")
  static Object frozenModuleNames() {
    List<FrozenModules.Entry> entries = FrozenModules.all();
    Object[] names = new Object[entries.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = entries.get(i).name();
    }
    return PyList.of(names);
  }

  /// Turn frozen modules on or off, or with 0 back to what the command line says; for tests.
  @Function("_override_frozen_modules_for_tests(override, /)")
  static void overrideFrozenModules(ThreadState ts, int override) {
    state(ts).frozenModules().override(override);
  }

  /// Have modules that exist for the main interpreter only refused (1) or not (-1) in this one, whatever its configuration says, or as that
  /// says (0). Return what was the case before.
  @Function("_override_multi_interp_extensions_check(override, /)")
  static long overrideExtensionsCheck(ThreadState ts, int override) {
    if (ts.interpreter().membership().isMain()) {
      throw PyErrors.runtimeError("_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter");
    }
    return state(ts).overrideExtensionsCheck(override);
  }
}
