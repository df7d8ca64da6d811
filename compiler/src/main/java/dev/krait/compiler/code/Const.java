// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.math.BigInteger;
import java.util.List;

/// A constant as the compiler knows it, before a runtime gives it an object. Immutable; equality is by value **and**
/// kind (1, 1.0 and True differ, 0.0 and -0.0 differ, NaN equals itself), which is what sharing constants asks for. It is
/// written out in each record, because constants are compared while the first program starts and what the language would
/// generate is linked at run time.
public sealed interface Const {
  /// The constants without a payload.
  enum Singleton implements Const {
    NONE, TRUE, FALSE, ELLIPSIS
  }

  /// An integer that fits a long; larger ones are [BigInt]. The factory [#of(BigInteger)] keeps that canonical.
  record Int(long value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Int that && value == that.value;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(value);
    }
  }

  /// An integer that does not fit a long.
  record BigInt(BigInteger value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof BigInt that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /// A float; compared by bits.
  record Float(double value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Float that && sameBits(value, that.value);
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value) ^ 1;
    }
  }

  /// A complex number; compared by bits.
  record Complex(double real, double imag) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Complex that && sameBits(real, that.real) && sameBits(imag, that.imag);
    }

    @Override
    public int hashCode() {
      return Double.hashCode(real) * 31 + Double.hashCode(imag);
    }
  }

  /// A `str` whose chars are its code points: no code point above U+FFFF, no adjacent surrogate pair.
  record Str(String value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Str that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /// A `str` that [Str] cannot hold, as code points.
  record WideStr(CodePoints value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof WideStr that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /// A `bytes` object.
  record Bytes(ByteSequence value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  record Tuple(List<Const> items) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Tuple that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }
  }

  /// A frozenset, its members in insertion order.
  record FrozenSet(List<Const> items) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof FrozenSet that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode() ^ 1;
    }
  }

  record Slice(Const start, Const stop, Const step) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Slice that && start.equals(that.start) && stop.equals(that.stop) && step.equals(that.step);
    }

    @Override
    public int hashCode() {
      return (start.hashCode() * 31 + stop.hashCode()) * 31 + step.hashCode();
    }
  }

  /// A nested code object; compared by identity of the code.
  record Code(CodeObject value) implements Const {
    @Override
    public boolean equals(Object other) {
      return other instanceof Code that && value == that.value;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }
  }

  /// The integer `value` in its canonical record.
  static Const of(BigInteger value) {
    return value.bitLength() < Long.SIZE ? new Int(value.longValue()) : new BigInt(value);
  }

  private static boolean sameBits(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  /// The `str` of these code points in its canonical record; takes the array over.
  static Const ofCodePoints(int[] codePoints) {
    for (int i = 0; i < codePoints.length; i++) {
      boolean pairsUp = i > 0 && (codePoints[i] & ~0x3ff) == 0xdc00 && (codePoints[i - 1] & ~0x3ff) == 0xd800;
      if (codePoints[i] > 0xffff || pairsUp) {
        return new WideStr(new CodePoints(codePoints));
      }
    }
    return new Str(new String(codePoints, 0, codePoints.length));
  }
}
