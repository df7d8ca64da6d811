// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.modules.interpreters.CodeChecks;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the tests ask of the inside of the interpreter and of the compiler.
///
/// Java: stateless.
@PyModuleDef(value = "_testinternalcapi", extension = true, gil = PyModuleDef.Gil.NOT_USED, types = {PyHamt.class})
public final class InternalCapiModule {
  /// How often code runs before its inline caches are filled.
  @Constant("SPECIALIZATION_THRESHOLD")
  static final long SPECIALIZATION_THRESHOLD = 2;
  /// How often a miss is tolerated before they are filled anew.
  @Constant("SPECIALIZATION_COOLDOWN")
  static final long SPECIALIZATION_COOLDOWN = 2;
  @Constant("SIZEOF_TIME_T")
  static final long SIZEOF_TIME_T = Long.BYTES;

  private InternalCapiModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    CompilerStepsTable.INSTANCE.fill(ts, module, module.dict());
    CapiInterpretersTable.INSTANCE.fill(ts, module, module.dict());
    CodeVariablesTable.INSTANCE.fill(ts, module, module.dict());
  }

  /// Return how many Python frames are on the stack.
  @Function("get_recursion_depth()")
  static long recursionDepth(ThreadState ts) {
    return ts.interpreter().threads().recursionLimit() - ts.framesLeft();
  }

  /// Return how many calls of builtins that recurse the stack still has room for.
  @Function("get_c_recursion_remaining()")
  static long stackLeft(ThreadState ts) {
    return ts.stackLeft();
  }

  /// Return whether the attributes of an object lie in slots of its own.
  @Function("has_inline_values(obj, /)")
  static boolean hasInlineValues(Object obj) {
    return obj instanceof PyInstance instance && instance.getClass() == PyInstance.class && instance.type.has(PyType.HAS_DICT)
        && !instance.shape().isDictionary();
  }

  /// Return the types of the runtime itself.
  @Function("get_static_builtin_types()")
  static Object builtinTypes(ThreadState ts) {
    Set<PyType> found = new LinkedHashSet<>();
    addBuiltin(ts, PyType.OBJECT, found);
    return PyList.of(found.toArray());
  }

  private static void addBuiltin(ThreadState ts, PyType type, Set<PyType> found) {
    if (type.has(PyType.HEAP) || !found.add(type)) {
      return;
    }
    for (Object below : Sequences.toArray(ts, Calls.method(ts, PyType.TYPE, "__subclasses__", type))) {
      addBuiltin(ts, (PyType) below, found);
    }
  }

  /// Return the names of the special methods that a type has a slot for.
  @Function("identify_type_slot_wrappers()")
  static Object slotNames() {
    List<Object> names = new ArrayList<>();
    for (int slot = 0; slot < Slot.COUNT; slot++) {
      if (slot < Slot.ENTER || slot > Slot.AEXIT) {
        names.add(Slot.name(slot));
      }
    }
    return PyList.of(names.toArray());
  }

  /// Return what kinds of variables a code object has, by name.
  @Function("get_co_localskinds(co, /)")
  static Object localsKinds(PyCode co) {
    PyDict kinds = new PyDict();
    for (int i = 0; i < co.object.localsPlusKinds.length; i++) {
      kinds.put(co.object.localsPlusNames.get(i), PyInt.of(co.object.localsPlusKinds[i] & 0xFF));
    }
    return kinds;
  }

  /// Return whether a code object returns nothing but None.
  @Function("code_returns_only_none(co, /)")
  static boolean returnsOnlyNone(PyCode co) {
    return CodeChecks.returnsOnlyNone(co);
  }
}
