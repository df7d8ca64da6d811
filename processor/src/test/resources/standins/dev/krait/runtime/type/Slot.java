// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

public final class Slot {
  public static final int LT = 0, LE = 1, EQ = 2, NE = 3, GT = 4, GE = 5;
}
