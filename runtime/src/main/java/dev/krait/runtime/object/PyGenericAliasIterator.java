// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Gives a generic alias once, marked with a star.
@PyTypeDef("generic_alias_iterator")
public final class PyGenericAliasIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyGenericAliasIteratorTable.INSTANCE);

  /// Null once exhausted.
  private PyGenericAlias alias;

  PyGenericAliasIterator(PyGenericAlias alias) {
    super(TYPE);
    this.alias = alias;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public Object next(ThreadState ts) {
    PyGenericAlias source = alias;
    alias = null;
    return source == null ? null : source.asStarred();
  }

  /// How pickle makes the iterator again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PyGenericAlias source = alias;
    Object rest = source == null ? PyTuple.EMPTY : source;
    return PyTuple.of(Interpreter.visibleBuiltin(ts, "iter"), PyTuple.of(rest));
  }
}
