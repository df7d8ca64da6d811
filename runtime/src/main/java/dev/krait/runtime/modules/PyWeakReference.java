// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// A reference that does not keep its object alive; calling it gives the object, or None once that is gone.
///
/// Java: the hash is computed once and then kept, so that it outlives the object.
@PyTypeDef(value = "ReferenceType", module = "weakref", subclassable = true)
public final class PyWeakReference extends PyWeakHolder {
  public static final PyType TYPE = PyType.builtin(PyWeakReferenceTable.INSTANCE);

  private volatile boolean hashed;
  private long hash;

  private PyWeakReference(ThreadState ts, PyType type, Object object, Object callback) {
    super(ts, type, object, callback);
  }

  @New("ref(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length < 1 || args.length > 2) {
      throw PyErrors.typeError("__new__ expected at " + (args.length < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + args.length);
    }
    if (kwargs != null && kwargs.size() > 0 && cls == TYPE) {
      throw PyErrors.typeError("ref() takes no keyword arguments");
    }
    Object callback = args.length > 1 ? args[1] : PyNone.NONE;
    return cls == TYPE && callback == PyNone.NONE ? plain(ts, args[0]) : new PyWeakReference(ts, cls, args[0], callback);
  }

  /// The one reference without callback to the object.
  private static Object plain(ThreadState ts, Object object) {
    Object known = findPlain(ts, object);
    if (known != null) {
      return known;
    }
    // Two threads that make the first one at the same time get the same.
    synchronized (ts.interpreter().weakReferences()) {
      known = findPlain(ts, object);
      return known != null ? known : new PyWeakReference(ts, TYPE, object, PyNone.NONE);
    }
  }

  private static Object findPlain(ThreadState ts, Object object) {
    for (PyWeakHolder holder : ts.interpreter().weakReferences().of(object)) {
      if (holder.type == TYPE && holder.isPlain()) {
        return holder;
      }
    }
    return null;
  }

  @Special("__init__")
  void init(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional < args.length) {
      throw PyErrors.typeError("ref() takes no keyword arguments");
    }
    if (positional < 1 || positional > 2) {
      throw PyErrors.typeError("__init__ expected at " + (positional < 1 ? "least 1 argument" : "most 2 arguments") + ", got " + positional);
    }
  }

  @Special("__call__")
  Object call(ThreadState ts, Object[] args, String[] keywordNames) {
    if (args.length > 0) {
      throw PyErrors.typeError(keywordNames != null && keywordNames.length > 0 ? "ref() takes no keyword arguments"
          : "weakref expected 0 arguments, got " + args.length);
    }
    Object object = exactReferentOrNull(ts);
    return object == null ? PyNone.NONE : object;
  }

  @Override
  public Object call0(ThreadState ts) {
    if (type.isHeap()) {
      return super.call0(ts);
    }
    Object object = exactReferentOrNull(ts);
    return object == null ? PyNone.NONE : object;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String start = "<weakref at 0x" + Long.toHexString(Identity.of(ts, this));
    Object object = referentOrNull();
    if (object == null) {
      return start + "; dead>";
    }
    Object descriptor = Types.of(object).lookup("__name__");
    Object name = descriptor == null ? null : Objects.getAttribute(ts, object, "__name__");
    return Text.fromJava(start + "; to '" + Types.nameOf(object) + "' at 0x" + Long.toHexString(Identity.of(ts, object))
        + (name != null && Text.isStr(name) ? " (" + Text.toJava(name) + ")>" : ">"));
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    if (!hashed) {
      Object object = referentOrNull();
      if (object == null) {
        throw PyErrors.typeError("weak object has gone away");
      }
      hash = Hashes.of(ts, object);
      hashed = true;
    }
    return hash;
  }

  private Object compare(ThreadState ts, Object other, boolean equal) {
    if (!(other instanceof PyWeakReference that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    Object mine = referentOrNull();
    Object theirs = that.referentOrNull();
    if (mine == null || theirs == null) {
      return dev.krait.runtime.object.PyBool.of(this == that == equal);
    }
    return Objects.compare(ts, equal ? Slot.EQ : Slot.NE, mine, theirs);
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object other) {
    return compare(ts, other, true);
  }

  @Special("__ne__")
  Object notEqual(ThreadState ts, Object other) {
    return compare(ts, other, false);
  }

  /// what is called once the object is gone
  @Getter("__callback__")
  Object getCallback() {
    return callback();
  }

  /// Makes the type generic: ref[T].
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new PyGenericAlias(cls, item);
  }
}
