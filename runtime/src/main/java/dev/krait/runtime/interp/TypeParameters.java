// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.typing.PyGeneric;
import dev.krait.runtime.typing.PyParamSpec;
import dev.krait.runtime.typing.PyTypeAlias;
import dev.krait.runtime.typing.PyTypeParameter;
import dev.krait.runtime.typing.PyTypeVar;
import dev.krait.runtime.typing.PyTypeVarTuple;

/// The syntax of type parameters and of `type` statements.
final class TypeParameters {
  private TypeParameters() {
  }

  /// The intrinsic functions with one argument.
  static Object one(ThreadState ts, Frame frame, int which, Object value) {
    switch (which) {
      case Oparg.INTRINSIC_TYPEVAR:
        return PyTypeVar.ofSyntax(value, null, null);
      case Oparg.INTRINSIC_PARAMSPEC:
        return PyParamSpec.ofSyntax(value);
      case Oparg.INTRINSIC_TYPEVARTUPLE:
        return PyTypeVarTuple.ofSyntax(value);
      case Oparg.INTRINSIC_SUBSCRIPT_GENERIC:
        return PyGeneric.subscript(ts, value);
      case Oparg.INTRINSIC_TYPEALIAS:
        PyTuple parts = (PyTuple) value;
        return PyTypeAlias.ofSyntax(ts, parts.get(0), parts.get(1) instanceof PyTuple t ? t : null, parts.get(2));
      default:
        throw PyErrors.systemError("unknown intrinsic function " + which);
    }
  }

  /// The intrinsic functions with two arguments.
  static Object two(ThreadState ts, Frame frame, int which, Object first, Object second) {
    switch (which) {
      case Oparg.INTRINSIC_TYPEVAR_WITH_BOUND:
        return PyTypeVar.ofSyntax(first, second, null);
      case Oparg.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
        return PyTypeVar.ofSyntax(first, null, second);
      case Oparg.INTRINSIC_SET_TYPEPARAM_DEFAULT:
        ((PyTypeParameter) first).setDefaultEvaluator(second);
        return first;
      default:
        throw PyErrors.systemError("unknown intrinsic function " + which);
    }
  }
}
