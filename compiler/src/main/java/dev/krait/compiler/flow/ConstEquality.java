// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;

/// Python's `==` on constants, as keys for hashing: numbers of different kinds with one value have one key.
final class ConstEquality {
  private ConstEquality() {
  }

  private record Numeric(BigDecimal real, double imag) {
  }

  /// A frozenset's members, which no tuple's items may equal.
  private record Members(HashSet<Object> keys) {
  }

  static Object key(Const value) {
    BigInteger integer = ConstArithmetic.integer(value);
    if (integer != null) {
      return new Numeric(canonical(new BigDecimal(integer)), 0);
    }
    if (value instanceof Const.Float number && Double.isFinite(number.value())) {
      return new Numeric(canonical(new BigDecimal(number.value())), 0);
    }
    if (value instanceof Const.Complex number && Double.isFinite(number.real())) {
      return new Numeric(canonical(new BigDecimal(number.real())), number.imag() + 0.0);
    }
    if (value instanceof Const.Tuple tuple) {
      var keys = new ArrayList<Object>();
      for (Const item : tuple.items()) {
        keys.add(key(item));
      }
      return keys;
    }
    if (value instanceof Const.FrozenSet set) {
      var keys = new HashSet<Object>();
      for (Const item : set.items()) {
        keys.add(key(item));
      }
      return new Members(keys);
    }
    return value;
  }

  private static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
