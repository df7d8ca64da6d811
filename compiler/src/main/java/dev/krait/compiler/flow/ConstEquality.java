// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Python's `==` on constants, as keys for hashing: numbers of different kinds with one value have one key.
final class ConstEquality {
  private ConstEquality() {
  }

  static Object key(Const value) {
    BigInteger integer = ConstArithmetic.integer(value);
    if (integer != null) {
      return number(new BigDecimal(integer), 0);
    }
    if (value instanceof Const.Float number && Double.isFinite(number.value())) {
      return number(new BigDecimal(number.value()), 0);
    }
    if (value instanceof Const.Complex number && Double.isFinite(number.real())) {
      return number(new BigDecimal(number.real()), number.imag() + 0.0);
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
      return keys;
    }
    return value;
  }

  /// A list that no tuple has as its key, since these list keys.
  private static List<Object> number(BigDecimal real, double imag) {
    return List.of(real.signum() == 0 ? BigDecimal.ZERO : real.stripTrailingZeros(), imag);
  }
}
