// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// The base class of Python objects that are not plain Java values. Every reference to a Python object is typed `Object`,
/// because `str` is [String], `int` is [PyInt] and `float` is [PyFloat], which carry no type word; ask
/// [dev.krait.runtime.type.Types#of] for the type of any of them.
///
/// Invariant: [#type] changes only by assignment to `__class__`, which stops the world.
public abstract class PyObject {
  /// The Python type of this object; null only while the first types are being made.
  public PyType type;

  protected PyObject(PyType type) {
    this.type = type;
  }

  /// Where the attributes of an instance of a Python class live: the object itself for [PyInstance], a companion for
  /// instances of a subclass of another builtin type, null where there is none.
  public PyInstance attributes() {
    return null;
  }

  /// The attribute dictionary of an object that keeps one instead of [#attributes], such as a module; null if it has none yet.
  public PyDict dictOrNull() {
    return null;
  }

  /// Like [#dictOrNull], but makes the dictionary where the object may have one; null where it may not.
  public PyDict dictForWrite() {
    return dictOrNull();
  }

  /// Calls this object. `args` holds `positional` positional arguments, then the values of the keywords in the order of
  /// `keywordNames` (null for none). The callee owns neither array: it does not change or keep them.
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    Object slot = type.slot(Slot.CALL);
    if (slot == null) {
      throw Calls.notCallable(this);
    }
    return Calls.slotCall(ts, slot, this, args, positional, keywordNames);
  }

  public Object call0(ThreadState ts) {
    return call(ts, Calls.NO_ARGS, 0, null);
  }

  public Object call1(ThreadState ts, Object a) {
    return call(ts, new Object[] {a}, 1, null);
  }

  public Object call2(ThreadState ts, Object a, Object b) {
    return call(ts, new Object[] {a, b}, 2, null);
  }

  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    return call(ts, new Object[] {a, b, c}, 3, null);
  }
}
