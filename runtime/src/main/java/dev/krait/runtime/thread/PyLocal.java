// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;

/// An object whose attributes each thread has of its own. A class derived from it runs `__init__` once in each thread, with the
/// arguments that made the object.
///
/// Java: one dictionary a thread, in a thread-local, so that reads by many threads share nothing.
@PyTypeDef(value = "_local", module = "_thread", subclassable = true)
public final class PyLocal extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyLocalTable.INSTANCE);

  private final ThreadLocal<PyDict> attributes = new ThreadLocal<>();
  private final Object[] args;
  private final String[] keywordNames;

  private PyLocal(PyType type, Object[] args, String[] keywordNames) {
    super(type);
    this.args = args;
    this.keywordNames = keywordNames;
  }

  /// An object without attributes.
  @New("_local(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    int keywords = kwargs == null ? 0 : kwargs.size();
    if (args.length + keywords > 0 && cls.slot(Slot.INIT) == PyType.OBJECT.slot(Slot.INIT)) {
      throw PyErrors.typeError("Initialization arguments are not supported");
    }
    Object[] all = java.util.Arrays.copyOf(args, args.length + keywords);
    String[] names = keywords == 0 ? null : new String[keywords];
    if (keywords > 0) {
      PyDict.Cursor cursor = kwargs.cursor();
      for (int i = 0; cursor.advance(); i++) {
        names[i] = dev.krait.runtime.object.Text.toJava(cursor.key());
        all[args.length + i] = cursor.value();
      }
    }
    PyLocal local = new PyLocal(cls, all, names);
    local.attributes.set(new PyDict());
    return local;
  }

  @Override
  public PyDict dictOrNull() {
    PyDict dict = attributes.get();
    if (dict == null) {
      dict = new PyDict();
      attributes.set(dict);
      Object init = type.slot(Slot.INIT);
      if (init != PyType.OBJECT.slot(Slot.INIT)) {
        initialize(init);
      }
    }
    return dict;
  }

  private void initialize(Object init) {
    boolean done = false;
    try {
      int keywords = keywordNames == null ? 0 : keywordNames.length;
      Calls.slotCall(ThreadState.current(), init, this, args, args.length - keywords, keywordNames);
      done = true;
    } finally {
      if (!done) {
        attributes.remove();
      }
    }
  }

  /// The attributes that this thread has.
  @Getter("__dict__")
  Object dict() {
    return dictOrNull();
  }
}
