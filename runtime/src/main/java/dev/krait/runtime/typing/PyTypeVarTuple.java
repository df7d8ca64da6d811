// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A variable for any number of types.
@PyTypeDef(value = "TypeVarTuple", module = "typing")
public final class PyTypeVarTuple extends PyTypeParameter {
  public static final PyType TYPE = PyType.builtinWithDict(PyTypeVarTupleTable.INSTANCE, PyType.OBJECT);

  private PyTypeVarTuple(Object name, LazyType defaultType) {
    super(TYPE, name, false, false, true, defaultType);
  }

  /// A variable of the syntax of type parameters.
  public static PyTypeVarTuple ofSyntax(Object name) {
    return new PyTypeVarTuple(name, new LazyType(null, null));
  }

  /// A variable that the program makes itself.
  @New("typevartuple(name, *, default=<typing.NoDefault>)")
  static Object create(ThreadState ts, PyType cls, Object name, Object defaultType) {
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("typevartuple() argument 'name' must be str, not " + Types.nameOf(name));
    }
    PyTypeVarTuple made = new PyTypeVarTuple(name, given(defaultType));
    made.setModule(ts);
    return made;
  }

  @Special("__repr__")
  Object repr() {
    return name;
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return Iterators.of(ts, PyTuple.of(unpacked(ts, this)));
  }

  /// `Unpack[object]`.
  static Object unpacked(ThreadState ts, Object object) {
    Object typing = Calls.call1(ts, ts.interpreter().builtin("__import__"), "typing");
    return Objects.getItem(ts, Objects.getAttribute(ts, typing, "Unpack"), object);
  }

  /// Refuses: such a variable stands in a subscription with a star only.
  @Method("__typing_subst__(arg, /)")
  Object substitute(Object arg) {
    throw PyErrors.typeError("Substitution of bare TypeVarTuple is not supported");
  }

  /// The arguments of a subscription, with those of this variable put together.
  @Method("__typing_prepare_subst__(alias, args, /)")
  Object prepare(ThreadState ts, Object alias, Object args) {
    return Typing.call(ts, "_typevartuple_prepare_subst", this, alias, args);
  }
}
