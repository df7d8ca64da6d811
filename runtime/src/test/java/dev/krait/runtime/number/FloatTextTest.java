// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Floats as CPython prints them.
class FloatTextTest {
  private static void check(String expected, double value) {
    assertEquals(expected, FloatText.repr(value));
    if (!Double.isNaN(value)) {
      assertEquals(value, FloatText.parse(expected));
    }
  }

  private static void check(String expected, double value, char code, int precision) {
    assertEquals(expected, FloatText.format(value, code, precision, false, false));
  }

  @Test
  void repr() {
    check("0.0", 0.0);
    check("-0.0", -0.0);
    check("1e-05", 1e-5);
    check("0.0001", 1e-4);
    check("1e+16", 1e16);
    check("1000000000000000.0", 1e15);
    check("1e-323", 9.9e-324);
    check("5e-324", Double.MIN_VALUE);
    check("1.7976931348623157e+308", Double.MAX_VALUE);
    check("0.1", 0.1);
    check("inf", Double.POSITIVE_INFINITY);
    check("nan", Double.NaN);
  }

  @Test
  void formats() {
    check("2", 2.5, 'f', 0);
    check("4", 3.5, 'f', 0);
    check("1.00", 1.005, 'f', 2);
    check("1.234568e+03", 1234.5678, 'e', 6);
    check("1.23e+03", 1234.5678, 'g', 3);
    check("1234.57", 1234.5678, 'g', 6);
    check("INF", Double.POSITIVE_INFINITY, 'F', 6);
  }
}
