// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// The control: the steps of [PyDict#store] without the monitor. It has to fail.
@Param(name = "key", gen = IntGen.class, conf = "1:4")
@Param(name = "value", gen = IntGen.class, conf = "1:9")
public final class DictControl {
  private final DictTable table = new DictTable(0, 64, false);

  @Operation
  public Integer get(@Param(name = "key") int key) {
    Object k = PyInt.of(key);
    int entry = table.find(null, k, DictTable.mix(key));
    return entry < 0 ? null : DictCheck.plain(table.stored(entry));
  }

  @Operation
  public Integer setDefault(@Param(name = "key") int key, @Param(name = "value") int value) {
    Object k = PyInt.of(key);
    int entry = table.find(null, k, DictTable.mix(key));
    if (entry < 0) {
      table.append(k, DictTable.mix(key), PyInt.of(value));
      return value;
    }
    return DictCheck.plain(table.stored(entry));
  }

  /// What the table is when nobody else is there.
  public static final class Model {
    private final DictCheck.Model map = new DictCheck.Model();

    public Integer get(int key) {
      return map.get(key);
    }

    public Integer setDefault(int key, int value) {
      return map.setDefault(key, value);
    }
  }
}
