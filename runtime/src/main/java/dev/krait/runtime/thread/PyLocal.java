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
import java.util.concurrent.ConcurrentHashMap;

/// An object whose attributes each thread has of its own. A class derived from it runs `__init__` once in each thread, with the
/// arguments that made the object.
///
/// Java: one dictionary a thread. The table of them belongs to the object, so that both can be collected together; reading it takes no lock.
/// A Java thread that calls in has its attributes until its call is over.
@PyTypeDef(value = "_local", module = "_thread", subclassable = true)
public final class PyLocal extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyLocalTable.INSTANCE);

  private final ConcurrentHashMap<ThreadState, PyDict> attributes = new ConcurrentHashMap<>(2);
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
    local.start(ts);
    return local;
  }

  private PyDict start(ThreadState ts) {
    PyDict dict = new PyDict();
    attributes.put(ts, dict);
    ts.locals.add(this);
    return dict;
  }

  /// The thread has ended.
  void forget(ThreadState ts) {
    attributes.remove(ts);
  }

  @Override
  public PyDict dictOrNull() {
    ThreadState ts = ThreadState.current();
    PyDict dict = attributes.get(ts);
    if (dict == null) {
      dict = start(ts);
      Object init = type.slot(Slot.INIT);
      if (init != PyType.OBJECT.slot(Slot.INIT)) {
        initialize(ts, init);
      }
    }
    return dict;
  }

  private void initialize(ThreadState ts, Object init) {
    boolean done = false;
    try {
      int keywords = keywordNames == null ? 0 : keywordNames.length;
      Calls.slotCall(ts, init, this, args, args.length - keywords, keywordNames);
      done = true;
    } finally {
      if (!done) {
        attributes.remove(ts);
      }
    }
  }

  /// The attributes that this thread has.
  @Getter("__dict__")
  Object dict() {
    return dictOrNull();
  }
}
