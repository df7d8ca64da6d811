// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// A read-only view of a mapping.
@PyTypeDef("mappingproxy")
public final class PyMappingProxy extends PyObject {
  public static final PyType TYPE = PyType.mapping(PyMappingProxyTable.INSTANCE);

  private final Object mapping;

  public PyMappingProxy(Object mapping) {
    super(TYPE);
    this.mapping = mapping;
  }

  public Object mapping() {
    return mapping;
  }

  /// A view of the mapping.
  @New("mappingproxy(mapping)")
  static Object create(PyType cls, Object mapping) {
    if (Types.of(mapping).slot(Slot.GETITEM) == null || mapping instanceof PyList || mapping instanceof PyTuple) {
      throw PyErrors.typeError("mappingproxy() argument must be a mapping, not " + Types.nameOf(mapping));
    }
    return new PyMappingProxy(mapping);
  }

  private static Object plain(Object value) {
    return value instanceof PyMappingProxy proxy ? proxy.mapping : value;
  }

  @Special("__len__")
  int length(ThreadState ts) {
    return Sequences.length(ts, mapping);
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    return Objects.getItem(ts, mapping, key);
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object key) {
    return Sequences.contains(ts, mapping, key);
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return Iterators.of(ts, mapping);
  }

  /// An iterator over the keys from the last to the first.
  @Method("__reversed__()")
  Object reversed(ThreadState ts) {
    return Calls.method(ts, mapping, "__reversed__");
  }

  /// The value of the key, or the default if the key is absent.
  @Method("get(key, default=None, /)")
  Object get(ThreadState ts, Object key, Object defaultValue) {
    return Calls.method(ts, mapping, "get", key, defaultValue);
  }

  /// The keys.
  @Method("keys()")
  Object keys(ThreadState ts) {
    return Calls.method(ts, mapping, "keys");
  }

  /// The values.
  @Method("values()")
  Object values(ThreadState ts) {
    return Calls.method(ts, mapping, "values");
  }

  /// The pairs of key and value.
  @Method("items()")
  Object items(ThreadState ts) {
    return Calls.method(ts, mapping, "items");
  }

  /// A shallow copy of the mapping.
  @Method("copy()")
  Object copy(ThreadState ts) {
    return Calls.method(ts, mapping, "copy");
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return Numbers.binary(ts, Slot.OR, mapping, plain(value));
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return Numbers.binary(ts, Slot.OR, plain(value), mapping);
  }

  @Special("__ior__")
  Object orInPlace(Object value) {
    throw PyErrors.typeError("'|=' is not supported by mappingproxy; use '|' instead");
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("mappingproxy(" + Objects.reprText(ts, mapping) + ")");
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return Objects.str(ts, mapping);
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, mapping);
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    return Objects.compare(ts, slot, mapping, plain(other));
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
