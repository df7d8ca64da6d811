// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// What the bases of a class statement stand for.
final class ClassBases {
  private ClassBases() {
  }

  /// The bases with `__mro_entries__` put in place; the same tuple if there are none.
  static PyTuple resolve(ThreadState ts, PyTuple bases) {
    List<Object> resolved = null;
    for (int i = 0; i < bases.size(); i++) {
      Object base = bases.get(i);
      Object entries = base instanceof PyType ? null : Objects.findAttribute(ts, base, "__mro_entries__");
      if (entries == null) {
        if (resolved != null) {
          resolved.add(base);
        }
        continue;
      }
      Object replaced = Calls.call1(ts, entries, bases);
      if (!(replaced instanceof PyTuple t)) {
        throw PyErrors.typeError("__mro_entries__ must return a tuple");
      }
      if (resolved == null) {
        resolved = new ArrayList<>(java.util.Arrays.asList(bases.toArray()).subList(0, i));
      }
      resolved.addAll(java.util.Arrays.asList(t.toArray()));
    }
    return resolved == null ? bases : PyTuple.of(resolved.toArray());
  }

  /// The most derived metaclass among the given one and those of the bases.
  static PyType mostDerived(PyType metaclass, PyTuple bases) {
    PyType winner = metaclass;
    for (Object base : bases.items()) {
      PyType type = Types.of(base);
      if (winner.isSubtypeOf(type)) {
        continue;
      }
      if (!type.isSubtypeOf(winner)) {
        throw PyErrors.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all"
            + " its bases");
      }
      winner = type;
    }
    return winner;
  }
}
