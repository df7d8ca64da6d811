// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/// [PySet] against a set of the Java library.
@Param(name = "item", gen = IntGen.class, conf = "1:4")
public final class SetCheck {
  private final PySet set = new PySet();

  @Operation
  public boolean contains(@Param(name = "item") int item) {
    return set.has(null, PyInt.of(item));
  }

  @Operation
  public boolean add(@Param(name = "item") int item) {
    return set.put(null, PyInt.of(item));
  }

  @Operation
  public boolean discard(@Param(name = "item") int item) {
    return set.items.remove(null, PyInt.of(item)) != null;
  }

  @Operation
  public Integer pop() {
    Object[] pair = set.items.removeEnd(false);
    return pair == null ? null : DictCheck.plain(pair[0]);
  }

  @Operation
  public String list() {
    List<Integer> items = new ArrayList<>();
    for (Object item : set.toArray()) {
      items.add(DictCheck.plain(item));
    }
    return items.toString();
  }

  /// What a set is when nobody else is there.
  public static final class Model {
    private final LinkedHashSet<Integer> set = new LinkedHashSet<>();

    public boolean contains(int item) {
      return set.contains(item);
    }

    public boolean add(int item) {
      return set.add(item);
    }

    public boolean discard(int item) {
      return set.remove(item);
    }

    public Integer pop() {
      return set.isEmpty() ? null : set.removeFirst();
    }

    public String list() {
      return set.toString();
    }
  }
}
