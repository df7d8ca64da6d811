// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;

/// The `__new__` of a builtin type, a builtin function whose `__self__` is the type. Its first argument is the class to make an
/// instance of, which must derive from the type without another builtin type between them.
public final class PyNewFunction extends PyBuiltinFunction {
  private final PyType owner;

  PyNewFunction(BuiltinTable table, int row, PyType owner) {
    super(table, row, owner, owner, null);
    this.owner = owner;
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    if (positional == 0) {
      throw PyErrors.typeError(owner.messageName() + ".__new__(): not enough arguments");
    }
    PyType cls = checked(args[0]);
    return table.call(row, ts, cls, args, 1, positional - 1, ignoresKeywords(cls) ? null : keywordNames);
  }

  /// A class with an initialiser of its own may be called with keywords that this constructor does not know.
  private boolean ignoresKeywords(PyType cls) {
    return cls != owner && !table.isRaw(row) && cls.slot(Slot.INIT) != owner.slot(Slot.INIT) && table.signature(row).refusesKeywords();
  }

  @Override
  public Object call0(ThreadState ts) {
    return call(ts, BuiltinTable.NO_ARGUMENTS, 0, null);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    return table.call0(row, ts, checked(a));
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    return table.call1(row, ts, checked(a), b);
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return table.call2(row, ts, checked(a), b, c);
  }

  private PyType checked(Object cls) {
    if (cls == owner) {
      return owner;
    }
    if (!(cls instanceof PyType type)) {
      throw PyErrors.typeError(owner.messageName() + ".__new__(X): X is not a type object (" + Types.nameOf(cls) + ")");
    }
    String call = owner.messageName() + ".__new__(" + type.messageName() + ")";
    if (!type.isSubtypeOf(owner)) {
      throw PyErrors.typeError(call + ": " + type.messageName() + " is not a subtype of " + owner.messageName());
    }
    PyType solid = type.solid();
    if (solid.has(PyType.NO_INSTANCES)) {
      throw PyErrors.typeError("cannot create '" + TypeNames.full(type) + "' instances");
    }
    if (solid != owner && solid.slot(Slot.NEW) != this) {
      throw PyErrors.typeError(call + " is not safe, use " + solid.name() + ".__new__()");
    }
    return type;
  }
}
