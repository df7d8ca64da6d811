// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.object.PyDefaultDict;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyOrderedDict;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Containers in Java for the module collections.
@PyModuleDef(value = "_collections", types = {PyDeque.class, PyDefaultDict.class, PyOrderedDict.class, PyDequeIterator.class,
    PyDequeReverseIterator.class, PyTupleGetter.class})
final class CollectionsModule {
  private CollectionsModule() {
  }

  /// Counts the items of the iterable in the mapping.
  @Function("_count_elements(mapping, iterable, /)")
  static void countElements(ThreadState ts, Object mapping, Object iterable) {
    Object iterator = Iterators.of(ts, iterable);
    PyType type = Types.of(mapping);
    boolean plain = mapping instanceof PyDict && type.lookup("get") == PyDict.TYPE.lookup("get")
        && type.slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM);
    for (Object key; (key = Iterators.next(ts, iterator)) != null;) {
      if (plain) {
        PyDict dict = (PyDict) mapping;
        Object old = dict.get(ts, key);
        dict.put(ts, key, old == null ? PyInt.ONE : old instanceof PyInt i ? PyInt.of(i.value + 1) : Numbers.binary(ts, Slot.ADD, old, PyInt.ONE));
      } else {
        Object old = Calls.method(ts, mapping, "get", key, PyInt.ZERO);
        Objects.setItem(ts, mapping, key, Numbers.binary(ts, Slot.ADD, old, PyInt.ONE));
      }
    }
  }
}
