// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/// Questions about Java types that the processor asks, and the names of the runtime's classes that generated code uses.
final class JavaTypes {
  static final String RUNTIME = "dev.krait.runtime.";
  static final String THREAD_STATE = RUNTIME + "thread.ThreadState";
  static final String SLOT = RUNTIME + "type.Slot";
  static final String PY_OBJECT = RUNTIME + "object.PyObject";
  static final String PY_TYPE = RUNTIME + "type.PyType";
  static final String PY_TUPLE = RUNTIME + "object.PyTuple";
  static final String PY_DICT = RUNTIME + "object.PyDict";
  static final String PY_NONE = RUNTIME + "object.PyNone.NONE";
  static final String CONVERTERS = RUNTIME + "builtin.Converters";
  static final String TABLE = RUNTIME + "builtin.BuiltinTable";
  static final String MODULE_TABLE = RUNTIME + "builtin.ModuleTable";
  static final String MODULE_FINDER = RUNTIME + "builtin.ModuleFinder";

  private final ProcessingEnvironment environment;
  private final Types types;

  JavaTypes(ProcessingEnvironment environment) {
    this.environment = environment;
    this.types = environment.getTypeUtils();
  }

  static boolean is(TypeMirror type, String name) {
    return type.toString().equals(name);
  }

  static boolean isObject(TypeMirror type) {
    return is(type, "java.lang.Object");
  }

  static boolean isObjectArray(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY && isObject(((ArrayType) type).getComponentType());
  }

  static boolean isStringArray(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY && is(((ArrayType) type).getComponentType(), "java.lang.String");
  }

  /// Whether values of the type are instances of the runtime's `PyObject`.
  boolean isPyObject(TypeMirror type) {
    TypeElement base = environment.getElementUtils().getTypeElement(PY_OBJECT);
    return base != null && type.getKind() == TypeKind.DECLARED && types.isSubtype(types.erasure(type), base.asType());
  }

  /// The name of the type in source code, without type arguments.
  String source(TypeMirror type) {
    return types.erasure(type).toString();
  }

  /// The JVM's descriptor of the type.
  String descriptor(TypeMirror type) {
    switch (type.getKind()) {
      case VOID:
        return "V";
      case BOOLEAN:
        return "Z";
      case INT:
        return "I";
      case LONG:
        return "J";
      case DOUBLE:
        return "D";
      case FLOAT:
        return "F";
      case CHAR:
        return "C";
      case BYTE:
        return "B";
      case SHORT:
        return "S";
      case ARRAY:
        return "[" + descriptor(((ArrayType) type).getComponentType());
      default:
        TypeMirror erased = types.erasure(type);
        return "L" + binaryName((TypeElement) ((DeclaredType) erased).asElement()).replace('.', '/') + ";";
    }
  }

  String binaryName(TypeElement type) {
    return environment.getElementUtils().getBinaryName(type).toString();
  }
}
