// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PySet;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.CollectionFlags;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The part of abc that has to be fast.
///
/// Java: the count of registrations is the interpreter's; what a class remembers is in its `_abc_impl`.
@PyModuleDef("_abc")
final class AbcModule {
  private static final String DATA = "_abc_impl";
  /// The values that `__abc_tpflags__` of collections.abc has.
  private static final long SEQUENCE_FLAG = 1 << 5;
  private static final long MAPPING_FLAG = 1 << 6;

  private final AtomicLong registrations = new AtomicLong();

  AbcModule() {
  }

  /// Return a number that changes with each registration of any class.
  @Function("get_cache_token()")
  long getCacheToken() {
    return registrations.get();
  }

  /// Find the abstract methods of a new class and make what it remembers.
  @Function("_abc_init(self, /)")
  void init(ThreadState ts, Object self) {
    Objects.setAttribute(ts, self, "__abstractmethods__", abstractMethods(ts, self));
    if (self instanceof PyType cls) {
      Object flags = cls.dict().get("__abc_tpflags__");
      if (flags instanceof PyInt bits) {
        if ((bits.value & (SEQUENCE_FLAG | MAPPING_FLAG)) == (SEQUENCE_FLAG | MAPPING_FLAG)) {
          throw PyErrors.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        CollectionFlags.set(cls, (bits.value & SEQUENCE_FLAG) != 0 ? PyType.SEQUENCE : (bits.value & MAPPING_FLAG) != 0 ? PyType.MAPPING : 0);
        cls.setAttribute(ts, "__abc_tpflags__", null);
      }
    }
    Objects.setAttribute(ts, self, DATA, new PyAbcData(registrations.get()));
  }

  private static Object abstractMethods(ThreadState ts, Object self) {
    PySet names = new PySet();
    Object items = Calls.method(ts, Objects.getAttribute(ts, self, "__dict__"), "items");
    Object[] pairs = Sequences.toArray(ts, items);
    for (Object pair : pairs) {
      PyTuple item = (PyTuple) pair;
      if (isAbstract(ts, item.get(1))) {
        names.add(ts, item.get(0));
      }
    }
    Object bases = Iterators.of(ts, Objects.getAttribute(ts, self, "__bases__"));
    for (Object base = Iterators.next(ts, bases); base != null; base = Iterators.next(ts, bases)) {
      Object inherited = Objects.findAttribute(ts, base, "__abstractmethods__");
      if (inherited != null) {
        Object keys = Iterators.of(ts, inherited);
        for (Object key = Iterators.next(ts, keys); key != null; key = Iterators.next(ts, keys)) {
          Object value = Objects.findAttribute(ts, self, key);
          if (value != null && isAbstract(ts, value)) {
            names.add(ts, key);
          }
        }
      }
    }
    return PyFrozenSet.of(ts, names);
  }

  private static boolean isAbstract(ThreadState ts, Object value) {
    Object mark = Objects.findAttribute(ts, value, "__isabstractmethod__");
    return mark != null && Objects.isTrue(ts, mark);
  }

  private static PyAbcData data(ThreadState ts, Object self) {
    Object data = Objects.getAttribute(ts, self, DATA);
    if (data instanceof PyAbcData d) {
      return d;
    }
    throw PyErrors.typeError("_abc_impl is set to a wrong type");
  }

  /// Make a class a virtual subclass of an abstract base class, and return it.
  @Function("_abc_register(self, subclass, /)")
  Object register(ThreadState ts, Object self, Object subclass) {
    if (!(subclass instanceof PyType cls)) {
      throw PyErrors.typeError("Can only register classes");
    }
    if (Objects.isSubclass(ts, cls, self)) {
      return cls;
    }
    if (Objects.isSubclass(ts, self, cls)) {
      throw PyErrors.runtimeError("Refusing to create an inheritance cycle");
    }
    data(ts, self).register(cls);
    registrations.incrementAndGet();
    if (self instanceof PyType base && CollectionFlags.of(base) != 0) {
      CollectionFlags.spread(ts, cls, CollectionFlags.of(base));
    }
    return cls;
  }

  /// Whether an object is an instance of an abstract base class.
  @Function("_abc_instancecheck(self, instance, /)")
  boolean instanceCheck(ThreadState ts, Object self, Object instance) {
    PyAbcData data = data(ts, self);
    Object claimed = Objects.getAttribute(ts, instance, "__class__");
    if (claimed instanceof PyType cls && data.isKnownSubclass(cls)) {
      return true;
    }
    PyType real = Types.of(instance);
    if (real == claimed) {
      return !data.isKnownStranger(real, registrations.get()) && check(ts, self, real);
    }
    return check(ts, self, claimed) || check(ts, self, real);
  }

  private static boolean check(ThreadState ts, Object self, Object cls) {
    return Objects.isTrue(ts, Calls.method(ts, self, "__subclasscheck__", cls));
  }

  /// Whether a class is a subclass of an abstract base class.
  @Function("_abc_subclasscheck(self, subclass, /)")
  boolean subclassCheck(ThreadState ts, Object self, Object subclass) {
    if (!(subclass instanceof PyType cls)) {
      throw PyErrors.typeError("issubclass() arg 1 must be a class");
    }
    PyAbcData data = data(ts, self);
    if (data.isKnownSubclass(cls)) {
      return true;
    }
    if (data.isKnownStranger(cls, registrations.get())) {
      return false;
    }
    Object hook = Calls.method(ts, self, "__subclasshook__", cls);
    if (hook == PyBool.TRUE || hook == PyBool.FALSE) {
      return data.remember(cls, hook == PyBool.TRUE);
    }
    if (hook != PyNotImplemented.NOT_IMPLEMENTED) {
      throw PyErrors.of(Exceptions.ASSERTION_ERROR, "__subclasshook__ must return either False, True, or NotImplemented");
    }
    return data.remember(cls, self instanceof PyType base && cls.isSubtypeOf(base) || isRegistered(ts, data, cls) || isDerived(ts, self, cls));
  }

  private static boolean isRegistered(ThreadState ts, PyAbcData data, PyType cls) {
    if (data.isRegistered(cls)) {
      return true;
    }
    for (PyType registered : data.registered()) {
      if (Objects.isSubclass(ts, cls, registered)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDerived(ThreadState ts, Object self, PyType cls) {
    Object derived = Iterators.of(ts, Calls.method(ts, self, "__subclasses__"));
    for (Object d = Iterators.next(ts, derived); d != null; d = Iterators.next(ts, derived)) {
      if (Objects.isSubclass(ts, cls, d)) {
        return true;
      }
    }
    return false;
  }

  /// Return what a class remembers: weak references to the registered classes, to known subclasses and to known others, and a version.
  @Function("_get_dump(self, /)")
  Object dump(ThreadState ts, Object self) {
    PyAbcData data = data(ts, self);
    return PyTuple.of(references(ts, data.registered()), references(ts, data.cached()), references(ts, data.negative()),
        PyInt.of(data.negativeVersion()));
  }

  private static Object references(ThreadState ts, List<PyType> classes) {
    PySet references = new PySet();
    for (PyType cls : classes) {
      references.add(ts, Calls.call1(ts, PyWeakReference.TYPE, cls));
    }
    return references;
  }

  /// Forget the classes that registered.
  @Function("_reset_registry(self, /)")
  void resetRegistry(ThreadState ts, Object self) {
    data(ts, self).resetRegistry();
  }

  /// Forget what is known of other classes.
  @Function("_reset_caches(self, /)")
  void resetCaches(ThreadState ts, Object self) {
    data(ts, self).resetCaches();
  }
}
