// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// The constants of a code unit, each once, numbered from 0 in the order of their arrival. Two constants are one where
/// their kinds and values agree; frozensets compare without order and code objects field by field, because a `finally`
/// body, for one, is compiled twice.
public final class ConstTable {
  private final HashMap<Object, Integer> indexes = new HashMap<>();
  private final ArrayList<Const> consts = new ArrayList<>();

  /// The number of a constant equal to `value`, which becomes the next one where it is new; a NaN is always new.
  public int add(Const value) {
    if (isNan(value)) {
      consts.add(value);
      return consts.size() - 1;
    }
    Object key = value instanceof Const.Code || value instanceof Const.FrozenSet ? keyOf(value) : value;
    Integer known = indexes.get(key);
    if (known != null) {
      return known;
    }
    int index = consts.size();
    indexes.put(key, index);
    consts.add(value);
    return index;
  }

  /// Appends a constant even where an equal one is known.
  public void append(Const value) {
    indexes.putIfAbsent(value, consts.size());
    consts.add(value);
  }

  private static boolean isNan(Const value) {
    return value instanceof Const.Float number && Double.isNaN(number.value())
        || value instanceof Const.Complex pair && (Double.isNaN(pair.real()) || Double.isNaN(pair.imag()));
  }

  public Const get(int index) {
    return consts.get(index);
  }

  public int size() {
    return consts.size();
  }

  /// The constants in order; a view, not to be changed.
  public List<Const> list() {
    return consts;
  }

  /// Keeps the constants whose numbers `kept` lists in ascending order, and renumbers them.
  void retain(int[] kept, int count) {
    for (int i = 0; i < count; i++) {
      consts.set(i, consts.get(kept[i]));
    }
    consts.subList(count, consts.size()).clear();
    indexes.clear();
  }

  private static Object keyOf(Const value) {
    if (value instanceof Const.FrozenSet set) {
      return new HashSet<>(set.items());
    }
    return new CodeKey(((Const.Code) value).value());
  }

  /// A code object under equality of its fields; the qualified name and the file take no part, as in CPython.
  private record CodeKey(CodeObject code) {
    @Override
    public int hashCode() {
      return Arrays.hashCode(code.code) * 31 + code.firstLine;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof CodeKey that && same(code, that.code);
    }

    private static boolean same(CodeObject a, CodeObject b) {
      return a.name.equals(b.name) && a.argCount == b.argCount && a.posOnlyArgCount == b.posOnlyArgCount && a.kwOnlyArgCount == b.kwOnlyArgCount
          && a.flags == b.flags && a.firstLine == b.firstLine && Arrays.equals(a.code, b.code) && a.names.equals(b.names)
          && a.localsPlusNames.equals(b.localsPlusNames) && Arrays.equals(a.lineTable, b.lineTable)
          && Arrays.equals(a.exceptionTable, b.exceptionTable) && sameConsts(a.consts, b.consts);
    }

    private static boolean sameConsts(List<Const> a, List<Const> b) {
      if (a.size() != b.size()) {
        return false;
      }
      for (int i = 0; i < a.size(); i++) {
        Const left = a.get(i), right = b.get(i);
        boolean same = left instanceof Const.Code x && right instanceof Const.Code y ? same(x.value(), y.value()) : left.equals(right);
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }
}
