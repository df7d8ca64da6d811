// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PyBuiltinFunction;
import dev.krait.runtime.builtin.PyClassMethodDescr;
import dev.krait.runtime.builtin.PyGetSetDescr;
import dev.krait.runtime.builtin.PyMemberDescr;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.builtin.PyMethodWrapper;
import dev.krait.runtime.builtin.PyWrapperDescr;
import dev.krait.runtime.interp.Frame;
import dev.krait.runtime.interp.PyAsyncGenerator;
import dev.krait.runtime.interp.PyCode;
import dev.krait.runtime.interp.PyCoroutine;
import dev.krait.runtime.interp.PyFunction;
import dev.krait.runtime.interp.PyGenerator;
import dev.krait.runtime.interp.PyMethod;
import dev.krait.runtime.interp.PyTraceback;
import dev.krait.runtime.object.PyCapsule;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyEllipsis;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyMappingProxy;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PySimpleNamespace;
import dev.krait.runtime.object.PyUnion;
import dev.krait.runtime.thread.ThreadState;

/// Names for builtin types that are no builtins.
@PyModuleDef("_types")
final class TypesModule {
  private TypesModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict names = module.dict();
    names.put("AsyncGeneratorType", PyAsyncGenerator.TYPE);
    names.put("BuiltinFunctionType", PyBuiltinFunction.TYPE);
    names.put("BuiltinMethodType", PyBuiltinFunction.TYPE);
    names.put("CapsuleType", PyCapsule.TYPE);
    names.put("CellType", PyCell.TYPE);
    names.put("ClassMethodDescriptorType", PyClassMethodDescr.TYPE);
    names.put("CodeType", PyCode.TYPE);
    names.put("CoroutineType", PyCoroutine.TYPE);
    names.put("EllipsisType", PyEllipsis.TYPE);
    names.put("FrameType", Frame.TYPE);
    names.put("FunctionType", PyFunction.TYPE);
    names.put("GeneratorType", PyGenerator.TYPE);
    names.put("GenericAlias", PyGenericAlias.TYPE);
    names.put("GetSetDescriptorType", PyGetSetDescr.TYPE);
    names.put("LambdaType", PyFunction.TYPE);
    names.put("MappingProxyType", PyMappingProxy.TYPE);
    names.put("MemberDescriptorType", PyMemberDescr.TYPE);
    names.put("MethodDescriptorType", PyMethodDescr.TYPE);
    names.put("MethodType", PyMethod.TYPE);
    names.put("MethodWrapperType", PyMethodWrapper.TYPE);
    names.put("ModuleType", PyModule.TYPE);
    names.put("NoneType", PyNone.TYPE);
    names.put("NotImplementedType", PyNotImplemented.TYPE);
    names.put("SimpleNamespace", PySimpleNamespace.TYPE);
    names.put("TracebackType", PyTraceback.TYPE);
    names.put("UnionType", PyUnion.TYPE);
    names.put("WrapperDescriptorType", PyWrapperDescr.TYPE);
  }
}
