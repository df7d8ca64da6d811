// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.ArrayList;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// [PyList] as a stack with items that are read without lock, against a list of the Java library. Operations that move items are in
/// [ListCheck]: readers without lock may see those on their way.
@Param(name = "index", gen = IntGen.class, conf = "0:3")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public final class ListEndCheck {
  private final PyList list = new PyList();

  @Operation
  public Integer get(@Param(name = "index") int index) {
    return DictCheck.plain(list.getOrNull(index));
  }

  @Operation
  public boolean set(@Param(name = "index") int index, @Param(name = "value") int value) {
    return list.set(index, PyInt.of(value));
  }

  @Operation
  public void append(@Param(name = "value") int value) {
    list.append(PyInt.of(value));
  }

  @Operation
  public void clear() {
    list.clear();
  }

  @Operation
  public String copy() {
    return ListCheck.text(list);
  }

  /// What a list is when nobody else is there.
  public static final class Model {
    private final ArrayList<Integer> list = new ArrayList<>();

    public Integer get(int index) {
      return index < list.size() ? list.get(index) : null;
    }

    public boolean set(int index, int value) {
      return index < list.size() && list.set(index, value) != null;
    }

    public void append(int value) {
      list.add(value);
    }

    public void clear() {
      list.clear();
    }

    public String copy() {
      return list.toString();
    }
  }
}
