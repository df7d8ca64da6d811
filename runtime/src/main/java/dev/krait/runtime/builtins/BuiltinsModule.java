// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyByteArray;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyClassMethod;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyEllipsis;
import dev.krait.runtime.object.PyEnumerate;
import dev.krait.runtime.object.PyFilter;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyMap;
import dev.krait.runtime.object.PyMemoryView;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyProperty;
import dev.krait.runtime.object.PyRange;
import dev.krait.runtime.object.PyReversed;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyStaticMethod;
import dev.krait.runtime.object.PyStr;
import dev.krait.runtime.object.PySuper;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.PyZip;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The functions, types and exceptions that every module sees.
///
/// This module is where a name is looked up that is neither local nor in the module's namespace.
///
/// Java: puts the parts together. The functions are in the other classes of the package.
@PyModuleDef("builtins")
final class BuiltinsModule {
  private static final PyType[] TYPES = {PyType.OBJECT, PyType.TYPE, PyBool.TYPE, PyByteArray.TYPE, PyBytes.TYPE, PyClassMethod.TYPE,
      PyComplex.TYPE, PyMemoryView.TYPE, PyDict.TYPE, PyEnumerate.TYPE,
      PyFilter.TYPE, PyFloatType.TYPE, PyFrozenSet.TYPE, PyLong.TYPE, PyList.TYPE, PyMap.TYPE, PyProperty.TYPE, PyRange.TYPE, PyReversed.TYPE,
      PySet.TYPE, PySlice.TYPE, PyStaticMethod.TYPE, PyStr.TYPE, PySuper.TYPE, PyTuple.TYPE, PyZip.TYPE};

  private BuiltinsModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict builtins = module.dict();
    ObjectFunctionsTable.INSTANCE.fill(ts, module, builtins);
    NumberFunctionsTable.INSTANCE.fill(ts, module, builtins);
    IterationFunctionsTable.INSTANCE.fill(ts, module, builtins);
    NamespaceFunctionsTable.INSTANCE.fill(ts, module, builtins);
    ExecutionFunctionsTable.INSTANCE.fill(ts, module, builtins);
    OutputFunctionsTable.INSTANCE.fill(ts, module, builtins);
    builtins.put("None", PyNone.NONE);
    builtins.put("Ellipsis", PyEllipsis.ELLIPSIS);
    builtins.put("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
    builtins.put("False", PyBool.FALSE);
    builtins.put("True", PyBool.TRUE);
    builtins.put("__debug__", PyBool.TRUE);
    for (PyType type : TYPES) {
      builtins.put(type.name(), type);
    }
    for (PyType type : Exceptions.ALL) {
      builtins.put(type.name(), type);
    }
    builtins.put("EnvironmentError", Exceptions.OS_ERROR);
    builtins.put("IOError", Exceptions.OS_ERROR);
  }
}
