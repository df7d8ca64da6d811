// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The base class of generic classes.
///
/// Java: it adds nothing to the layout, so that it can stand beside any other base.
@PyTypeDef(value = "Generic", module = "typing", subclassable = true, self = Object.class)
public final class PyGeneric {
  public static final PyType TYPE = PyType.mixin(PyGenericTable.INSTANCE);

  private PyGeneric() {
  }

  /// The class with type arguments.
  @ClassMethod("__class_getitem__(*args, **kwargs)")
  static Object classGetItem(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    Object typing = Calls.call1(ts, ts.interpreter().builtin("__import__"), "typing");
    Object function = Objects.getAttribute(ts, typing, "_generic_class_getitem");
    return Calls.callPrepended(ts, function, cls, args, args.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  /// Checks the type parameters of a new class.
  @ClassMethod("__init_subclass__(*args, **kwargs)")
  static Object initSubclass(ThreadState ts, PyType cls, Object[] args, String[] keywordNames) {
    Object typing = Calls.call1(ts, ts.interpreter().builtin("__import__"), "typing");
    Object function = Objects.getAttribute(ts, typing, "_generic_init_subclass");
    return Calls.callPrepended(ts, function, cls, args, args.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  /// `Generic` with the type parameters of a class statement.
  public static Object subscript(ThreadState ts, Object parameters) {
    Object[] items = Sequences.toArray(ts, parameters);
    for (int i = 0; i < items.length; i++) {
      if (items[i] instanceof PyTypeVarTuple) {
        items[i] = PyTypeVarTuple.unpacked(ts, items[i]);
      }
    }
    return Typing.call(ts, "_GenericAlias", TYPE, PyTuple.of(items));
  }
}
