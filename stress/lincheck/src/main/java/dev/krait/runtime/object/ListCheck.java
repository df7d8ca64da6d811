// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.error.PyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// [PyList]: what changes it, and copies, against a list of the Java library.
@Param(name = "index", gen = IntGen.class, conf = "0:3")
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public final class ListCheck {
  private final PyList list = new PyList();

  static String text(PyList list) {
    List<Integer> items = new ArrayList<>();
    for (Object item : list.toArray()) {
      items.add(DictCheck.plain(item));
    }
    return items.toString();
  }

  @Operation
  public void append(@Param(name = "value") int value) {
    list.append(PyInt.of(value));
  }

  @Operation
  public void insert(@Param(name = "index") int index, @Param(name = "value") int value) {
    list.insertAt(index, PyInt.of(value));
  }

  @Operation
  public Integer pop(@Param(name = "index") int index) {
    return DictCheck.plain(list.removeAt(index));
  }

  @Operation
  public boolean remove(@Param(name = "value") int value) {
    try {
      list.remove(null, PyInt.of(value));
      return true;
    } catch (PyException e) {
      return false;
    }
  }

  @Operation
  public void assignSlice(@Param(name = "index") int index, @Param(name = "value") int value) {
    list.splice(index, index + 1, new Object[] {PyInt.of(value), PyInt.of(value)}, 2);
  }

  @Operation
  public void reverse() {
    list.reverse();
  }

  @Operation
  public void sort() {
    list.sort(null, PyNone.NONE, false);
  }

  @Operation
  public String copy() {
    return text(list);
  }

  /// What a list is when nobody else is there.
  public static final class Model {
    private final ArrayList<Integer> list = new ArrayList<>();

    public void append(int value) {
      list.add(value);
    }

    public void insert(int index, int value) {
      list.add(Math.min(index, list.size()), value);
    }

    public Integer pop(int index) {
      return index < list.size() ? list.remove(index) : null;
    }

    public boolean remove(int value) {
      return list.remove((Object) value);
    }

    public void assignSlice(int index, int value) {
      int start = Math.min(index, list.size());
      if (start < list.size()) {
        list.remove(start);
      }
      list.addAll(start, List.of(value, value));
    }

    public void reverse() {
      Collections.reverse(list);
    }

    public void sort() {
      Collections.sort(list);
    }

    public String copy() {
      return list.toString();
    }
  }
}
