// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import dev.krait.runtime.error.PyErrors;
import java.util.ArrayList;
import java.util.List;

/// The C3 linearisation of a class and its bases.
final class Mro {
  private Mro() {
  }

  /// The order for `cls` with these bases; TypeError if there is no consistent one.
  static PyType[] of(PyType cls, PyType[] bases) {
    if (bases.length == 1) {
      PyType[] order = bases[0].mro();
      PyType[] result = new PyType[order.length + 1];
      result[0] = cls;
      System.arraycopy(order, 0, result, 1, order.length);
      return result;
    }
    for (int i = 0; i < bases.length; i++) {
      for (int j = 0; j < i; j++) {
        if (bases[i] == bases[j]) {
          throw PyErrors.typeError("duplicate base class " + bases[i].name());
        }
      }
    }
    return merge(cls, bases);
  }

  private static PyType[] merge(PyType cls, PyType[] bases) {
    PyType[][] lists = new PyType[bases.length + 1][];
    for (int i = 0; i < bases.length; i++) {
      lists[i] = bases[i].mro();
    }
    lists[bases.length] = bases;
    int[] heads = new int[lists.length];
    List<PyType> result = new ArrayList<>();
    result.add(cls);
    while (true) {
      PyType candidate = null;
      boolean open = false;
      for (int i = 0; i < lists.length && candidate == null; i++) {
        if (heads[i] < lists[i].length) {
          open = true;
          if (!inTail(lists, heads, lists[i][heads[i]])) {
            candidate = lists[i][heads[i]];
          }
        }
      }
      if (!open) {
        return result.toArray(new PyType[0]);
      }
      if (candidate == null) {
        throw conflict(lists, heads);
      }
      result.add(candidate);
      for (int i = 0; i < lists.length; i++) {
        if (heads[i] < lists[i].length && lists[i][heads[i]] == candidate) {
          heads[i]++;
        }
      }
    }
  }

  private static boolean inTail(PyType[][] lists, int[] heads, PyType candidate) {
    for (int i = 0; i < lists.length; i++) {
      for (int j = heads[i] + 1; j < lists[i].length; j++) {
        if (lists[i][j] == candidate) {
          return true;
        }
      }
    }
    return false;
  }

  private static RuntimeException conflict(PyType[][] lists, int[] heads) {
    List<PyType> blocked = new ArrayList<>();
    for (int i = 0; i < lists.length; i++) {
      if (heads[i] < lists[i].length && !blocked.contains(lists[i][heads[i]])) {
        blocked.add(lists[i][heads[i]]);
      }
    }
    StringBuilder names = new StringBuilder();
    for (PyType t : blocked) {
      names.append(names.length() == 0 ? "" : ", ").append(t.name());
    }
    return PyErrors.typeError("Cannot create a consistent method resolution order (MRO) for bases " + names);
  }
}
