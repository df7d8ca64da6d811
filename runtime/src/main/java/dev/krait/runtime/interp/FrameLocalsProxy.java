// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A live view of a function's local variables; stores go through.
@PyTypeDef("FrameLocalsProxy")
public final class FrameLocalsProxy extends PyObject {
  static final PyType TYPE = PyType.builtin(FrameLocalsProxyTable.INSTANCE);

  private final Frame frame;

  FrameLocalsProxy(Frame frame) {
    super(TYPE);
    this.frame = frame;
  }

  /// The register of the name, or -1.
  private int find(Object name) {
    Object[] names = frame.code().localNames;
    byte[] kinds = frame.code().object.localsPlusKinds;
    for (int i = 0; i < names.length; i++) {
      if ((kinds[i] & CodeObject.CO_FAST_HIDDEN) == 0 && names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The value of the variable in a register, or null if it is unbound.
  Object value(int register) {
    Object value = frame.r[register];
    boolean cell = (frame.code().object.localsPlusKinds[register] & (CodeObject.CO_FAST_CELL | CodeObject.CO_FAST_FREE)) != 0;
    return cell && value instanceof PyCell c ? c.get() : value;
  }

  /// The variables that are bound now.
  PyDict snapshot(ThreadState ts) {
    PyDict dict = new PyDict();
    Object[] names = frame.code().localNames;
    byte[] kinds = frame.code().object.localsPlusKinds;
    for (int i = 0; i < names.length; i++) {
      Object value = (kinds[i] & CodeObject.CO_FAST_HIDDEN) != 0 ? null : value(i);
      if (value != null) {
        dict.put(ts, names[i], value);
      }
    }
    return dict;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object name = Text.valueOrNull(key);
    int register = name == null ? -1 : find(name);
    Object value = register < 0 ? null : value(register);
    if (value == null) {
      throw PyErrors.keyError(key);
    }
    return value;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Objects.repr(ts, snapshot(ts));
  }
}
