// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;

/// The annotations of classes: a function of the class's own computes them when somebody asks, and the result is remembered.
final class ClassAnnotations {
  private static final String OWN = "__annotations__";
  private static final String CACHE = "__annotations_cache__";
  private static final String FUNCTION = "__annotate_func__";
  private static final String OWN_FUNCTION = "__annotate__";

  private ClassAnnotations() {
  }

  private static PyException absent(PyType cls, String name) {
    return PyErrors.attributeError(cls, name, "type object '" + cls.name() + "' has no attribute '" + name + "'");
  }

  private static Object bound(ThreadState ts, PyType cls, Object value) {
    Object get = Types.of(value).slot(Slot.GET);
    return get == null ? value : Calls.slot2(ts, get, value, PyNone.NONE, cls);
  }

  static Object get(ThreadState ts, PyType cls) {
    if (!cls.isHeap()) {
      throw absent(cls, OWN);
    }
    Object known = cls.dict().get(OWN);
    if (known == null) {
      known = cls.dict().get(CACHE);
    }
    if (known != null) {
      return bound(ts, cls, known);
    }
    Object function = Objects.getAttribute(ts, cls, OWN_FUNCTION);
    Object made = new PyDict();
    if (Calls.isCallable(function)) {
      made = Calls.call1(ts, function, PyInt.ONE);
      if (!(made instanceof PyDict)) {
        throw PyErrors.typeError("__annotate__ returned non-dict of type '" + Types.nameOf(made) + "'");
      }
    }
    cls.setAttribute(ts, CACHE, made);
    return made;
  }

  static void set(ThreadState ts, PyType cls, Object value) {
    checkMutable(cls, OWN);
    if (value != null) {
      cls.setAttribute(ts, cls.dict().get(OWN) != null ? OWN : CACHE, value);
    } else if (!cls.setAttribute(ts, OWN, null) && !cls.setAttribute(ts, CACHE, null)) {
      throw PyErrors.attributeError(cls, OWN, OWN);
    }
    cls.setAttribute(ts, FUNCTION, null);
    cls.setAttribute(ts, OWN_FUNCTION, null);
  }

  private static void checkMutable(PyType cls, String name) {
    if (cls.has(PyType.IMMUTABLE)) {
      throw PyErrors.typeError("cannot set '" + name + "' attribute of immutable type '" + cls.messageName() + "'");
    }
  }

  static Object getFunction(ThreadState ts, PyType cls) {
    if (!cls.isHeap()) {
      throw absent(cls, OWN_FUNCTION);
    }
    Object function = cls.dict().get(OWN_FUNCTION);
    if (function == null) {
      function = cls.dict().get(FUNCTION);
    }
    if (function == null) {
      cls.setAttribute(ts, FUNCTION, PyNone.NONE);
      return PyNone.NONE;
    }
    return bound(ts, cls, function);
  }

  static void setFunction(ThreadState ts, PyType cls, Object value) {
    if (value == null) {
      throw PyErrors.typeError("cannot delete __annotate__ attribute");
    }
    checkMutable(cls, OWN_FUNCTION);
    if (value != PyNone.NONE && !Calls.isCallable(value)) {
      throw PyErrors.typeError("__annotate__ must be callable or None");
    }
    cls.setAttribute(ts, cls.dict().get(OWN_FUNCTION) != null ? OWN_FUNCTION : FUNCTION, value);
    if (value != PyNone.NONE) {
      cls.setAttribute(ts, OWN, null);
      cls.setAttribute(ts, CACHE, null);
    }
  }
}
