// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.util.Arrays;

/// An immutable sequence of code points compared by value; owns its array.
public record CodePoints(int[] array) {
  @Override
  public boolean equals(Object other) {
    return other instanceof CodePoints that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return new String(array, 0, array.length);
  }
}
