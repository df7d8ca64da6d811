// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.code.Const;
import java.math.BigDecimal;

/// Constants as Python's `==` sees them: 1, 1.0, True and 1+0j are one key.
final class ConstantKeys {
  private ConstantKeys() {
  }

  /// A constant that stands for all those equal to `value`.
  static Const of(Const value) {
    if (value == Const.Singleton.TRUE) {
      return new Const.Int(1);
    }
    if (value == Const.Singleton.FALSE) {
      return new Const.Int(0);
    }
    if (value instanceof Const.Complex complex && complex.imag() == 0) {
      return of(new Const.Float(complex.real()));
    }
    if (value instanceof Const.Float number && number.value() == Math.rint(number.value()) && !Double.isInfinite(number.value())) {
      return Const.of(new BigDecimal(number.value()).toBigInteger());
    }
    return value;
  }
}
