// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Distinct names numbered from 0 in the order of their arrival.
public final class NameTable {
  private final HashMap<String, Integer> indexes = new HashMap<>();
  private final ArrayList<String> names = new ArrayList<>();

  /// The number of `name`, which becomes the next one where it is new.
  public int add(String name) {
    Integer known = indexes.get(name);
    if (known != null) {
      return known;
    }
    int index = names.size();
    indexes.put(name, index);
    names.add(name);
    return index;
  }

  /// The number of `name`, or -1.
  public int indexOf(String name) {
    Integer known = indexes.get(name);
    return known == null ? -1 : known;
  }

  public boolean contains(String name) {
    return indexes.containsKey(name);
  }

  public String get(int index) {
    return names.get(index);
  }

  public int size() {
    return names.size();
  }

  /// The names in order; a view, not to be changed.
  public List<String> list() {
    return names;
  }
}
